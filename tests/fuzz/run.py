"""Many broken files are read by two workers (make fuzz); failures are kept in out/fuzz/.

A worker that dies or hangs is started again behind the file that did it; every file can be made
again from the seed and its number.
"""

import argparse
import faulthandler
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.fuzz.trial import Trial, attempt, file_of  # noqa: E402 - found through ROOT

OUT = ROOT / "out" / "fuzz"
WORKERS = 2
HANG = 20  # seconds after which a worker inside a library is ended
RESTART_AFTER = 5_000  # files; what libraries leak must not add up to the cap


def main(arguments: list[str]) -> int:
    """Read the files and print what came of them; 1 when anything failed."""
    options = _parser().parse_args(arguments)
    if options.worker is not None:
        return _work(options)
    OUT.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    end = began + options.seconds if options.seconds else None
    workers = [_Worker(number, options, end) for number in range(WORKERS)]
    busy = workers
    while busy := [worker for worker in busy if worker.look()]:
        time.sleep(0.2)
    trials = [trial for worker in workers for trial in worker.trials]
    return _report(
        trials, max(worker.memory for worker in workers), time.monotonic() - began, options.seed
    )


def _report(trials: list[Trial], memory: int, seconds: float, seed: int) -> int:
    failures = [trial for trial in trials if trial.is_failure]
    kinds = Counter(trial.outcome if not trial.is_failure else "failed" for trial in trials)
    print(
        f"{len(trials)} files in {seconds:.0f} s: "
        + ", ".join(f"{n} {k}" for k, n in kinds.items())
    )
    for trial in sorted(trials, key=lambda trial: -trial.seconds)[:5]:
        print(f"slowest: {trial.seconds:.2f} s, file {trial.index}: {trial.outcome}")
    print(f"peak memory of a worker: {memory // 1024} MB")
    for trial in failures:
        kept = OUT / f"{seed}-{trial.index}.bin"
        kept.write_bytes(file_of(seed, trial.index))
        print(f"failed: {kept}: {trial.outcome}")
    return int(bool(failures))


class _Worker:
    """One worker process after another, through its share of the files."""

    def __init__(self, number: int, options: argparse.Namespace, end: float | None) -> None:
        self.trials: list[Trial] = []
        self.memory = 0
        self._options = options
        self._end = end
        self._next = number
        self._log = OUT / f"worker-{number}.txt"
        self._start()

    def look(self) -> bool:
        """Whether there is more to do; a worker that ended early is followed by another."""
        is_over = self._end is not None and time.monotonic() > self._end
        if is_over:
            self._process.kill()
        if self._process.poll() is None:
            return True
        self._take(died=self._process.returncode != 0 and not is_over)
        if is_over or self._next >= self._options.files:
            return False
        self._start()
        return True

    def _start(self) -> None:
        with self._log.open("wb") as log, self._log.with_suffix(".err").open("ab") as complaints:
            command = [sys.executable, __file__, "--worker", str(self._next)]
            shared = ["--files", str(self._options.files), "--seed", str(self._options.seed)]
            self._process = subprocess.Popen([*command, *shared], stdout=log, stderr=complaints)

    def _take(self, *, died: bool) -> None:
        for line in self._log.read_text(encoding="utf-8", errors="replace").splitlines():
            match line.split("\t"):
                case [index, seconds, outcome]:
                    self.trials.append(Trial(int(index), outcome, float(seconds)))
                    self._next = int(index) + WORKERS
                case ["memory", kilobytes]:
                    self.memory = max(self.memory, int(kilobytes))
        if died:
            self.trials.append(Trial(self._next, f"died: {self._process.returncode}", 0.0))
            self._next += WORKERS


def _work(options: argparse.Namespace) -> int:
    from ui.reading_child import cap_memory

    cap_memory()
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for index in _indexes(options):
        faulthandler.dump_traceback_later(HANG, exit=True)
        trial = attempt(options.seed, index)
        faulthandler.cancel_dump_traceback_later()
        outcome = " ".join(trial.outcome.split())
        print(index, f"{trial.seconds:.4f}", outcome, sep="\t")
        print("memory", _peak(), sep="\t", flush=True)
    return 0


def _indexes(options: argparse.Namespace) -> Iterator[int]:
    last = min(options.files, options.worker + RESTART_AFTER * WORKERS)
    yield from range(options.worker, last, WORKERS)


def _peak() -> int:
    """Kilobytes at the most."""
    if os.name == "nt":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=None, help="stop after that long")
    parser.add_argument("--worker", type=int, default=None, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
