"""Tooltips (提示): always plain, never a page long."""

from html import escape

_LONGEST = 400


def tip(words: str) -> str:
    """Words as a tooltip: Qt would take “<b>” for a mark, and show 40,000 characters."""
    short = words if len(words) <= _LONGEST else words[:_LONGEST] + "……"
    return f"<div style='white-space: pre-wrap'>{escape(short)}</div>" if short else ""
