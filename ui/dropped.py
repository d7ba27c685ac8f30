"""What is dropped on the window (拖入的文件)."""

from pathlib import Path

from PySide6.QtCore import QMimeData

LEDGER_SUFFIX = ".zhize"


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The files that were dropped; what lies on the web is none."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
