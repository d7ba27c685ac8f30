"""Signs of Markdown and of HTML in a line of text, and titles that only their bold print ends."""

import re

from model.reading.signs import CJK


def drop_markdown(text: str) -> str:
    """The line without Markdown signs; a bold title that leads a paragraph ends with 。."""
    if not _ANY.search(text):
        return text
    if _RULE.fullmatch(text):
        return ""
    if lead := _BOLD_LEAD.match(text):
        text = close_lead((lead[1] or "") + lead[2], lead[3])
    for sign in (_HEADING, _LINE_BREAK, _BOLD, _STRUCK, _PICTURE, _CODE):
        text = sign.sub("", text)
    text = _drop_bullet(text)
    text = _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    return _ENTITY.sub(_sign, _ESCAPED.sub(r"\1", text))


def close_lead(lead: str, rest: str) -> str:
    """A numbered title in bold, closed by 。 where the text of its paragraph follows."""
    title, after = lead.rstrip(), rest.lstrip()
    marked = _TITLE_MARK.match(title)
    if not marked or not after or after[0] in _GOES_ON or title[-1] in _OPEN:
        return lead + rest
    closed = title.rstrip("。：:" if marked.lastgroup == "titled" else "。")
    if len(closed) - marked.end() < _SHORTEST_TITLE or closed[-1] in "：:！？":
        return lead + rest
    return f"{closed}。{after}"


_SHORTEST_TITLE = 4  # signs: fewer are words that were stressed
_GOES_ON = "，。、；：！？）》”,;:!?)"
_OPEN = "，、；,;（(《“—"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_TITLE_MARK = re.compile(
    rf"\s*(?:(?P<titled>{_NUMERAL}\s?、|[（(]\s?{_NUMERAL}\s?[）)]、?|第{_NUMERAL}(?:部分|章)[：、]?)"
    r"|(?P<other>\d{1,3}[.、]|—{1,4}|-{1,2}))\s*"
)
_ANY = re.compile(r"[*_#>`~\\\[&<=+•●◆■▪▫◇◎○★☆▲△►▶➢➤✓✔√※·\-\ue000-\uf8ff]")
_BOLD = re.compile(r"\*\*|__")
_BOLD_LEAD = re.compile(
    rf"^\s*((?:{_NUMERAL}、|[（(]{_NUMERAL}[）)]|\d{{1,3}}\\?[.、]|—{{1,4}}|-{{1,2}})\s?)?"
    r"\*\*\s*([^*]{1,200})\*\*(.*)"
)
_HEADING = re.compile(r"^\s*#{1,6}\s+|\s#+\s*$")
_RULE = re.compile(r"^\s*(?:[-=*_]\s?){3,}$")
_STRUCK = re.compile(r"~~")
_CODE = re.compile(r"`+")
_LINE_BREAK = re.compile(r"<br\s?/?>\s*|\\$", re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\]\[]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\]\[]*)\]\([^()]*\)")
_EMPHASIS = re.compile(
    rf"(?<![*A-Za-z0-9_\\])([*_])(?=[{CJK}“《（])([^*_]{{1,200}})\1(?![*A-Za-z0-9_])"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_QUOTE = re.compile(r"^\s*(?:>\s?){0,4}>\s+")
_BULLET = re.compile(r"^\s*(?:[*+]\s+|[•●◆■▪▫◇◎○★☆▲△►▶➢➤✓✔√※·\ue000-\uf8ff]\s*)")
_LISTED = re.compile(rf"^\s*-\s+(?={_NUMERAL}\s?、|[（(]\s?{_NUMERAL}\s?[）)]|\d{{1,3}}[.、])")
_MARKED = re.compile(
    rf"\s*(?:[—-]|{_NUMERAL}\s?、|[（(]|第|[①-⑳]|\d|附件|(?:责任|牵头|配合|参与|完成)[^，。]{{0,6}}[：:])"
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});")


def _drop_bullet(text: str) -> str:
    """Without the bullet; words that nothing else marks keep their place in a list as a ——."""
    text = _LISTED.sub("", _QUOTE.sub("", text))
    bulleted = _BULLET.sub("", text)
    if bulleted == text or _MARKED.match(bulleted) or not bulleted.strip():
        return bulleted
    return "——" + bulleted.lstrip()


def _sign(entity: re.Match[str]) -> str:
    from html import unescape  # rarely needed: only copies of a page's source hold these

    return unescape(entity[0])
