"""Bars: a ledger of 10,000 × 17 on paper in 8 s of CPU and 100 MB, at most 3 KB for a further row;
the year-end report with 200 actions in 1.5 s of CPU. Each is measured in a process of its own.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from model.words import Lamp
from reports.document import (
    Annex,
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
)
from reports.pdf import render_pdf
from ui.found_fonts import find_fonts

LEDGER_ROWS = (5_000, 10_000)
MOST_SECONDS, MOST_MEGABYTES, MOST_BYTES_A_ROW = 8.0, 100, 3_000
ACTIONS, MOST_REPORT_SECONDS = 200, 1.5
_LAMPS = tuple(Lamp)
_WORK = "推动省级地理标志保护条例列入年度立法计划，完成调研论证和草案起草，征求各市（州）意见。"
_COLUMNS = tuple(
    Column(heading=heading, kind=kind, width=width)
    for heading, kind, width in (
        ("序号", ColumnKind.LABEL, 3),
        ("任务来源", ColumnKind.TEXT, 7),
        ("重点任务（原文）", ColumnKind.TEXT, 16),
        ("落实举措", ColumnKind.TEXT, 16),
        ("责任单位（牵头、配合）", ColumnKind.TEXT, 10),
        ("责任领导", ColumnKind.LABEL, 4),
        ("责任人", ColumnKind.LABEL, 4),
        ("启动时间", ColumnKind.DATE, 5.5),
        ("完成时限", ColumnKind.LABEL, 6),
        ("成果形式及量化目标", ColumnKind.TEXT, 10),
        ("阶段目标", ColumnKind.TEXT, 12),
        ("亮灯", ColumnKind.LAMP, 5),
        ("进展情况", ColumnKind.TEXT, 16),
        ("存在问题及下一步措施", ColumnKind.TEXT, 12),
        ("主要成效", ColumnKind.TEXT, 12),
        ("佐证材料编号", ColumnKind.LABEL, 4),
        ("备注", ColumnKind.TEXT, 6),
    )
)


def ledger(count: int) -> Document:
    """A ledger with rows as long as real ones."""
    table = Table(name="工作台账", columns=_COLUMNS, rows=lambda: _rows(count), count=count)
    return Document(title="工作台账", blocks=(table,), landscape=True, mark="演示数据")


def report(actions: int) -> Document:
    """A year-end report: a sentence for each action, and the wide table of them."""
    sections = [
        Paragraph(lead=f"（{number}）第{number}项任务。", text=_WORK * 10)
        for number in range(1, actions // 10 + 1)
    ]
    columns = tuple(_COLUMNS[at] for at in (0, 2, 3, 4, 8, 11, 14, 15))
    rows = [tuple(row[at] for at in (0, 2, 3, 4, 8, 11, 14, 15)) for row in _rows(actions)]
    table = Table(name="落实情况表", columns=columns, rows=lambda: rows, count=actions)
    annex = Annex(number=1, title="任务清单落实情况表", blocks=(table,), landscape=True)
    title = "示例省知识产权局关于报送2023年推动知识产权高质量发展成效的报告"
    blocks: tuple[Block, ...] = (
        Title(text=title),
        Heading(level=1, text="一、重点任务落实成效"),
        *sections,
    )
    return Document(title=title, blocks=blocks, annexes=(annex,))


def _rows(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield (
            number,
            f"三、（{number % 9 + 1}）",
            _WORK[: 20 + number % 21],
            _WORK[number % 10 :] + f"第{number}项",
            "牵头：条法处\n配合：保护处、运用促进处",
            "王演示",
            "赵模拟",
            date(2023, 4, 1) + timedelta(days=number % 200),
            "12月底前",
            "条例草案；不少于20件",
            f"三季度：{_WORK[: number % 20]}",
            _LAMPS[number % 5],
            f"{number % 12 + 1}月：{_WORK[number % 7 :]}",
            _WORK[: number % 30],
            _WORK[: number % 40],
            str(number),
            None,
        )


def measure(kind: str, count: int) -> tuple[float, float]:
    """Seconds of CPU and megabytes at the peak for a paper in this process, fonts included."""
    import resource

    document = ledger(count) if kind == "ledger" else report(count)
    began = time.process_time()
    render_pdf(document, find_fonts(()))
    seconds = time.process_time() - began
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_apart(kind: str, count: int) -> tuple[float, float]:
    """The same in a fresh process."""
    command = [sys.executable, __file__, kind, str(count)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, megabytes = map(float, told.split())
    return seconds, megabytes


def main(say: Callable[[str], None] = print) -> int:
    """Print what was measured beside its bar; 1 when a bar is broken."""
    few, many = LEDGER_ROWS
    _, less = measure_apart("ledger", few)
    seconds, megabytes = measure_apart("ledger", many)
    row = (megabytes - less) * 1024 * 1024 / (many - few)
    report_seconds, _ = measure_apart("report", ACTIONS)
    say(
        f"PDF {many:>9,} × {len(_COLUMNS)}: {seconds:.2f} s ≤ {MOST_SECONDS} s CPU,"
        f" {megabytes:.0f} MB ≤ {MOST_MEGABYTES} MB, {row:.0f} B ≤ {MOST_BYTES_A_ROW} B a row"
    )
    say(f"PDF report, {ACTIONS} actions: {report_seconds:.2f} s ≤ {MOST_REPORT_SECONDS} s CPU")
    is_kept = (
        seconds <= MOST_SECONDS
        and megabytes <= MOST_MEGABYTES
        and row <= MOST_BYTES_A_ROW
        and report_seconds <= MOST_REPORT_SECONDS
    )
    return 0 if is_kept else 1


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.stdout.write("{} {}\n".format(*measure(sys.argv[1], int(sys.argv[2]))))
    else:
        sys.exit(main())
