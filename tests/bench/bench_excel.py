"""Bar: a ledger of 10,000 × 14 as a workbook in 1 s of CPU and 60 MB, flat at 100,000."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from model.words import Lamp
from reports.document import Column, ColumnKind, Row, Table
from reports.excel import write_workbook

BARS = {10_000: (1.0, 60), 100_000: (10.0, 60)}
_LAMPS = tuple(Lamp)
_WORK = "推动省级地理标志保护条例列入年度立法计划，完成调研论证和草案起草，征求各市（州）意见。"
_COLUMNS = tuple(
    Column(heading=heading, kind=kind, width=width)
    for heading, kind, width in (
        ("序号", ColumnKind.NUMBER, 4),
        ("任务来源", ColumnKind.TEXT, 14),
        ("落实举措", ColumnKind.TEXT, 22),
        ("成果形式", ColumnKind.TEXT, 8),
        ("牵头单位", ColumnKind.TEXT, 7),
        ("配合单位", ColumnKind.TEXT, 9),
        ("责任人", ColumnKind.LABEL, 6),
        ("启动时间", ColumnKind.DATE, 7),
        ("完成时限", ColumnKind.TEXT, 7),
        ("进展", ColumnKind.LABEL, 5),
        ("亮灯", ColumnKind.LAMP, 6),
        ("完成率", ColumnKind.PERCENT, 5),
        ("进展情况", ColumnKind.TEXT, 18),
        ("下一步措施", ColumnKind.TEXT, 14),
    )
)


def ledger(count: int) -> Table:
    """A ledger with rows as long as real ones."""
    return Table(name="工作台账", columns=_COLUMNS, rows=lambda: _rows(count), count=count)


def _rows(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield (
            number,
            f"三、（{number % 9 + 1}）{_WORK[: 10 + number % 25]}",
            _WORK + f"第{number}项",
            "条例草案",
            "条法处",
            "保护处、运用促进处",
            "一级调研员",
            date(2023, 4, 1) + timedelta(days=number % 200),
            "2023年12月底前",
            "推进中",
            _LAMPS[number % 5],
            number % 101 // 100,
            _WORK * (number % 3),
            _WORK[: number % 30],
        )


def measure(count: int) -> tuple[float, float]:
    """Seconds of CPU and megabytes at the peak for a workbook of so many rows."""
    with tempfile.TemporaryFile() as target:
        began = time.process_time()
        write_workbook(target, (ledger(count),), title="工作台账")
        return time.process_time() - began, peak_megabytes()


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(say: Callable[[str], None] = print) -> int:
    """Print what was measured beside its bar; 1 when a bar is broken."""
    is_broken = False
    for count, (most_seconds, most_megabytes) in BARS.items():
        seconds, megabytes = measure(count)
        is_broken = is_broken or seconds > most_seconds or megabytes > most_megabytes
        say(
            f"Excel {count:>7,} × {len(_COLUMNS)}: {seconds:.2f} s ≤ {most_seconds} s CPU,"
            f" {megabytes:.0f} MB ≤ {most_megabytes} MB"
        )
    return int(is_broken)


if __name__ == "__main__":
    sys.exit(main())
