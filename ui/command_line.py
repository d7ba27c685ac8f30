"""The verbs of the command line (命令行): the same jobs as the window, without Qt.

Exit codes: 0 done; 3 a person has to decide, what is said; 4 refused, with one Chinese sentence;
130 stopped by the person or the system; 1 a bug.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import NoReturn

from model.errors import FileAccessError, InvalidEntryError, OfficeError, UndecidedError
from model.files.names import require_short_names
from model.words import ListKind
from ui import jobs, list_verb, paper_jobs
from ui.option_words import count, day, seconds, year
from ui.regular_file import read_regular
from ui.resources import ROOT
from ui.sandbox import PATIENCE
from ui.told_progress import progress_line

DONE, UNDECIDED, REFUSED, STOPPED = 0, 3, 4, 130
# How a command that another process asked for says that it has ended.
ENDED = "完毕"
OUT = ROOT / "out"

_USAGE = """\
知责：年度任务清单的认领、分解、督办与报送

  python main.py [台账.zhize]               打开窗口
  python main.py read 文件 [--json] [--encoding 编码] [--patience 秒]
                                            看程序如何理解一份来文，不存入
  python main.py new 台账 [--office 全称] [--list 文件 [--encoding 编码]]
                                            新建台账，含2023年任务清单或所给文件
  python main.py import 台账 文件 [--encoding 编码] [--year 年份] [--kind 种类] [--accept]
                                            读入或更新任务清单；已有本地工作的原文要改动时，
                                            核对后用 --accept
  python main.py sample 台账 [--actions N] [--seed S]
                                            虚构的示例省知识产权局，可任意规模
  python main.py report 台账 --out 文件夹 [--only 名称] [--as-of 日期] [--unit 单位] [--ranked]
       名称：report 成效报告 · table 任务清单落实情况表 · ledger 工作台账
             division 任务分工方案和任务分工表 · extracts 各单位任务摘录 · bulletin 进展通报
             brief 一页纸 · notice 督办单 · material 素材汇编；不写 --only 则以上全部生成
             changes 任务分工调整前后对照表（--since 日期：从哪天起，不写则从上次生成任务分工表起）
       --unit 只生成一个单位的督办单、任务摘录；--ranked 进展通报按完成率排名（不写则按单位顺序）
  python main.py list 台账 --to 文件.pdf|.xlsx|.docx [--view 内容] [--unit 单位] [--post 责任人]
             [--lamp 逾期,临期] [--columns 列,列] [--group unit|post] [--title 标题]
             [--landscape|--portrait] [--size 磅数] [--ids 文件] [--as-of 日期] [--since 日期]
                                            窗口里能打印的清单，可按单位、责任人分页
       内容：actions 落实举措 · sentences 任务认领表 · contacts 通讯录 · items 按任务 · units 按单位
             overview 总览两表 · gaps 报送前核对 · changes 调整前后对照 · division 任务分工表
             report 成效报告（--without-annexes 不含附件）
  python main.py package 台账 --out 文件夹 [--draft]
                                            报送包：一个文件夹和一个压缩包，定稿和盖章扫描件
                                            须已放入；--draft 缺的用生成的代替，注明草稿
  python main.py check 台账|报送包          核对台账是否完好、报送还缺什么；或报送包（文件夹、
                                            .zip）是否与打包时一致
  python main.py attend                     逐行执行写成JSON的命令，供窗口在后台使用
"""


def run(arguments: list[str]) -> int:
    """Carry out what the arguments say; without a verb the window opens."""
    _speak_utf8()
    if arguments[:1] in (["-h"], ["--help"]):
        print(_USAGE, end="")
        return DONE
    try:
        if not arguments or arguments[0] not in _VERBS:
            return _open_window(arguments)
        # Whoever ends us leaves no child and no half a file behind.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        options = _parser().parse_args(arguments)
        return _VERBS[options.verb](options)
    except BrokenPipeError:  # who read along, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UndecidedError as question:
        print(_with_choices(question, _asked_about(options)), file=sys.stderr)
        return UNDECIDED
    except OfficeError as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("已停止，没有做完的内容没有存入。需要时请再执行一次。", file=sys.stderr)
        return STOPPED


def has_display() -> bool:
    """Whether a window can be shown; only Linux can be without."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _open_window(arguments: list[str]) -> int:
    if arguments == ["--demo"]:
        return _demo()
    if len(arguments) > 1 or (arguments and arguments[0].startswith("-")):
        raise InvalidEntryError(f"不认识的命令：{' '.join(arguments)}。可用 --help 查看用法。")
    for name in arguments:
        require_short_names(Path(name), undone="没有打开")
    if arguments and Path(arguments[0]).suffix != ".zhize" and not Path(arguments[0]).exists():
        raise InvalidEntryError(f"没有“{arguments[0]}”这个命令或文件。可用 --help 查看用法。")
    if not has_display():
        raise FileAccessError(
            "没有找到显示器，窗口没有打开，台账没有改动。请在桌面环境中运行；"
            "只需生成材料时可用 report 命令（--help 查看用法）。"
        )
    from ui.app import open_window

    return open_window(Path(arguments[0]) if arguments else None)


def _demo() -> int:
    """`make run`: the sample office in the window, or, without a display, its papers in out/."""
    ledger = OUT / "示例台账.zhize"
    jobs.make_folder(ledger.parent)
    if not ledger.exists():
        jobs.make_sample(ledger).close()
    if has_display():
        from ui.app import open_window

        return open_window(ledger)
    print(f"没有显示器，改为生成示例材料。示例台账：{ledger}")
    for path in paper_jobs.write_papers(ledger, ledger.parent, [p.name for p in paper_jobs.PAPERS]):
        print(f"已生成：{path}")
    return DONE


def _read(options: argparse.Namespace) -> int:
    from model.reading.json_words import as_json
    from model.reading.overview import overview

    if options.to:
        from ui.reading_child import read_for_parent

        read_for_parent(
            options.file,
            options.to,
            encoding=options.encoding,
            patience=options.patience,
            as_scan=options.scan,
        )
        return DONE
    document = jobs.read_official(
        options.file, encoding=options.encoding, patience=options.patience
    )
    if options.json:
        print(json.dumps(as_json(document), ensure_ascii=False, indent=2))
    else:
        print(overview(document))
    return DONE


def _asked_about(options: argparse.Namespace) -> Path | None:
    """The document on the command line, whatever the verb calls it."""
    found: Path | None = getattr(options, "file", None) or getattr(options, "list", None)
    return found


def _with_choices(question: UndecidedError, path: Path | None) -> str:
    """What is to be decided, and each way to decide it; encodings with their first line."""
    from model.reading.sources.encodings import ENCODINGS, previews

    words = [str(question)]
    if path and question.choices and set(question.choices) <= set(ENCODINGS):
        first = dict(previews(read_regular(path)))
        for choice in question.choices:
            beginning = first.get(choice, "").partition("\n")[0]
            words.append(f"  --encoding {choice:<10}{ENCODINGS[choice]}：{beginning}")
    elif question.choices:
        words.append(f"可选：{'、'.join(question.choices)}")
    return "\n".join(words)


def _new(options: argparse.Namespace) -> int:
    with jobs.new_ledger(
        options.ledger,
        office=options.office,
        task_list=options.list,
        encoding=options.encoding,
    ):
        print(f"已建立台账：{options.ledger}")
        if not options.office:
            print("尚未填写本局全称，可在窗口“文件 › 单位设置”中补填。")
    return DONE


def _import(options: argparse.Namespace) -> int:
    from ui.list_import import import_file, summary_of

    with jobs.open_ledger(options.ledger) as ledger:
        imported = import_file(
            ledger,
            options.file,
            encoding=options.encoding,
            year=options.year,
            kind=options.kind,
            accept=options.accept,
        )
    print(summary_of(imported))
    return DONE


def _sample(options: argparse.Namespace) -> int:
    from model.settings import as_of
    from model.summary import summarise

    with jobs.make_sample(options.ledger, actions=options.actions, seed=options.seed) as ledger:
        count = summarise(ledger, as_of(ledger)).actions.total
        print(f"已建立示例台账（虚构数据，落实举措{count}项）：{options.ledger}")
    return DONE


def _report(options: argparse.Namespace) -> int:
    names = options.only or [paper.name for paper in paper_jobs.PAPERS]
    if options.unit:
        names = options.only or list(paper_jobs.OF_A_UNIT)
        if set(names) - set(paper_jobs.OF_A_UNIT):
            raise InvalidEntryError(
                "只有督办单（notice）和各单位任务摘录（extracts）可以按 --unit 生成，没有生成材料。"
                "请去掉 --unit，或只写这两种。"
            )
    told = _tell_progress if options.progress else None
    for path in paper_jobs.write_papers(
        options.ledger,
        options.out,
        names,
        as_of=options.as_of,
        since=options.since,
        unit=options.unit,
        is_ranked=options.ranked,
        progress=told,
    ):
        print(f"已生成：{path}")
    return DONE


def _package(options: argparse.Namespace) -> int:
    from ui.package_jobs import note_in_file, write_package

    packed = write_package(
        options.ledger,
        options.out,
        is_draft=options.draft,
        as_of=options.as_of,
        progress=_tell_progress if options.progress else None,
    )
    print(f"已打包：{packed.folder}")
    if not (packed.is_draft or options.unnoted):
        print(note_in_file(options.ledger, packed) or "已记入报送登记。")
    return DONE


def _list(options: argparse.Namespace) -> int:
    from ui.list_jobs import write_list

    write_list(
        options.ledger,
        lambda ledger, as_of: list_verb.view_of(options, ledger, as_of),
        options.to,
        as_of=options.as_of,
        progress=_tell_progress if options.progress else None,
    )
    print(f"已生成：{options.to}")
    return DONE


def _attend(_: argparse.Namespace) -> int:
    """For the window alone: command lines as JSON on standard input, one after the other.

    What one list has loaded serves the next. Each ends with its exit code and its complaints.
    """
    for line in sys.stdin:
        with redirect_stderr(StringIO()) as complaints:
            code = run(json.loads(line))
        print(f"{ENDED} {code} {json.dumps(complaints.getvalue().strip())}", flush=True)
        if code == STOPPED:
            return code
    return DONE


def _check(options: argparse.Namespace) -> int:
    from model.files.package_check import is_package
    from model.settings import as_of
    from model.submission_files import require_whole_files
    from reports.report_checks import find_all_missing

    if is_package(options.ledger):
        return _check_package(options.ledger)
    with jobs.open_ledger(options.ledger, read_only=True) as ledger:
        ledger.check_integrity()
        require_whole_files(ledger)
        missing = find_all_missing(ledger, as_of(ledger))
        print("文件完好。")
        for gap in missing:
            print(f"· {gap.message}")
            for found in gap.findings:
                print(f"    {found.title}：{found.message}")
        print(f"报送前还有{len(missing)}类缺项。" if missing else "报送所需内容齐全。")
    return DONE


def _check_package(path: Path) -> int:
    from model.files.package_check import check_package

    found = check_package(path)
    if not found.differences:
        print(f"报送包完好：{found.files}个文件，与打包时一致，没有多出的文件。")
        return DONE
    lines = "\n".join(f"· {each}" for each in found.differences)
    print(f"报送包与打包时不一致，请用原来的报送包：\n{lines}", file=sys.stderr)
    return REFUSED


def _tell_progress(done: int, total: int | None) -> None:
    print(progress_line(done, total), flush=True)


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "read": _read,
    "new": _new,
    "import": _import,
    "sample": _sample,
    "report": _report,
    "package": _package,
    "list": _list,
    "attend": _attend,
    "check": _check,
}


class _Parser(argparse.ArgumentParser):
    """Speaks of wrong arguments as of any other refusal."""

    def error(self, message: str) -> NoReturn:
        raise InvalidEntryError("命令写法有误，没有执行。请用 --help 查看用法。") from ValueError(
            message
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", add_help=False)
    verbs = parser.add_subparsers(dest="verb", parser_class=_Parser)
    read = verbs.add_parser("read", add_help=False)
    read.add_argument("file", type=Path)
    read.add_argument("--json", action="store_true")
    read.add_argument("--encoding", default=None)
    read.add_argument("--patience", type=seconds, default=PATIENCE)
    # For the child alone: where to put what was read, and whether it is only looked at.
    read.add_argument("--to", type=Path, default=None)
    read.add_argument("--scan", action="store_true")
    new = verbs.add_parser("new", add_help=False)
    new.add_argument("ledger", type=Path)
    new.add_argument("--office", default="")
    new.add_argument("--list", type=Path, default=jobs.GUIDELINE_2023)
    new.add_argument("--encoding", default=None)
    sample = verbs.add_parser("sample", add_help=False)
    sample.add_argument("ledger", type=Path)
    sample.add_argument("--actions", type=count, default=None)
    sample.add_argument("--seed", type=int, default=0)
    into = verbs.add_parser("import", add_help=False)
    into.add_argument("ledger", type=Path)
    into.add_argument("file", type=Path)
    into.add_argument("--encoding", default=None)
    into.add_argument("--year", type=year, default=None)
    into.add_argument("--kind", type=ListKind, choices=tuple(ListKind), default=None)
    into.add_argument("--accept", action="store_true")
    report = verbs.add_parser("report", add_help=False)
    report.add_argument("ledger", type=Path)
    report.add_argument("--out", type=Path, required=True)
    papers = (*paper_jobs.PAPERS, paper_jobs.CHANGES)
    report.add_argument("--only", action="append", choices=[paper.name for paper in papers])
    report.add_argument("--since", type=day, default=None)
    report.add_argument("--as-of", type=day, default=None)
    report.add_argument("--unit", default="")
    report.add_argument("--ranked", action="store_true")
    report.add_argument("--progress", action="store_true")
    package = verbs.add_parser("package", add_help=False)
    package.add_argument("ledger", type=Path)
    package.add_argument("--out", type=Path, required=True)
    package.add_argument("--draft", action="store_true")
    package.add_argument("--as-of", type=day, default=None)
    # For the window alone, which notes the package itself.
    package.add_argument("--progress", action="store_true")
    package.add_argument("--unnoted", action="store_true")
    list_verb.add_options(verbs.add_parser("list", add_help=False))
    verbs.add_parser("attend", add_help=False)
    check = verbs.add_parser("check", add_help=False)
    check.add_argument("ledger", type=Path)
    return parser


def _speak_utf8() -> None:
    # A Chinese Windows console would print GBK, and a pipe would lose rare characters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
