"""What is on screen on paper beside its bars: 200 rows changed and drawn anew in 0.3 s with a child
that is warm, the child loaded in 1.5 s; 10,000 rows in 8 s of CPU and 150 MB, the window free.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from model.division_changes import read_division_changes
from model.reading.sources.pdf_pictures import PdfPictures
from tests.bench.samples import sample
from ui import jobs
from ui.command_line import ENDED
from ui.resources import ROOT

ROWS, MANY = 200, 10_000
FIRST, AGAIN, COMPARED = 1500.0, 300.0, 1500.0  # milliseconds
MOST_SECONDS, MOST_MEGABYTES = 8.0, 150


def main() -> int:
    """Print what was measured beside its bar; 1 when a bar is broken."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.zhize", Path(folder) / "large.zhize"
        jobs.make_sample(small, actions=ROWS).close()
        sample(MANY, Path(folder)).rename(large)
        child = _Child()
        first, *others = (_to_first_page(child, small, Path(folder)) for _ in range(4))
        child.end()
        told = [
            _told(f"{ROWS} rows to the first page, cold", first, FIRST, "ms"),
            _told(f"{ROWS} rows to the first page, warm", min(others), AGAIN, "ms"),
            _told(f"{MANY} actions compared, all new", _compared(large), COMPARED, "ms"),
        ]
        if sys.platform.startswith("linux"):
            seconds, megabytes = _alone(large, Path(folder) / "large.pdf")
            told += [
                _told(f"{MANY} rows as PDF, CPU", seconds, MOST_SECONDS, "s"),
                _told(f"{MANY} rows as PDF, memory", megabytes, MOST_MEGABYTES, "MB"),
            ]
    return int(not all(told))


@dataclass
class _Child:
    """Our own verb `attend`, as the window keeps it."""

    def __post_init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "attend"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str) -> None:
        """Carry out one command."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(arguments) + "\n")
        stdin.flush()
        while not (line := stdout.readline()).startswith(ENDED):
            assert line, "the child has gone"

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()


def _to_first_page(child: _Child, ledger: Path, folder: Path) -> float:
    target = folder / "list.pdf"
    start = time.perf_counter()
    child.run("list", str(ledger), "--to", str(target), "--progress")
    pdf = PdfPictures(target.read_bytes())
    pdf.picture(0, scale=1.5)
    spent = time.perf_counter() - start
    pdf.close()
    return spent * 1000


def _compared(path: Path) -> float:
    with jobs.open_ledger(path, read_only=True) as ledger:
        start = time.process_time()
        assert len(read_division_changes(ledger, 0)) == MANY
        return (time.process_time() - start) * 1000


def _alone(ledger: Path, target: Path) -> tuple[float, float]:
    """CPU seconds and megabytes of the verb in a process of its own."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, str(ROOT / "main.py"), "list", str(ledger), "--to", str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def _told(name: str, found: float, bar: float, unit: str) -> bool:
    is_kept = found <= bar
    mark = "" if is_kept else "  <- over the bar"
    print(f"{name:<40}{found:>9.1f} {unit:<3} bar {bar:g} {unit}{mark}")
    return is_kept


if __name__ == "__main__":
    sys.exit(main())
