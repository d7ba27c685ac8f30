"""The edge of the parsers: what they raise over a broken file becomes a refusal in words."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from model.errors import UnreadableDocumentError


@contextmanager
def parsing(refusal: str) -> Iterator[None]:
    """Everything a parser was seen to raise is the file's fault and ends in the sentence given."""
    try:
        yield
    except PARSER_ERRORS as error:
        raise UnreadableDocumentError(refusal) from error


PARSER_ERRORS = (
    # RuntimeError covers RecursionError and PdfiumError, SyntaxError those of lxml.
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError),
    *(OSError, RuntimeError, SyntaxError, TypeError, ValueError, struct.error, zlib.error),
)
