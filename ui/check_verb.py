"""The verb `check`: is a ledger or a package whole, and what is missing for the filing?"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import InvalidEntryError
from ui import jobs
from ui.exit_codes import DONE, REFUSED

if TYPE_CHECKING:
    from model.submission import Filing


def run(options: argparse.Namespace) -> int:
    """Carry out `check`."""
    from model.files.package_check import is_package

    if is_package(options.ledger):
        return _check_package(options.ledger, options.against)
    if options.against is not None:
        raise InvalidEntryError("--ledger 用于核对报送包，没有核对。请把报送包写在 check 后面。")
    return _check_ledger(options.ledger)


def _check_ledger(path: Path) -> int:
    from model.settings import as_of
    from model.submission import read_submission
    from model.submission_files import require_whole_files
    from reports.report_checks import find_all_missing
    from ui.signed_jobs import look_at_stored
    from ui.submission.differences import as_missing, doubts, lines

    with jobs.open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()
        require_whole_files(ledger)
        looked = list(look_at_stored(path))
        missing = (*find_all_missing(ledger, as_of(ledger)), *as_missing(doubts(looked)))
        filing = read_submission(ledger)
    print("文件完好。")
    if filing is not None and filing.is_filed:
        print(_filed(filing))
    for gap in missing:
        print(f"· {gap.message}")
        for found in gap.findings:
            print(f"    {found.title}：{found.message}")
    print(_summary(len(missing), is_filed=filing is not None and filing.is_filed))
    for name, look in looked:
        print(f"{name}：", *lines(look), sep="\n")
    return DONE


def _filed(filing: "Filing") -> str:
    from model.submission_stage import sent_words, submission_stage

    stage = submission_stage(filing, filing.events[-1].happened_on)
    return f"{stage.sentence}；{sent_words(filing)}。"


def _summary(kinds: int, *, is_filed: bool) -> str:
    if not kinds:
        return "报送所需内容齐全。"
    if is_filed:
        return f"已报出；按台账现在的内容还有{kinds}类缺项，需要更正的，请登记退回或补报。"
    return f"报送前还有{kinds}类缺项。"


def _check_package(path: Path, ledger: Path | None) -> int:
    from model.files.package_check import check_package
    from ui.package_jobs import registered_as

    found = check_package(path)
    if not found.differences:
        words = "报送件{}个文件，压缩包内相同" if found.has_archive else "{}个文件"
        print(f"报送包完好：{words.format(found.files)}，与打包时一致，没有多出的文件。")
        if ledger is None:
            return DONE
        is_known, told = registered_as(ledger, found.list_sha256)
        print(told, file=None if is_known else sys.stderr)
        return DONE if is_known else REFUSED
    lines = "\n".join(f"· {each}" for each in found.differences)
    print(f"报送包与打包时不一致，请用原来的报送包：\n{lines}", file=sys.stderr)
    return REFUSED
