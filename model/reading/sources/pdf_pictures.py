"""The pages of a finished PDF as pictures (页面图像), for a preview and for the printer.

PDFium must not be entered by two threads at a time: a lock stands before it, whoever asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any

_POINTS_PER_INCH = 72
# A sheet as fine as this takes 35 MB; finer ones look no better.
_FINEST = 300
_pdfium = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page drawn on white: rows of `stride` bytes, four bytes a point: blue, green, red, none."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPictures:
    """An open PDF; `sizes` are those of its pages in points, turned as they are read.

    `headings` are its bookmarks, with the page (from 0) to which each leads.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with _pdfium:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = tuple(
                self._document.get_page_size(page) for page in range(len(self._document))
            )
            self.headings = dict(_headings(self._document))

    def picture(self, page: int, *, scale: float) -> Picture:
        """A page at so many picture points per point of paper."""
        with _pdfium:
            opened = self._document[page]
            try:
                drawn = opened.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
                return Picture(
                    width=drawn.width,
                    height=drawn.height,
                    stride=drawn.stride,
                    pixels=bytes(drawn.buffer),
                )
            finally:
                opened.close()

    def close(self) -> None:
        """Let go of the file."""
        with _pdfium:
            self._document.close()


def _headings(document: Any) -> Iterator[tuple[str, int]]:
    for bookmark in document.get_toc():
        place = bookmark.get_dest()
        page = place.get_index() if place is not None else None
        if page is not None:
            yield bookmark.get_title(), page


def printed_scale(dots_per_inch: int) -> float:
    """The scale at which a page is drawn for a printer."""
    return min(dots_per_inch, _FINEST) / _POINTS_PER_INCH
