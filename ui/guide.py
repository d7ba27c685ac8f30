"""使用手册: the guide of the whole year, read inside the program beside the desk."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.resources import ROOT

GUIDE = ROOT / "docs" / "user-guide.md"
_PLACE = Qt.ItemDataRole.UserRole
_LINE = 145  # percent of the height of a line
_PICTURE = "\ufffc"  # how a picture stands in the text of a paragraph
_DEEPEST = 3  # levels of headings that the list of contents shows


class Guide(QDialog):
    """Its contents at the left, its text with pictures at the right."""

    def __init__(self, parent: QWidget | None = None, path: Path = GUIDE) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用手册")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.text = _Text()
        self.contents = QListWidget()
        self.contents.setAccessibleName("目录")
        self.contents.setProperty("role", "contents")
        self.contents.itemClicked.connect(self._go_to)
        self.contents.itemActivated.connect(self._go_to)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.contents)
        sides.addWidget(self.text)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        step = theme.unit(self.font())
        sides.setSizes([28 * step, 92 * step])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sides)
        self.resize(124 * step, 96 * step)
        self.setMinimumSize(70 * step, 48 * step)
        self.text.show_file(path)
        self._list_contents()

    def _list_contents(self) -> None:
        document = self.text.document()
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if 1 < level <= _DEEPEST:
                entry = QListWidgetItem("　" * (level - 2) + block.text(), self.contents)
                entry.setData(_PLACE, block.blockNumber())
                entry.setSizeHint(QSize(0, theme.row_height(self.font())))
            block = block.next()

    def _go_to(self, item: QListWidgetItem) -> None:
        self.text.go_to(self.text.document().findBlockByNumber(item.data(_PLACE)))


class _Text(QTextBrowser):
    """Shows a Markdown file; pictures never stand wider than the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenExternalLinks(False)
        self.setAccessibleName("手册正文")
        self.setProperty("role", "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._path = GUIDE
        self._width = 0

    def show_file(self, path: Path) -> None:
        """Show this file; its pictures lie where it says, from its own folder."""
        self._path = path
        self.document().setDocumentMargin(3 * theme.unit(self.font()))
        self._write()

    def go_to(self, block: QTextBlock) -> None:
        """Bring a heading to the upper edge."""
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - theme.unit(self.font()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        words = name.path() if isinstance(name, QUrl) else name
        picture = QImage(str(self._path.parent / words))
        ratio = self.devicePixelRatioF()
        room = round(self._room() * ratio)
        if picture.width() > room:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(room, smooth)
        picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._width:
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)

    def sizeHint(self) -> QSize:
        return QSize(80 * theme.unit(self.font()), 60 * theme.unit(self.font()))

    def _room(self) -> int:
        return max(1, self.viewport().width() - round(2 * self.document().documentMargin()))

    def _write(self) -> None:
        self._width = self._room()
        self.document().clear()
        self.setMarkdown(self._path.read_text(encoding="utf-8"))
        self._set_type()

    def _set_type(self) -> None:
        """Lines with air between them, and keys in the face of the text on a tint."""
        step = theme.unit(self.font())
        block = self.document().begin()
        while block.isValid():
            looks = block.blockFormat()
            if _PICTURE not in block.text():
                looks.setLineHeight(
                    _LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                )
            if looks.headingLevel() > 1:
                looks.setTopMargin((5 - looks.headingLevel()) * step)
            QTextCursor(block).setBlockFormat(looks)
            _tint_keys(block)
            block = block.next()


def _tint_keys(block: QTextBlock) -> None:
    pieces = []
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        if piece.charFormat().fontFixedPitch():
            pieces.append((piece.position(), piece.length()))
        place += 1
    looks = QTextCharFormat()
    looks.setFontFixedPitch(False)
    looks.setFontFamilies(QGuiApplication.font().families())
    looks.setBackground(theme.current().selection_idle)
    for start, length in pieces:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(looks)
