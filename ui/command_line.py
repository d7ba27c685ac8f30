"""The verbs of the command line (命令行): the same jobs as the window, without Qt.

Exit codes: 0 done; 3 a person has to decide, what is said; 4 refused, with one Chinese sentence;
130 stopped by the person or the system; 1 a bug.
"""

import argparse
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from model.errors import FileAccessError, InvalidEntryError, OfficeError, UndecidedError
from model.files.names import require_short_names
from ui import check_verb, jobs, list_verb, paper_files, paper_jobs
from ui.command_arguments import USAGE, parser
from ui.exit_codes import DONE, REFUSED, STOPPED, UNDECIDED
from ui.regular_file import read_regular
from ui.resources import ROOT
from ui.told_progress import progress_line

# How a command that another process asked for says that it has ended.
ENDED = "完毕"
OUT = ROOT / "out"


def run(arguments: list[str]) -> int:
    """Carry out what the arguments say; without a verb the window opens."""
    _speak_utf8()
    if {"-h", "--help"} & {*arguments[:1], *arguments[-1:]}:
        print(USAGE, end="")
        return DONE
    try:
        if not arguments or arguments[0] not in _VERBS:
            return _open_window(arguments)
        # Whoever ends us leaves no child and no half a file behind.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        options = parser().parse_args(arguments)
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
    for path in paper_jobs.write_papers(
        ledger, ledger.parent, [p.name for p in paper_files.PAPERS]
    ):
        print(f"已生成：{path}")
    print(f"已打包：{_demo_package(ledger)}")
    return DONE


def _demo_package(ledger: Path) -> Path:
    """The package of the sample office, a draft made anew: nobody has signed its report."""
    from ui.package_jobs import write_package

    folder = ledger.parent / "示例报送包"
    shutil.rmtree(folder, ignore_errors=True)
    jobs.make_folder(folder)
    return write_package(ledger, folder, is_draft=True).folder


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
    names = options.only or [paper.name for paper in paper_files.PAPERS]
    if options.unit:
        names = options.only or list(paper_files.OF_A_UNIT)
        if set(names) - set(paper_files.OF_A_UNIT):
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
        unit=options.unit or "",
        is_ranked=options.ranked,
        progress=told,
    ):
        print(f"已生成：{path}")
    return DONE


def _package(options: argparse.Namespace) -> int:
    from ui.package_jobs import note_in_file, told_lines, write_package

    packed = write_package(
        options.ledger,
        options.out,
        is_draft=options.draft,
        is_agreed=options.anyway,
        as_of=options.as_of,
        progress=_tell_progress if options.progress else None,
    )
    made, *rest = told_lines(packed)
    print(made, *(rest if options.unnoted else ()), sep="\n", flush=True)
    if not (packed.is_draft or options.unnoted):
        note_in_file(options.ledger, packed)
        print("已记入报送登记。")
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
    "check": check_verb.run,
}


def _speak_utf8() -> None:
    # A Chinese Windows console would print GBK, and a pipe would lose rare characters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
