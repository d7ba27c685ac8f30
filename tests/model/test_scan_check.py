"""The stamped scan against the final text: pages, paper, words."""

from dataclasses import replace

import pytest

from model.paper_text import PaperText
from model.reading.scan import Scan, ScanPage
from model.scan_check import check_scan

PAGE = ScanPage(width=210, height=297, signs=0, is_picture=True)
TEXT = "根据《工作指引》要求，现将2023年推动知识产权高质量发展成效报告如下。"
EXPECTED = PaperText(lines=(TEXT,))


def scan(*pages: ScanPage, text: str = "") -> Scan:
    return Scan(pages=pages, text=text)


def test_a_scan_without_words_says_what_could_not_be_compared() -> None:
    check = check_scan(scan(PAGE, PAGE), pages=2, expected=EXPECTED, against="定稿")
    assert (check.pages, check.has_words, check.findings) == (2, False, ())
    (note,) = check.notes
    assert "没有文字，没有与定稿比对文字，只核对了纸张、空白页和页数" in note


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (scan(PAGE), "扫描件有1页，定稿有2页，可能漏扫了1页"),
        (scan(PAGE, PAGE, PAGE), "扫描件有3页，定稿有2页，多出1页"),
        (
            scan(PAGE, replace(PAGE, width=216, height=279)),
            "第2页不是 A4 纸（第2页为216×279毫米）",
        ),
        (scan(PAGE, replace(PAGE, is_picture=False)), "第2页是空白页"),
        (scan(PAGE, PAGE, text="会议通知：定于明日上午开会。"), "文字与定稿差别很大"),
        (
            scan(*[replace(PAGE, is_picture=False, signs=9)] * 2, text=TEXT),
            "不像扫描件：各页都是文字",
        ),
    ],
)
def test_what_does_not_fit_is_told(found: Scan, said: str) -> None:
    (finding,) = check_scan(found, pages=2, expected=EXPECTED, against="定稿").findings
    assert said in finding


def test_scans_are_seldom_cut_to_the_millimetre_or_upright() -> None:
    pages = (replace(PAGE, width=208, height=300), replace(PAGE, width=297, height=210))
    check = check_scan(
        scan(*pages, text=TEXT.replace("推动", "椎动")), pages=2, expected=EXPECTED, against="定稿"
    )
    assert (check.findings, check.notes) == ((), ())


def test_many_pages_are_not_listed_one_by_one() -> None:
    check = check_scan(scan(*[replace(PAGE, width=100)] * 12), expected=EXPECTED, against="定稿")
    assert check.findings[0].startswith("第1、2、3、4、5、6、7、8、9、10页等12页不是 A4 纸")


def test_what_was_not_compared_is_not_claimed() -> None:
    check = check_scan(scan(PAGE, text=TEXT), expected=EXPECTED, against="台账生成的报告")
    assert check.notes == ("扫描件共1页；定稿页数无法确定，未核对。",)
    other = check_scan(scan(PAGE, text="会议通知。"), expected=EXPECTED, against="台账生成的报告")
    assert other.findings == ("扫描件里的文字与台账生成的报告差别很大，请核对是否选错文件。",)
