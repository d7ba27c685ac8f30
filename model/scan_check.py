"""The stamped scan (盖章扫描件): its paper, its pages, and its words if it has any, held against
the final text (定稿), or against the report of the ledger while that is not there. A seal is
looked at by people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.paper_text import PaperText
from model.reading.scan import Scan, ScanPage
from model.same_text import share_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanCheck:
    """What was seen: `findings` have to be looked at, `notes` say what could not be."""

    pages: int
    has_words: bool
    findings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def check_scan(
    scan: Scan, *, expected: PaperText, against: str, pages: int | None = None
) -> ScanCheck:
    """Compare a scan with the words of a paper, named `against`, and the pages of the final text.

    A word processor counts pages; where none has, they are not compared, and that is said.
    """
    has_words = bool(scan.text)
    findings = [*_count(len(scan.pages), pages), *_sizes(scan.pages), *_empty(scan.pages)]
    notes = []
    if not has_words:
        notes.append(
            f"扫描件里没有文字，没有与{against}比对文字，{_checked(pages)}，请对照纸件核对。"
        )
    else:
        findings += _words(scan.text, expected, against)
    if pages is None:
        notes.append(f"扫描件共{len(scan.pages)}页；定稿页数无法确定，未核对。")
    if has_words and not any(page.is_picture for page in scan.pages):
        findings.append(
            "这个 PDF 不像扫描件：各页都是文字，不是图片，可能是由 Word 直接导出、尚未盖章的，"
            "请核对是否选错文件。"
        )
    return ScanCheck(
        pages=len(scan.pages), has_words=has_words, findings=tuple(findings), notes=tuple(notes)
    )


_A4 = (210, 297)
_SLACK = 6  # millimetres that a scanner cuts off or adds
_ALIKE = 0.15  # recognition errs, and reads tables in another order
_SHOWN = 10


def _checked(pages: int | None) -> str:
    return "只核对了纸张和空白页" if pages is None else "只核对了纸张、空白页和页数"


def _count(found: int, expected: int | None) -> Iterable[str]:
    if expected is not None and found < expected:
        yield f"扫描件有{found}页，定稿有{expected}页，可能漏扫了{expected - found}页，请核对。"
    elif expected is not None and found > expected:
        yield (
            f"扫描件有{found}页，定稿有{expected}页，多出{found - expected}页，"
            "请核对是否夹有其他材料或空白页。"
        )


def _sizes(pages: Sequence[ScanPage]) -> Iterable[str]:
    others = [at for at, page in enumerate(pages, start=1) if not _is_a4(page)]
    if others:
        page = pages[others[0] - 1]
        yield (
            f"{_numbers(others)}不是 A4 纸（第{others[0]}页为{page.width}×{page.height}毫米），"
            "请按 A4 重新扫描。"
        )


def _is_a4(page: ScanPage) -> bool:
    sides = sorted((page.width, page.height))
    return all(abs(side - usual) <= _SLACK for side, usual in zip(sides, _A4, strict=True))


def _empty(pages: Sequence[ScanPage]) -> Iterable[str]:
    empty = [at for at, page in enumerate(pages, start=1) if not page.signs and not page.is_picture]
    if empty:
        yield f"{_numbers(empty)}是空白页，请核对是否需要删去。"


def _words(text: str, expected: PaperText, against: str) -> Iterable[str]:
    if share_of(expected.lines, [text]) < _ALIKE:
        yield f"扫描件里的文字与{against}差别很大，请核对是否选错文件。"


def _numbers(pages: Sequence[int]) -> str:
    shown = "、".join(map(str, pages[:_SHOWN]))
    return f"第{shown}页" + (f"等{len(pages)}页" if len(pages) > _SHOWN else "")
