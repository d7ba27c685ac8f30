"""What the window remembers between days (窗口状态): an ini file in the user's own folder."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ui.theme import ThemeChoice

_RECENT = 8


class WindowState:
    """Sizes, choices and recent ledgers; tests hand in a file of their own."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self.folder = path.parent

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark or what the system says."""
        stored = str(self._settings.value("theme", ThemeChoice.SYSTEM.name))
        return ThemeChoice.__members__.get(stored, ThemeChoice.SYSTEM)

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._settings.setValue("theme", choice.name)

    @property
    def papers_folder(self) -> Path | None:
        """Where papers went last time."""
        stored = str(self._settings.value("papers_folder", ""))
        return Path(stored) if stored else None

    @papers_folder.setter
    def papers_folder(self, folder: Path) -> None:
        self._settings.setValue("papers_folder", str(folder))

    @property
    def documents_folder(self) -> Path | None:
        """Where the last official document came from."""
        stored = str(self._settings.value("documents_folder", ""))
        return Path(stored) if stored else None

    @documents_folder.setter
    def documents_folder(self, folder: Path) -> None:
        self._settings.setValue("documents_folder", str(folder))

    @property
    def evidence_folder(self) -> Path | None:
        """Where the last evidence came from."""
        stored = str(self._settings.value("evidence_folder", ""))
        return Path(stored) if stored else None

    @evidence_folder.setter
    def evidence_folder(self, folder: Path) -> None:
        self._settings.setValue("evidence_folder", str(folder))

    @property
    def clerk(self) -> str:
        """Who works at this computer (经办人); nothing for the contact of the office."""
        return str(self._settings.value("clerk", ""))

    @clerk.setter
    def clerk(self, name: str) -> None:
        self._settings.setValue("clerk", name)

    @property
    def is_claiming(self) -> bool:
        """Whether 任务分解 shows 认领, not 分解."""
        return str(self._settings.value("claiming", "")) == "yes"

    @is_claiming.setter
    def is_claiming(self, on: bool) -> None:
        self._settings.setValue("claiming", "yes" if on else "no")

    def recent(self) -> tuple[Path, ...]:
        """Ledgers opened lately that are still there, the latest first."""
        stored = str(self._settings.value("recent", ""))
        return tuple(path for line in stored.split("\n") if line and _is_there(path := Path(line)))

    def remember_ledger(self, path: Path) -> None:
        """Put a ledger at the head of the recent ones."""
        others = [other for other in self.recent() if other != path]
        kept = [path, *others][:_RECENT]
        self._settings.setValue("recent", "\n".join(str(each) for each in kept))

    def page_of(self, ledger: Path) -> str:
        """The page on which this ledger was left; nothing when another was open last."""
        path, _, page = str(self._settings.value("page", "")).rpartition("\n")
        return page if path == str(ledger) else ""

    def keep_page(self, ledger: Path, page: str) -> None:
        """Remember on which page a ledger is left."""
        self._settings.setValue("page", f"{ledger}\n{page}")

    def load(self, name: str) -> QByteArray | None:
        """The stored shape of a window, splitter or header."""
        stored = self._settings.value(f"shape/{name}")
        return stored if isinstance(stored, QByteArray) and not stored.isEmpty() else None

    def keep(self, name: str, shape: QByteArray) -> None:
        """Store the shape of a window, splitter or header."""
        self._settings.setValue(f"shape/{name}", shape)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()


def usual_place() -> Path:
    """The ini file in the user's configuration folder."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "window.ini"


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder or network drive that may not be looked into today
        return False
