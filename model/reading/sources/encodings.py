"""Bytes of plain text → characters (文字编码): strictly, so that nothing is ever put in place
of a character that was not understood.
"""

from model.errors import InvalidEntryError, UndecidedError, UnreadableDocumentError, quoted

ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "简体中文（GB18030、GBK）",
    "big5": "繁体中文（Big5）",
    "utf-16-le": "Unicode（UTF-16，低位在前）",
    "utf-16-be": "Unicode（UTF-16，高位在前）",
}
"""The encodings a clerk can choose from, with their names on screen."""


def decode_text(data: bytes, *, name: str = "", encoding: str | None = None) -> str:
    """The text of a plain-text file, in the chosen encoding or in the one that is certain."""
    if encoding is not None:
        return _as_chosen(data, encoding, name)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], marked)
            if text is None or looks_binary(text):
                raise _not_a_text(name)
            return text
    text = _certain(data)
    if text is None:
        raise _undecided(data, name)
    return text


def previews(data: bytes) -> tuple[tuple[str, str], ...]:
    """Each encoding in which the bytes can be read, the likeliest first, with their first lines."""
    texts = [(encoding, _strictly(data, codec)) for encoding, codec in _CODECS.items()]
    shares = {
        encoding: (_share_of_usual(text), _first_lines(text))
        for encoding, text in texts
        if text is not None and not looks_binary(text)
    }
    likely = sorted(shares, key=lambda encoding: -shares[encoding][0])
    return tuple((each, shares[each][1]) for each in likely if shares[each][0] >= 0.5)


def looks_binary(text: str) -> bool:
    """Control signs beyond a stray one do not stand in a text that a person wrote."""
    found = sum(map(text.count, _CONTROLS))
    return "\0" in text or found * 100 > len(text)


_CODECS = {encoding: encoding for encoding in ENCODINGS} | {"big5": "big5hkscs"}
_ALIASES = {"utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "big-5": "big5"}
# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\v\f\r\x07")
_SAMPLE = 10_000
_PREVIEW_LINES = 3
_PREVIEW_WIDTH = 60
# A text of another encoding that GB18030 happens to admit is full of signs nobody assigned.
_MOST_PRIVATE = 0.005
# A text that is UTF-8 but for a few broken bytes is damaged, not of another encoding.
_MOST_DAMAGED = 0.02


def _as_chosen(data: bytes, encoding: str, name: str) -> str:
    chosen = _ALIASES.get(encoding.lower(), encoding.lower())
    if chosen not in ENCODINGS:
        known = "、".join(ENCODINGS)
        raise InvalidEntryError(
            f"没有名为{quoted(encoding)}的文字编码，没有读入。可以选择：{known}。"
        )
    mark = next((mark for mark, marked in _MARKS if marked == chosen), b"")
    text = _strictly(data.removeprefix(mark), _CODECS[chosen])
    if text is None or looks_binary(text):
        raise UnreadableDocumentError(
            f"{called(name)}不是用{ENCODINGS[chosen]}编码的，按它读不通，什么也没有导入；"
            "请换一种编码再试。"
        )
    return text


def _certain(data: bytes) -> str | None:
    if b"\0" in data:
        return _without_mark(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return None if looks_binary(text) else text
    text = _strictly(data, "gb18030")
    if text is None or looks_binary(text) or _is_foreign(text) or _is_damaged(data, "utf-8"):
        return None
    return text


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark shows in its line ends, blanks and digits: one byte of each is 0."""
    texts = [_strictly(data, encoding) for encoding in ("utf-16-le", "utf-16-be")]
    likely = [
        text for text in texts if text and not looks_binary(text) and _share_of_usual(text) >= 0.9
    ]
    return likely[0] if len(likely) == 1 else None


def _share_of_usual(text: str) -> float:
    """The share of signs that are met in Chinese texts."""
    sample = text[:_SAMPLE]
    return sum(map(_is_usual, sample)) / max(len(sample), 1)


def _is_usual(sign: str) -> bool:
    return (
        sign in "\t\r\n"
        or " " <= sign <= "~"
        or "\u4e00" <= sign <= "\u9fff"
        or "\u2010" <= sign <= "\u201f"
        or "\u3000" <= sign <= "\u3015"
        or "\uff01" <= sign <= "\uff5e"
    )


def _is_foreign(text: str) -> bool:
    private = sum("\ue000" <= sign <= "\uf8ff" for sign in text)
    return private > _MOST_PRIVATE * len(text)


def _is_damaged(data: bytes, encoding: str) -> bool:
    """Whether the bytes are a text of that encoding but for a few that broke on the way."""
    kept = data.decode(encoding, "ignore")
    lost = len(data) - len(kept.encode(encoding))
    beyond_ascii = sum(sign > "\x7f" for sign in kept)
    return (
        lost < _MOST_DAMAGED * len(data)
        and beyond_ascii > lost
        and _share_of_usual(kept) >= 0.9
        and not _is_foreign(kept)
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _undecided(data: bytes, name: str) -> UndecidedError | UnreadableDocumentError:
    if b"\0" not in data:
        for encoding in ("utf-8", "gb18030"):
            if _is_damaged(data, encoding) and (line := _first_broken(data, encoding)):
                return UnreadableDocumentError(
                    f"{called(name)}像是{ENCODINGS[encoding]}文本，但第{line}行有损坏的字节，"
                    "什么也没有导入；请重新取得文件，或从原网页重新复制后再读。"
                )
    choices = tuple(encoding for encoding, _ in previews(data))
    if not choices:
        return _not_a_text(name)
    return UndecidedError(
        f"不能断定{called(name)}用的是哪种文字编码，什么也没有导入；"
        "请选择编码后再读（选对时文字是通顺的）。",
        choices=choices,
    )


def _first_broken(data: bytes, encoding: str) -> int | None:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return data[: error.start].count(b"\n") + 1
    return None


def _not_a_text(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{called(name)}是不能识别的文件（也可能已损坏），什么也没有导入；"
        "请用 WPS 或 Word 打开来文，另存为“Word 文档（*.docx）”后再选择。"
    )


def called(name: str) -> str:
    """How a refusal names the file."""
    return quoted(name) if name else "这个文件"


def _first_lines(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n".join(line[:_PREVIEW_WIDTH] for line in lines[:_PREVIEW_LINES])
