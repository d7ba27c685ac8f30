"""The signed files held against what is there to hold them against."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from unittest.mock import Mock

import pytest

from model.errors import UnreadableDocumentError, UnsteadyError
from model.ledger import Ledger
from model.paper_text import PaperText
from model.paragraph_changes import ParagraphChanges, Reworded
from model.reading.scan import Scan, ScanPage
from model.same_text import differing
from model.settings import change_settings
from model.signed_text import ElementChange, SignedComparison
from model.submission_events import register_event
from model.submission_files import put_signed_file
from model.table_changes import TableChange, TableChangeKind
from model.words import SubmissionEventKind, SubmissionFileKind
from reports.word import render_word
from reports.year_end import year_end_report
from tests.reading_here import read_here
from ui import jobs, signed_jobs
from ui.sandbox import OutOfTimeError
from ui.signed_jobs import SignedLook, look_at_signed, look_at_stored
from ui.submission.differences import lines

FINAL, SCAN = SubmissionFileKind.FINAL_TEXT, SubmissionFileKind.STAMPED_SCAN
CELL = TableChangeKind.CELL
AS_OF = date(2023, 11, 20)
PAGE = ScanPage(width=210, height=297, signs=9, is_picture=True)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "small.zhize"
    jobs.make_sample(path, actions=12).close()
    return path


@pytest.fixture
def ledger(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(jobs, "read_in_child", read_here)
    scanned = Scan(pages=(PAGE, PAGE), text="会议通知：定于明日上午开会。")
    monkeypatch.setattr(jobs, "look_at_scan", lambda *_, **__: scanned)
    path = tmp_path / "台账.zhize"
    path.write_bytes(small.read_bytes())
    return path


def saved_by_wps(word: bytes, pages: int) -> bytes:
    """The file as WPS leaves it: it notes the pages that it laid out."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(word)) as before, zipfile.ZipFile(saved, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/app.xml":
                noted = f"<Application>WPS Office</Application><Pages>{pages}</Pages>"
                data = f"<Properties>{noted}</Properties>".encode()
            after.writestr(name, data)
    return saved.getvalue()


def look_at_scan(ledger: Path) -> tuple[list[str], list[str]]:
    look = look_at_signed(ledger, SCAN, ledger, as_of=AS_OF)
    assert look.scan is not None
    return list(look.scan.findings), list(look.scan.notes)


def test_what_the_signed_text_does_not_say_is_told_too() -> None:
    change = ElementChange(name="成文日期", before="2023年11月20日", after="")
    comparison = SignedComparison(similarity=1, elements=(change,))
    told = list(lines(SignedLook(kind=SubmissionFileKind.FINAL_TEXT, comparison=comparison)))
    assert told[1] == "· 要素　成文日期　台账：2023年11月20日　文件：没有写明"


LONG = "1—10月全市知识产权运用稳步推进，" * 9


def told_of(before: str, after: str) -> list[str]:
    """What is told of a paragraph in which some words were changed."""
    reworded = Reworded(before=before, after=after, words=differing(before, after))
    changes = ParagraphChanges(reworded=(reworded,))
    comparison = SignedComparison(similarity=1, paragraphs=changes)
    return list(lines(SignedLook(kind=FINAL, comparison=comparison)))


def test_what_differs_stands_in_a_short_line_however_long_the_paragraph() -> None:
    for change in (("的89.2%。", "的89.3%。"), ("完成时限。", "时限。"), ("完成。", "已完成。")):
        before, after = (f"{LONG}完成年度目标{words}{LONG}" for words in change)
        line = told_of(before, after)[1]
        assert all(words in line for words in change)
        assert len(line) < 120


def test_the_words_around_a_difference_begin_and_end_with_whole_numbers() -> None:
    line = told_of(f"{LONG}12345678甲乙丙丁甲乙丙丁子。", f"{LONG}12345678甲乙丙丁甲乙丙丁丑。")[1]
    assert "……12345678甲" in line


def test_where_only_numbers_differ_it_is_a_figure_told_with_both_values() -> None:
    summary, line = told_of(f"{LONG}89.2%，逾期5项。", f"{LONG}89.3%，逾期4项。")
    assert "：数字1处。" in summary
    assert line.startswith("· 数字　台账89.2%，文件89.3%；台账5，文件4。　台账：……")
    assert "改写1处" in told_of("逾期5项。", "逾期4件。")[0]
    cell = TableChange(kind=CELL, table="指标", before="89.2%", after="89.3%")
    comparison = SignedComparison(similarity=1, tables=(cell, replace(cell, after="九成")))
    summary, *_ = lines(SignedLook(kind=FINAL, comparison=comparison))
    assert "：数字1处、表格1处。" in summary


def test_a_scan_without_words_is_not_said_to_agree(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned = Scan(pages=(PAGE, PAGE), text="")
    monkeypatch.setattr(jobs, "look_at_scan", lambda *_, **__: scanned)
    told = list(lines(look_at_signed(ledger, SCAN, ledger, as_of=AS_OF)))
    assert told[0] == "盖章扫描件的文字没有比对，已核对的没有发现问题。"
    assert "没有与台账生成的报告比对文字，只核对了纸张和空白页" in told[1]


def test_what_cannot_be_read_is_known_from_what_takes_too_long(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for refusal, is_unreadable in (
        (UnreadableDocumentError("已加密"), True),
        (OutOfTimeError("太慢"), False),
    ):
        monkeypatch.setattr(jobs, "look_at_scan", Mock(side_effect=refusal))
        look = look_at_signed(ledger, SCAN, ledger, as_of=AS_OF)
        assert (look.problem, look.is_unreadable) == (str(refusal), is_unreadable)


def test_without_a_final_text_a_scan_is_held_against_the_ledger(ledger: Path) -> None:
    (finding,), (note,) = look_at_scan(ledger)
    assert "与台账生成的报告差别很大" in finding
    assert "定稿页数无法确定，未核对" in note


def test_a_scan_is_held_against_words_and_pages_of_the_final_text(ledger: Path) -> None:
    with jobs.open_ledger(ledger) as opened:
        word = saved_by_wps(render_word(year_end_report(opened, AS_OF)), pages=3)
        with opened.step("放入定稿") as step:
            put_signed_file(step, FINAL, "定稿.docx", word, on=AS_OF)
    findings, notes = look_at_scan(ledger)
    assert findings == [
        "扫描件有2页，定稿有3页，可能漏扫了1页，请核对。",
        "扫描件里的文字与定稿差别很大，请核对是否选错文件。",
    ]
    assert notes == []


def test_what_was_signed_is_compared_as_of_its_day(ledger: Path) -> None:
    with jobs.open_ledger(ledger) as opened:
        with opened.step("签发") as step:
            register_event(step, SubmissionEventKind.SIGNED, AS_OF)
        word = render_word(year_end_report(opened, AS_OF))
        with opened.step("放入定稿") as step:
            put_signed_file(step, FINAL, "定稿.docx", word, on=AS_OF)
            change_settings(step, as_of=date(2023, 12, 31))
    assert [look.agrees for _, look in look_at_stored(ledger)] == [True]
    assert [look.agrees for _, look in look_at_stored(ledger, date(2023, 12, 31))] == [False]


@pytest.mark.parametrize(("changes", "is_read"), [(1, True), (9, False)])
def test_what_is_changed_while_it_is_read_is_read_again_and_never_called_broken(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, changes: int, is_read: bool
) -> None:
    expected, times = signed_jobs._expected, iter(range(changes))

    def change_and_read(opened: Ledger, as_of: date) -> PaperText:
        if next(times, None) is not None:
            with jobs.open_ledger(ledger) as other, other.step("改") as step:
                change_settings(step, contact=f"李{other.last_seq()}")
            raise LookupError("what was looked for has just been deleted")
        return expected(opened, as_of)

    monkeypatch.setattr(signed_jobs, "_expected", change_and_read)
    if is_read:
        assert not look_at_signed(ledger, SCAN, ledger, as_of=AS_OF).is_unreadable
    else:
        with pytest.raises(UnsteadyError, match="盖章扫描件没有核对：台账一直在被修改"):
            look_at_signed(ledger, SCAN, ledger, as_of=AS_OF)


def test_a_final_text_that_cannot_be_read_is_told_as_our_own(ledger: Path, tmp_path: Path) -> None:
    broken = tmp_path / "定稿.docx"
    broken.write_bytes(b"%PDF-1.4\n")
    look = look_at_signed(ledger, FINAL, broken, as_of=AS_OF)
    assert look.is_unreadable
    assert "没有采用；请在 WPS 或 Word 中打开签发的定稿" in look.problem
