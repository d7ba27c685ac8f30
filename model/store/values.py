"""Values on their way into columns and back: dates, words and decimals are text in the file."""

import unicodedata
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_Entity = TypeVar("_Entity")
Column = str | int | bytes | None


def to_column(value: object) -> Column:
    """What is stored for a value; text loses the characters that no paper can show."""
    if type(value) is str:  # most are
        return clean_text(value)
    match value:
        case None | bytes():
            return value
        case bool():
            return int(value)
        case Enum():
            return str(value.value)
        case str():
            return clean_text(value)
        case int():
            return value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")


def clean_text(text: str) -> str:
    """Text without control characters (line breaks and tabs stay) and lone surrogates."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def clean_line(text: str) -> str:
    """Clean text without spaces around it, so that what looks empty is empty."""
    return clean_text(text).strip()


def like_anywhere(words: str) -> str:
    """The pattern that finds these very words anywhere: LIKE … ESCAPE '\\'."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def read_as(kind: type[_Entity], row: Mapping[str, Any] | Any) -> _Entity:
    """A row as a frozen value; each field is read from the column of its name."""
    return kind(**{name: convert(row[name]) for name, convert in _converters(cast(Hashable, kind))})


@lru_cache(maxsize=64)
def _converters(kind: Hashable) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _converter(hints[field.name])) for field in fields(cast(Any, kind)))


def _converter(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        convert = _converter(inner)
        return lambda value: None if value is None else convert(value)
    if isinstance(hint, NewType) or hint in (str, int):
        return lambda value: value
    if hint is date:
        return date.fromisoformat
    converter: Callable[[Any], Any] = hint
    return converter
