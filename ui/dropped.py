"""What is dropped on the window (拖入的文件)."""

from pathlib import Path

from PySide6.QtCore import QMimeData

LEDGER_SUFFIX = ".zhize"


def dropped_file(data: QMimeData) -> Path | None:
    """The one file that was dropped; several at once cannot be reviewed together."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
