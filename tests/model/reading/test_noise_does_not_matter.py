"""Noise of copies, added to a clean document, does not change what is read."""

import contextlib
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import OfficeError, UnreadableDocumentError
from model.reading.document import OfficialDocument
from model.reading.read import read_document
from tests.model.reading.clean_documents import ALL
from tests.model.reading.copy_noise import (
    Noise,
    half_width,
    in_markdown,
    in_square_brackets,
    indented,
    on_a_site,
    on_one_line,
    pinyin,
    spaced,
    titled_again,
    traditional,
    wrapped,
)

SOURCE = Path(__file__).parents[3] / "resources" / "task_lists" / "guideline-2023.txt"
HALF = str.maketrans("，；：（）", ",;:()")
SEEDS = st.integers(0, 2**32 - 1)


@cache
def lines() -> tuple[str, ...]:
    text = SOURCE.read_text("utf-8").replace(" and ", "和")
    return tuple(line.strip() for line in text.split("\n") if line.strip())


@cache
def clean() -> OfficialDocument:
    return read_document("\n".join(lines()).encode())


def same(noisy: str) -> bool:
    document = read_document(noisy.encode())
    return (document.title, document.chapters, document.attachments) == (
        clean().title,
        clean().chapters,
        clean().attachments,
    )


@settings(deadline=None)
@given(width=st.integers(26, 44), blank=st.booleans(), seed=SEEDS)
def test_hard_wraps_and_page_numbers(width: int, blank: bool, seed: int) -> None:
    random = Random(seed)
    noisy: list[str] = []
    for line in lines():
        for at in range(0, len(line), width):
            noisy.append(line[at : at + width])
            if at + width < len(line) and random.random() < 0.1:
                noisy += ["", random.choice(["— 3 —", "- 12 -", "第3页 共9页", "7"])]
            noisy += [""] * blank
    assert same("\n".join(noisy))


@settings(deadline=None)
@given(seed=SEEDS)
def test_spaces_between_characters(seed: int) -> None:
    random = Random(seed)
    spaced = (
        "".join(sign + " " * (ord(sign) > 255 and random.random() < 0.1) for sign in line)
        for line in lines()
    )
    assert same("\n".join(spaced))


@settings(deadline=None)
@given(seed=SEEDS)
def test_half_width_punctuation(seed: int) -> None:
    random = Random(seed)
    signs = "\n".join(lines())
    assert same("".join(s.translate(HALF) if random.random() < 0.5 else s for s in signs))


@settings(deadline=None)
@given(
    text=st.sampled_from(ALL),
    noise=st.sampled_from(
        [
            (traditional,),
            (pinyin,),
            (wrapped,),
            (spaced,),
            (half_width,),
            (on_a_site,),
            (in_markdown,),
            (indented,),
            (in_square_brackets,),
            (on_one_line,),
            (titled_again,),
            (pinyin, traditional, on_a_site),
            (traditional, pinyin, wrapped),
            (on_a_site, half_width, spaced),
            (in_markdown, spaced),
            (in_square_brackets, wrapped),
            (titled_again, on_a_site, wrapped),
            (traditional, on_one_line),
        ]
    ),
    seed=SEEDS,
)
def test_any_noise_on_any_layout(text: str, noise: tuple[Noise, ...], seed: int) -> None:
    random, noisy = Random(seed), text
    for each in noise:
        noisy = each(noisy, random)
    found, clean_one = read_document(noisy.encode()), read_document(text.encode())
    assert _shown(found) == _shown(clean_one)


def _shown(document: OfficialDocument) -> tuple[object, ...]:
    return (
        document.title,
        document.doc_number,
        document.issued_date,
        document.report_deadline,
        document.attachments,
        document.chapters,
    )


@settings(deadline=None)
@given(
    encoding=st.sampled_from(["utf-8-sig", "utf-16", "gb18030"]),
    end=st.sampled_from(["\r\n", "\r"]),
)
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    document = read_document(end.join(lines()).encode(encoding))
    assert document.chapters == clean().chapters


@settings(deadline=None)
@given(
    st.text(
        alphabet="一二、（）()1.2。，；：——责任单位牵头负责局司附件年月日前报送%达个《》“”\n 甲",
        max_size=200,
    )
)
def test_no_text_makes_the_reader_crash(text: str) -> None:
    with contextlib.suppress(UnreadableDocumentError):
        read_document(text.encode())


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_crash(data: bytes) -> None:
    with contextlib.suppress(OfficeError):
        read_document(data)
