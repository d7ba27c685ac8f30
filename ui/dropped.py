"""What is dropped on the window, on a row or on the form (拖入的文件)."""

from pathlib import Path

from PySide6.QtCore import QMimeData

LEDGER_SUFFIX = ".zhize"


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The files that were dropped, whatever they are; what lies on the web is none."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
