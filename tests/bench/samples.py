"""Sample ledgers that the benches share, and processes that measure beside them.

A sample of 100,000 takes minutes to make: in `make bench` each size is made once.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ui import jobs
from ui.resources import ROOT

_SHARED = "ZHIZE_BENCH_SAMPLES"
USUAL = 92  # what the sample office has by itself


@contextmanager
def shared_samples() -> Iterator[None]:
    """Keep what is made in here for the benches that run in here."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[_SHARED] = folder
        yield
        del os.environ[_SHARED]


def sample(size: int, folder: Path) -> Path:
    """A sample of so many actions of one's own in this folder."""
    kept = Path(os.environ.get(_SHARED, folder)) / f"sample-{size}.zhize"
    if not kept.exists():
        jobs.make_sample(kept, actions=None if size == USUAL else size).close()
    return Path(shutil.copy(kept, folder / f"{size}.zhize"))


def python(*arguments: str, folder: Path) -> str:
    """What a process of its own says, drawn off screen; a second one finds compiled modules."""
    warm = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    found = subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | warm | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return found.stdout
