"""Where files are usually put (常用文件夹): places that a clerk finds again."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.state import WindowState


def documents() -> Path:
    """The documents of the person who sits there."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def papers_folder(state: WindowState, ledger: Path) -> Path:
    """Where papers went last, else beside the ledger; the sample stands where nobody looks."""
    beside = ledger.parent
    return state.papers_folder or (documents() if beside == state.folder else beside)
