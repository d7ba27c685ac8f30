"""The menus (菜单), made from the table of commands."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.actions import COMMANDS, Command, Menu, Where, commands_of
from ui.icons import icon
from ui.theme import ThemeChoice
from ui.tooltips import tip

_WINDOW_STANDS = 200  # milliseconds


class Menus(QObject):
    """One QAction for each row of the table, in menus; says which command was asked for."""

    requested = Signal(str)
    requested_ledger = Signal(Path)
    requested_theme = Signal(ThemeChoice)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {each.name: self._action(each) for each in COMMANDS}
        self._recent = QMenu("最近打开", window)
        self._recent.setToolTipsVisible(True)
        self._themes = QMenu("外观", window)
        self.undo_steps = QMenu("撤销到…", window)
        self._fill_themes()
        self.bar = {menu: window.menuBar().addMenu(str(menu)) for menu in Menu}
        for menu, entries in self.bar.items():
            self._fill(entries, menu)
        self.recolour()

    def show_recent(self, paths: Iterable[Path]) -> None:
        """List the ledgers opened lately."""
        self._recent.clear()
        for path in paths:
            entry = self._recent.addAction(path.stem)
            entry.setToolTip(tip(str(path)))
            entry.triggered.connect(lambda _=False, chosen=path: self.requested_ledger.emit(chosen))
        self._recent.setEnabled(not self._recent.isEmpty())

    def show_theme(self, choice: ThemeChoice) -> None:
        """Mark the chosen appearance."""
        for entry in self._themes.actions():
            entry.setChecked(entry.data() == choice.name)

    def recolour(self) -> None:
        """Take the colours of the theme in force, as soon as the window stands."""
        QTimer.singleShot(_WINDOW_STANDS, self, self._draw_icons)

    def _draw_icons(self) -> None:
        for command in COMMANDS:
            if command.icon:
                self.actions[command.name].setIcon(icon(command.icon))
        self._themes.setIcon(icon("theme"))
        self.undo_steps.setIcon(icon("history"))

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.where is not Where.WINDOW:
            # Heard only where page adds the action to a view, never in a text field elsewhere.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        keys = f"（{command.keys[0]}）" if command.keys else ""
        action.setToolTip((command.tip or command.text) + keys)
        action.setStatusTip(command.tip)
        action.triggered.connect(lambda _=False, name=command.name: self.requested.emit(name))
        return action

    def _fill(self, menu: QMenu, kind: Menu) -> None:
        for command in commands_of(kind):
            menu.addAction(self.actions[command.name])
            if command.name == "open_sample":
                menu.addMenu(self._recent)
            if command.name == "redo":
                menu.addMenu(self.undo_steps)
                menu.addSeparator()
            if command.closes_group:
                menu.addSeparator()
            if command.name == "next_pane":
                menu.addMenu(self._themes)

    def _fill_themes(self) -> None:
        group = QActionGroup(self)
        for choice in ThemeChoice:
            entry = self._themes.addAction(str(choice))
            entry.setCheckable(True)
            entry.setData(choice.name)
            group.addAction(entry)
            entry.triggered.connect(lambda _=False, each=choice: self.requested_theme.emit(each))
