"""Work done by hand in a file that we once wrote is never overwritten."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from model.errors import FileAccessError
from model.files.ours import PRODUCER, is_ours, refuse_to_replace_others


def _pdf(producer: str) -> bytes:
    held = BytesIO()
    canvas = Canvas(held, invariant=1)
    canvas.setProducer(producer)
    canvas.setAuthor("示例省（知识产权局）")
    canvas.drawString(10, 10, "report")
    canvas.save()
    return held.getvalue()


def _office(application: str | None) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<document/>")
        if application is not None:
            package.writestr(
                "docProps/app.xml", f"<Properties><Application>{application}</Application>"
            )
    return held.getvalue()


OURS = _pdf(PRODUCER)
NOTE_ADDED = OURS + (
    b"9 0 obj\n<</Type /Annot>>\nendobj\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer\n<</Prev 500 /Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(OURS) + 33)
)
OTHERS = {
    "another producer": _pdf("WPS"),
    "a note added in a PDF editor": NOTE_ADDED,
    "letters and escapes": _pdf("a\\b(c)\n"),
    "a PDF without an end": OURS[:-40],
    "an end that points outside": OURS.replace(b"startxref\n", b"startxref\n9"),
    "an end that points elsewhere": b"%PDF-1.4\nstartxref\n3\n%%EOF\n",
    "no information": OURS.replace(b"/Info", b"/Nono"),
    "no producer": OURS.replace(b"/Producer", b"/Nonsense"),
    "saved in WPS": _office("WPS Office_12.1"),
    "no program named": _office(None),
    "properties without a program": _office("").replace(b"Application", b"Applicatiox"),
    "half a zip": _office(PRODUCER)[:60],
    "text": "成效报告".encode(),
    "empty": b"",
}


@pytest.mark.parametrize("content", [OURS, _office(PRODUCER)], ids=["PDF", "Office"])
def test_what_we_wrote_is_ours_and_may_be_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "成效报告"
    path.write_bytes(content)
    assert is_ours(path)
    refuse_to_replace_others(path)


@pytest.mark.parametrize("kind", OTHERS)
def test_all_else_is_refused_with_what_to_do(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "成效报告.docx"
    path.write_bytes(OTHERS[kind])
    with pytest.raises(FileAccessError, match=r"“成效报告.docx”已存在.*换一个文件名"):
        refuse_to_replace_others(path)


def test_a_place_that_is_free_may_be_written(tmp_path: Path) -> None:
    refuse_to_replace_others(tmp_path / "新.pdf")
    assert not is_ours(tmp_path / "新.pdf")


def test_a_folder_is_not_ours(tmp_path: Path) -> None:
    assert not is_ours(tmp_path)


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is written anew with each example."""
    return tmp_path_factory.mktemp("torn") / "报告"


@given(at=st.integers(0), sign=st.integers(0, 255), kind=st.sampled_from([OURS, _office("知责")]))
def test_no_damage_makes_the_question_fail(torn: Path, at: int, sign: int, kind: bytes) -> None:
    at %= len(kind)
    torn.write_bytes(kind[:at] + bytes([sign]) + kind[at + 1 :])
    is_ours(torn)
