import pytest

from model.reading.sources.compound_file import (
    MAGIC,
    CompoundFile,
    DamagedContainerError,
    container_of,
)
from tests.model.reading.sources.made_files import compound


@pytest.mark.parametrize("size", [0, 1, 4096, 5_000_000])
def test_a_stream_comes_back_out_of_its_container(size: int) -> None:
    stream = bytes(range(256)) * (size // 256) + bytes(size % 256)
    read = CompoundFile(container_of("Workbook", stream)).read("WORKBOOK")
    assert read.rstrip(b"\0") == stream.rstrip(b"\0")


def test_the_names_at_the_top_are_told() -> None:
    assert CompoundFile(compound("WordDocument", "1Table")).names == {"worddocument", "1table"}


@pytest.mark.parametrize("at", [30, 44, 48, 60, 68, 76])
def test_a_header_that_contradicts_itself_is_no_endless_walk(at: int) -> None:
    for value in (b"\1\0\0\0", b"\0\0\0\0", b"\xf0\xff\xff\xff"):
        data = bytearray(compound("Workbook"))
        data[at : at + 4] = value
        try:
            CompoundFile(bytes(data)).read("Workbook")
        except DamagedContainerError:
            continue


def test_a_container_that_ends_at_once_is_damaged() -> None:
    with pytest.raises(DamagedContainerError):
        CompoundFile(MAGIC)
    with pytest.raises(DamagedContainerError):
        CompoundFile(compound("Book")).read("Workbook")
