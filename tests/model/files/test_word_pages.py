"""The pages of a Word file are those that a word processor counted, or not known."""

import zipfile
from pathlib import Path

import pytest

from model.files.ours import PRODUCER
from model.files.word_pages import counted_pages


@pytest.mark.parametrize(
    ("properties", "pages"),
    [
        ("<Pages>12</Pages><Application>WPS Office_12.1.0</Application>", 12),
        ("<Application>LibreOffice/7.4</Application>\n<Pages>3</Pages>", 3),
        (f"<Application>{PRODUCER}</Application><Pages>1</Pages>", None),
        ("<Application>Microsoft Office Word</Application>", None),
        ("<Application>Microsoft Office Word</Application><Pages>0</Pages>", None),
    ],
)
def test_pages_are_known_where_a_word_processor_counted_them(
    tmp_path: Path, properties: str, pages: int | None
) -> None:
    path = tmp_path / "定稿.docx"
    with zipfile.ZipFile(path, "w") as word:
        word.writestr("docProps/app.xml", f"<Properties>{properties}</Properties>")
    assert counted_pages(path) == pages


def test_what_is_no_word_file_has_no_known_pages(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 word")
    assert counted_pages(tmp_path / "坏.docx") is None
