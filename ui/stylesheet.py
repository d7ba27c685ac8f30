"""The one small stylesheet: flat fields and buttons; item views are painted by delegates."""

from string import Template

from ui.resources import RESOURCES


def stylesheet(name: str, colours: dict[str, str]) -> str:
    """The stylesheet of a theme in its colours."""
    icons = (RESOURCES / "icons").as_posix()
    return Template(_SHEET).substitute(colours, icons=icons, name=name)


_SHEET = """
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $window; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $base; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $idle; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateTimeEdit, QSpinBox {
    background: $base; border: 1px solid $line; border-radius: 4px; padding: 3px 6px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 1px 2px; }
QTextEdit[role="page"], QTextEdit[role="page"]:focus, QTextEdit[role="page"]:hover {
    background: $base; border: none; border-radius: 0; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QDateTimeEdit:hover { border-color: $idle; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateTimeEdit:focus, QSpinBox:focus {
    border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {
    background: $window; color: $text; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $late;
    background: $late_tint; }

QDateTimeEdit, QSpinBox { padding: 0 6px; min-height: 25px; max-height: 25px; }
QDateTimeEdit:disabled, QSpinBox:disabled { background: $window; color: $text; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QLineEdit[restored="true"], QPlainTextEdit[restored="true"] { border-color: $soon;
    background: $soon_tint; }
QFrame#picker { background: $base; border: 1px solid $idle; border-radius: 4px; }

QComboBox { combobox-popup: 0; background: $base; border: 1px solid $line; border-radius: 4px;
    padding: 3px 6px 3px 8px; }
QComboBox:editable { padding-left: 6px; }
QComboBox:hover { border-color: $idle; }
QComboBox:focus, QComboBox:on { border-color: $accent; }
QComboBox:disabled { background: $window; color: $text; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow {
    image: url($icons/arrow_down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $line; outline: none;
    selection-background-color: $selection; selection-color: $text; }

QPushButton { background: $base; border: 1px solid $line; border-radius: 4px;
    padding: 4px 12px; }
QPushButton:hover { border-color: $idle; background: $raised; }
QPushButton:focus { border-color: $accent; }
QPushButton:pressed { background: $hover; }
QPushButton:disabled { color: $idle; background: $window; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[role="primary"]:disabled { background: $line; color: $idle; border-color: $line; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 3px 6px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $selection; }
QToolButton[role="heading"] { color: $accent; padding: 2px 4px 2px 0; margin-left: -5px; }
QToolButton[role="heading"]:checked { background: transparent; }
QToolButton[role="heading"]:hover { background: $hover; }
QToolButton:disabled { color: $idle; }
QToolButton[role="link"] { color: $accent; margin-left: -9px; padding: 3px 6px 3px 4px; }
QToolButton[role="link"]:focus { border-color: transparent transparent $accent transparent;
    border-radius: 0; }
QToolButton[role="link"]:disabled { color: $idle; }
QToolButton[role="count"] { padding: 2px 6px; }
QToolButton[role="figure"] { padding: 2px 10px 2px 0; margin-left: -4px; border: none;
    background: transparent; }
QToolButton[role="figure"]:hover { color: $accent; }
QToolButton[role="figure"]:disabled { color: $faded; }
QToolButton::menu-indicator { image: none; }

QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QTreeView::indicator,
QListView::indicator {
    width: 13px; height: 13px; border: 1px solid $idle; border-radius: 3px; background: $base; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/tick_$name.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line;
    background: $window; }
QCheckBox::indicator:checked:disabled { background: $idle; border-color: $idle; }
QRadioButton::indicator { border-radius: 7px; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 4px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $idle; }

QFrame#navigation { background: $window; border-right: 1px solid $line; }
QFrame#navigation QToolButton { padding: 7px 10px; border-radius: 6px; text-align: left; }
QFrame#navigation QToolButton:checked { background: $base; color: $accent; }
QFrame#header { background: $base; border-bottom: 1px solid $line; }
QFrame#pane { background: $base; border: none; }
QFrame#paneHead { background: $raised; border-bottom: 1px solid $line; }
QFrame#paneFoot { background: $base; border: none; border-top: 1px solid $line; }
QFrame#source { background: $source; border: none; border-left: 3px solid $source_line; }
QFrame#panel { background: $base; border: 1px solid $idle; border-radius: 4px; }
QFrame#quiet { background: $raised; border: 1px solid $line; border-radius: 4px; }
QFrame#drafts { background: $soon_tint; border: none; border-bottom: 1px solid $line; }
QFrame#popup { background: $base; border: 1px solid $idle; border-radius: 4px; }
QFrame#card { background: $base; border: 1px solid $line; border-radius: 6px; }
QLabel[role="faded"], QCheckBox[role="faded"] { color: $faded; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="late"] { color: $late; }
QLabel[role="soon"] { color: $soon; }
QLabel[role="ok"] { color: $ok; }
QLabel[role="mark"] { color: $soon; background: $soon_tint; border-radius: 4px;
    padding: 1px 6px; }
QLabel[role="locked"] { color: $late; background: $late_tint; border-radius: 4px;
    padding: 1px 6px; }

QTreeView { show-decoration-selected: 0; }
QTreeView, QTableView, QListView { background: $base; border: none; outline: none;
    alternate-background-color: $raised; }
QDialog > QTreeView, QDialog > QTableView, QDialog > QListView,
QTreeView[role="boxed"], QTableView[role="boxed"], QListView[role="boxed"] {
    border: 1px solid $line; border-radius: 4px; }
QListView[role="contents"] { padding: 8px; }
QTreeView::item, QTableView::item { border: none; background: transparent; }
QTreeView::branch, QTreeView::branch:selected { background: transparent; }
QTreeView::branch:has-children:closed { image: url($icons/arrow_right.svg); }
QTreeView::branch:has-children:open { image: url($icons/arrow_down.svg); }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $faded; border: none;
    border-bottom: 1px solid $line; padding: 4px 8px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $raised; border: none; }
QScrollArea { border: none; background: transparent; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 28px;
    min-width: 28px; }
QScrollBar::handle:hover { background: $idle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialogButtonBox { button-layout: 0; dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""
