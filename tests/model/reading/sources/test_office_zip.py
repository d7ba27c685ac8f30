"""Office files are checked before a parser sees them."""

import io
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableDocumentError
from model.reading.sources import office_zip
from model.reading.sources.office_zip import open_office


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_members_are_named_and_read() -> None:
    office = open_office(zipped({"word/document.xml": b"<a/>", "b.bin": b"x"}))
    assert office.names == ("word/document.xml", "b.bin")
    assert office.read("word/document.xml") == b"<a/>"


def test_a_missing_member_is_named() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"缺少“word/document\.xml”"):
        open_office(zipped({"a": b""})).read("word/document.xml")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="过大"):
        open_office(zipped({f"{at}": b"" for at in range(2_001)}))


def test_what_unpacks_to_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "MAX_UNPACKED", 5_000_000)
    zeros = bytes(2_000_000)
    assert open_office(zipped({"a": zeros, "b": zeros})).names
    with pytest.raises(UnreadableDocumentError, match="过大"):
        open_office(zipped({"a": zeros, "b": zeros, "c": zeros}))


def test_a_part_too_large_for_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "MAX_PART", 1_500_000)
    office = open_office(zipped({"a.xml": bytes(2_000_000)}))
    with pytest.raises(UnreadableDocumentError, match="过大"):
        office.read("a.xml")


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_wherever_it_stands(coding: str) -> None:
    bomb = "<?xml version='1.0'?>" + " " * ((1 << 20) - 25) + "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
    for name in ("word/document.xml", "odd.name"):
        with pytest.raises(UnreadableDocumentError, match="DTD"):
            open_office(zipped({name: bomb.encode(coding)}))


def test_an_embedded_page_may_have_its_doctype() -> None:
    assert open_office(zipped({"word/chunk.htm": b"<!DOCTYPE html><p>a"})).names


def test_a_locked_file_asks_for_its_password_to_be_removed() -> None:
    data = bytearray(zipped({"a.xml": b"<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableDocumentError, match="去除密码"):
        open_office(bytes(data))


def test_an_unknown_compression_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", b"a")
    with pytest.raises(UnreadableDocumentError, match="损坏"):
        open_office(out.getvalue())


WHOLE = zipped({"word/document.xml": b"<a>" + zlib.compress(b"b") * 30 + b"</a>", "c": b"d"})


@given(at=st.integers(0, len(WHOLE) - 1), sign=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_is_opened_or_refused_in_words(at: int, sign: int, cut: bool) -> None:
    data = WHOLE[:at] if cut else WHOLE[:at] + bytes([sign]) + WHOLE[at + 1 :]
    with suppress(UnreadableDocumentError):
        office = open_office(data)
        assert all(office.read(name) is not None for name in office.names)
