"""Long questions in pieces (分段): whoever asks may let the window live between two of them."""

from collections.abc import Generator
from typing import TypeVar

Answer = TypeVar("Answer")
# The ledger must not change in between: after news the question is asked anew.
Pieces = Generator[None, None, Answer]


def at_once(pieces: Pieces[Answer]) -> Answer:
    """The answer without a pause."""
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
