"""What was read of a sentence in one line each, for a person: its targets, its time limits."""

from model.day_words import day_words
from model.reading.document import ReadDeadline, ReadTarget
from model.words import TargetOp


def target_words(target: ReadTarget) -> str:
    """A target in one line: what is measured, how, how much."""
    value = target.value
    if isinstance(value, tuple):
        return f"{target.metric} {value[0]:f}—{value[1]:f}{target.unit}"
    return f"{target.metric} {_SIGNS.get(target.op, '')} {value:f}{target.unit}"


def deadline_words(deadline: ReadDeadline) -> str:
    """A time limit in one line: its words, and the date that follows from them."""
    day = deadline.due.day
    said = day_words(day) if day else "没有具体日期"
    return deadline.quote if said in deadline.quote else f"{deadline.quote} → {said}"


_SIGNS = {
    TargetOp.EQUAL: "=",
    TargetOp.AT_LEAST: "≥",
    TargetOp.AT_MOST: "≤",
    TargetOp.ABOUT: "≈",
}
