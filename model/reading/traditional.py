"""Traditional characters → Simplified ones, sign by sign and never word by word (繁体转简体)."""

import re
from collections.abc import Callable
from dataclasses import replace

from model.reading.document import INFO, Finding
from model.reading.lines import Line
from model.reading.pages import is_page_number


def simplify(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines in Simplified characters, and one finding when any was Traditional."""
    changed: list[Line] = []
    convert = _converter({sign for line in lines for sign in set(line.text)})
    first, count = 0, 0
    texts = _particles([convert(line.text) if convert else line.text for line in lines])
    for line, text in zip(lines, texts, strict=True):
        if text != line.text:
            first = first or line.number
            count += _differing(line.text, text)
            line = replace(line, text=text)
        changed.append(line)
    return changed, [_finding(first, count)] if count else []


_IDEOGRAPHS = "\u3400"
# A plain t2s leaves 著; it is 着 in these words, and stays in 著作 显著 著名 and all others.
_PARTICLE = re.compile(
    r"(?<![显名专论编原译巨卓昭土遗])著(?=[力手眼重想落陆急装])"
    r"|(?<=[沿随接朝向本跟对有凭冲为])著(?![作录述书者名称])"
    r"|(?<=意味|围绕|面临|存在|伴随|承担|肩负|发挥|担负|面对|按照|承载|蕴含|孕育|经历|标志|预示)著(?![作录述书者名称])"
)


def _converter(signs: set[str]) -> Callable[[str], str] | None:
    """OpenCC, loaded only when a sign is met that is Traditional and nothing else."""
    rare = [sign for sign in signs - _in_gb2312("".join(signs)) if sign >= _IDEOGRAPHS]
    if not rare:
        return None
    from opencc import OpenCC  # 15 ms

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert if any(convert(sign) != sign for sign in rare) else None


def _in_gb2312(signs: str) -> set[str]:
    """Those of the signs that stand in the standard set of Simplified characters."""
    return set(signs.encode("gb2312", "ignore").decode("gb2312"))


def _particles(texts: list[str]) -> list[str]:
    """The texts with 着 in its words, also where the end of a line tears one."""
    filled = [at for at, text in enumerate(texts) if text.strip() and not is_page_number(text)]
    for before, at, after in zip([-1, *filled], filled, [*filled[1:], -1], strict=False):
        if "著" in texts[at]:
            above = texts[before].rstrip()[-2:] if before >= 0 else ""
            below = texts[after].lstrip()[:1] if after >= 0 else ""
            mended = _PARTICLE.sub("着", above + texts[at] + below)
            texts[at] = mended[len(above) : len(mended) - len(below)]
    return texts


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False)) or 1


def _finding(line: int, count: int) -> Finding:
    message = f"原文有繁体字，已将 {count} 个字转换为简体，请核对人名、地名等专用字。"
    return Finding(severity=INFO, line=line, message=message)
