"""What a scanned paper is (扫描件): its pages, their size, and the words in it if there are any."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPage:
    """A page: width and height in millimetres, how many signs of text, whether it is a picture."""

    width: int
    height: int
    signs: int
    is_picture: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The pages in order; `text` is what a text layer says, empty when there is none."""

    pages: tuple[ScanPage, ...]
    text: str = ""
