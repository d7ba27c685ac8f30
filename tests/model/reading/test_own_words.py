"""Refusals of the readers, said of the office's own signed text."""

import pytest

from model.errors import OfficeError
from model.reading.own_words import of_final_text
from model.reading.sources.kinds import Kind
from model.reading.sources.recognise import read_source
from model.reading.sources.refusals import _REFUSALS, refusal

NOT_OURS = ("来文", "导入", "下载", "重发")


@pytest.mark.parametrize("kind", _REFUSALS)
def test_no_refusal_of_a_kind_speaks_of_documents_of_others(kind: Kind) -> None:
    told = of_final_text(str(refusal(kind, "定稿.docx")))
    assert not [word for word in NOT_OURS if word in told]
    assert "，没有采用；请" in told


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"", "“定稿.docx”是空的"),
        (b"%PDF-1.4\n", "这个 PDF 文件已损坏或没有复制完整，无法读取"),
        (b"PK\x03\x04" + bytes(4000), "“定稿.docx”是损坏或没有复制完整的文件"),
    ],
)
def test_a_broken_file_is_told_with_what_to_do_to_the_final_text(data: bytes, fact: str) -> None:
    with pytest.raises(OfficeError) as refused:
        read_source(data, name="定稿.docx")
    told = of_final_text(str(refused.value))
    assert told.startswith(fact)
    assert "，没有采用；请在 WPS 或 Word 中打开签发的定稿核对，另存为 .docx" in told


def test_advice_that_fits_stays() -> None:
    told = of_final_text(str(refusal(Kind.ENCRYPTED, "定稿.docx")))
    assert told.endswith("没有采用；请用 WPS 或 Office 打开它，去除密码后另存一份，再重新选择。")
    assert of_final_text("台账已损坏，没有打开。") == "台账已损坏，没有打开。"
