"""Numbers of a sheet as the sheet shows them (单元格格式): "2.10", 45%, 2023年6月."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0',
    6: '"¥"#,##0',
    7: '"¥"#,##0.00',
    8: '"¥"#,##0.00',
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    # As a Chinese Excel and WPS show them.
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""The formats that a workbook names by number alone."""


def shown(value: str, code: str, *, since_1904: bool = False) -> str:
    """The number that a cell stores, as its format code shows it; "" stands for General."""
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return value.strip()
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST:
        return value.strip()
    section, signed = _section(code, number)
    if is_date(section):
        return _shown_date(number, section, since_1904=since_1904) or _general(number)
    try:
        return _shown_number(number, section, signed=signed)
    except InvalidOperation:  # more decimals than any number has
        return _general(number)


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """Whether the format code shows a day or a time."""
    bare = _LITERAL.sub("", _HINT.sub("", code))
    return _ELAPSED.search(code) is not None or _DATE_SIGN.search(bare) is not None


Token = tuple[str | None, str, re.Match[str]]
_LARGEST = 18  # digits; a cell of a list holds nothing beyond
_LITERAL = re.compile(r'"[^"]*"|[\\!_*].')
_HINT = re.compile(r"\[[^\]]*\]")  # colours, conditions, languages
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_SIGN = re.compile(r"(?<![A-Za-z])(?:[ymdhs]|aaa)", re.IGNORECASE)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|(?P<place>[0#?])|(?P<other>.)', re.DOTALL
)
_DATE_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<part>y+|m+|d+|h+|s+|a{3,4}|e+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,9})?)\]")


def _section(code: str, number: Decimal) -> tuple[str, bool]:
    """The part of the code meant for this number, and whether a minus is to be added."""
    sections = _split(code)
    if _CONDITION.search(sections[0]):
        fitting = (each for each in sections if _fits(each, number))
        return next(fitting, sections[-1]), number < 0
    if number < 0 and len(sections) > 1 and sections[1]:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], number < 0


@lru_cache(maxsize=512)
def _split(code: str) -> tuple[str, ...]:
    masked = _LITERAL.sub(lambda found: "\0" * len(found[0]), code)
    ends = [at for at, sign in enumerate(masked) if sign == ";"]
    starts = [0, *(at + 1 for at in ends)]
    return tuple(code[start:end] for start, end in zip(starts, [*ends, len(code)], strict=True))


def _fits(section: str, number: Decimal) -> bool:
    found = _CONDITION.search(section)
    if found is None:
        return True
    limit = Decimal(found[2])
    return {
        "<": number < limit,
        ">": number > limit,
        "<=": number <= limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[found[1]]


def _general(number: Decimal) -> str:
    if number == number.to_integral_value():
        return str(int(number))
    # A sheet keeps 17 digits of a binary number and shows ten: 0.30000000000000004 is 0.3.
    rounded = format(float(number), ".10g")
    return format(Decimal(rounded), "f")


def _shown_number(number: Decimal, section: str, *, signed: bool) -> str:
    code = _HINT.sub("", section)
    tokens = [(found.lastgroup, found[0], found) for found in _TOKEN.finditer(code)]
    bare = "".join(text for group, text, _ in tokens if group in ("place", "other"))
    if "general" in bare.lower() or "@" in bare or not re.search("[0#?]", bare):
        return _around_general(number, code)
    if "E+" in bare or "E-" in bare or "/" in bare:
        return _general(number)
    return _placed(number, tokens, bare, signed=signed)


def _around_general(number: Decimal, code: str) -> str:
    """General with words beside it, or a code that shows words alone."""
    if not code or "@" in code:
        return _general(number)
    before, found, after = re.sub("(?i)general", "\0", code).partition("\0")
    if not found:
        return "".join(_words(code)) or _general(number)
    return "".join((*_words(before), _general(number), *_words(after)))


def _words(code: str) -> Iterator[str]:
    for found in _TOKEN.finditer(code):
        yield found["quoted"] or found["escaped"] or found["other"] or ""


def _placed(number: Decimal, tokens: list[Token], bare: str, *, signed: bool) -> str:
    whole, _, rest = bare.partition(".")
    thousands = re.search(r"[0#?](,{1,5})(?:[^0#?,]|$)", bare)
    places = re.findall("[0#?]", rest)
    size = abs(number).scaleb(2 * bare.count("%") - (3 * len(thousands[1]) if thousands else 0))
    text = str(size.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP))
    before, _, after = text.partition(".")
    needed = len("".join(places).rstrip("#?"))
    after = after[:needed] + after[needed:].rstrip("0")
    grouped = re.search(r"[0#?],[0#?]", whole) is not None
    sign = "-" if signed and re.search("[1-9]", text) else ""
    return sign + _filled(tokens, before, after, grouped=grouped)


def _filled(tokens: list[Token], before: str, after: str, *, grouped: bool) -> str:
    """The digits put into their places: from the right before the point, from the left after."""
    point = next(
        (at for at, (group, text, _) in enumerate(tokens) if (group, text) == ("other", ".")),
        len(tokens),
    )
    return "".join(_whole(tokens[:point], before, grouped=grouped)) + "".join(
        _decimals(tokens[point:], after)
    )


def _whole(tokens: list[Token], digits: str, *, grouped: bool) -> list[str]:
    places = [at for at, (group, _, _) in enumerate(tokens) if group == "place"]
    left = "" if digits == "0" else digits
    if grouped:
        least = sum(tokens[at][1] == "0" for at in places)
        left = f"{int(digits):0{least}d}" if left or least else ""
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    pieces: list[str] = []
    for at in range(len(tokens) - 1, -1, -1):
        group, text, found = tokens[at]
        if group != "place":
            pieces.append(_literal(found, text))
        elif at == places[0]:
            pieces.append(left or ("0" if text == "0" else ""))
        elif not grouped:
            pieces.append(left[-1:] or ("0" if text == "0" else ""))
            left = left[:-1]
    return pieces[::-1]


def _decimals(tokens: list[Token], digits: str) -> Iterator[str]:
    left = digits
    for at, (group, text, found) in enumerate(tokens):
        if at == 0:
            yield "." if digits else ""
        elif group == "place":
            yield left[:1]
            left = left[1:]
        else:
            yield _literal(found, text)


def _literal(found: re.Match[str], text: str) -> str:
    if text == ",":
        return ""  # groups and thousands were counted already
    return found["quoted"] or found["escaped"] or found["other"] or ""


def _shown_date(number: Decimal, section: str, *, since_1904: bool) -> str | None:
    """None for a number that is no day, such as one before the calendar begins."""
    days = float(number)
    if days < 0 or days > 2_958_465:  # 9999-12-31
        return None
    # The calendar of 1900 has a 29 February that never was.
    day_before = 30 if days >= 60 else 31
    first = _EPOCH_1904 if since_1904 else _EPOCH_1904.replace(year=1899, month=12, day=day_before)
    moment = first + timedelta(seconds=round(days * 86_400))
    tokens = list(_DATE_TOKEN.finditer(section))
    halves = any(found["half"] for found in tokens)
    return "".join(
        _date_part(found, at, tokens, moment, days, halves=halves)
        for at, found in enumerate(tokens)
    )


def _date_part(
    found: re.Match[str],
    at: int,
    tokens: list[re.Match[str]],
    moment: datetime,
    days: float,
    *,
    halves: bool,
) -> str:
    if elapsed := found["elapsed"]:
        unit = {"h": 24, "m": 1440, "s": 86_400}[elapsed[0].lower()]
        return str(int(round(days * 86_400) * unit // 86_400)).zfill(len(elapsed))
    if found["half"]:
        names = ("AM", "PM") if found["half"].isascii() else ("上午", "下午")
        return names[moment.hour >= 12]
    if part := found["part"]:
        return _calendar(part.lower(), moment, is_minute=_is_minute(at, tokens), halves=halves)
    return found["quoted"] or found["escaped"] or found["other"] or ""


def _is_minute(at: int, tokens: list[re.Match[str]]) -> bool:
    """m means minutes after hours and before seconds."""
    before = next((t for t in reversed(tokens[:at]) if t["part"] or t["elapsed"]), None)
    after = next((t for t in tokens[at + 1 :] if t["part"] or t["elapsed"]), None)
    return _begins(before, "h") or _begins(after, "s")


def _begins(token: re.Match[str] | None, sign: str) -> bool:
    return token is not None and (token["part"] or token["elapsed"]).lower().startswith(sign)


def _calendar(part: str, moment: datetime, *, is_minute: bool, halves: bool) -> str:
    width = len(part)
    match part[0]:
        case "y" | "e":
            return (
                f"{moment.year:04d}" if width > 2 or part[0] == "e" else f"{moment.year % 100:02d}"
            )
        case "m" if is_minute:
            return f"{moment.minute:0{min(width, 2)}d}"
        case "m":
            return f"{moment.month:0{width}d}" if width < 3 else f"{moment.month}月"
        case "d":
            return f"{moment.day:0{width}d}" if width < 3 else "星期" + _WEEK[moment.weekday()]
        case "a":
            return ("星期" if width == 4 else "周") + _WEEK[moment.weekday()]
        case "h":
            hour = (moment.hour % 12 or 12) if halves else moment.hour
            return f"{hour:0{min(width, 2)}d}"
        case _:
            return f"{moment.second:0{min(width, 2)}d}"


# Days of a sheet have no zone; UTC stands for none.
_EPOCH_1904 = datetime(1904, 1, 1, tzinfo=UTC)
_WEEK = "一二三四五六日"
