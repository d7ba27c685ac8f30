"""One broken file is read (试读): only a refusal in words may come of it, and soon."""

import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from types import FrameType

from model.errors import OfficeError
from model.reading.read import understand
from model.reading.sources.recognise import read_source
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import seeds

MOST_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one file: read, refused, or the words of what should not have been raised."""

    index: int
    outcome: str
    seconds: float

    @property
    def is_failure(self) -> bool:
        """Whether anything but an outline or a refusal came of it."""
        return self.outcome not in ("read", "refused", "memory")


def file_of(seed: int, index: int) -> bytes:
    """The broken file with that number."""
    return mutated(Random(f"{seed}/{index}"), seeds())


def attempt(seed: int, index: int) -> Trial:
    """Read the file with that number as the child does."""
    data = file_of(seed, index)
    began = time.perf_counter()
    outcome = _outcome(data)
    return Trial(index, outcome, time.perf_counter() - began)


def _outcome(data: bytes) -> str:
    try:
        with _alarm():
            understand(read_source(data, name="来文.docx"))
    except OfficeError as refusal:
        said = str(refusal)
        return "refused" if said.endswith("。") and "\n" not in said else f"unclear: {said}"
    except (MemoryError, RecursionError):
        return "memory"  # the child says so in words
    except BaseException as bug:
        if isinstance(bug, KeyboardInterrupt):
            raise
        return f"{type(bug).__name__}: {bug}"[:300]
    return "read"


class TooSlowError(BaseException):
    """The time of one file is over; no parser may catch it."""


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
