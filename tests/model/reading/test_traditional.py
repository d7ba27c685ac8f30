import pytest

from model.reading.clean import clean_lines
from model.reading.document import Finding
from model.reading.lines import lines_of
from model.reading.overview import overview
from model.reading.read import read_document
from model.reading.sources.recognise import text_source


def cleaned(text: str) -> tuple[str, list[Finding]]:
    lines, findings = clean_lines(lines_of(text_source(text).lines))
    return "\n".join(line.text for line in lines), findings


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("國發〔2021〕20號", "国发〔2021〕20号"),
        ("著力推動，著眼長遠，著手起草", "着力推动，着眼长远，着手起草"),
        ("沿著方向，隨著發展，接著辦理", "沿着方向，随着发展，接着办理"),
        (
            "著作權、顯著成效、著錄項目、著名商標、名著",
            "著作权、显著成效、著录项目、著名商标、名著",
        ),
        ("有著作權，本著作，有著重要意義", "有著作权，本著作，有着重要意义"),
        ("「專精特新」企業", "“专精特新”企业"),
        ("關於徵求意見、製定體係", "关于征求意见、制定体系"),
        ("信息化軟件", "信息化软件"),
        ("随著发展", "随着发展"),
        ("沿\n著方向", "沿\n着方向"),
    ],
)
def test_traditional_characters_become_simplified_ones(printed: str, shown: str) -> None:
    assert cleaned(printed)[0] == shown


def test_the_whole_document_gives_one_finding_with_the_count() -> None:
    _, findings = cleaned("总则\n國家\n發展")
    assert [(found.severity, found.line) for found in findings] == [("info", 2)]
    assert " 2 个字" in findings[0].message


@pytest.mark.parametrize("text", ["乾坤", "显著成效", "陈某镕", "後"])
def test_simplified_text_is_left_alone(text: str) -> None:
    assert cleaned(text) == (text, [])


def test_what_was_cut_is_shown_as_printed_and_lines_hold() -> None:
    text = "當前位置：首頁\n一、強化保護\n（一）完善制度。\n推進修\n法。做好論證。"
    document = read_document(text.encode())
    (item,) = document.chapters[0].items
    assert [line.text for line in document.removed] == ["當前位置：首頁"]
    assert item.sentences == ("推进修法。", "做好论证。")
    assert item.sentence_lines == ((4, 5), (5, 5))


def test_the_overview_does_not_count_the_conversion_as_a_doubt() -> None:
    page = overview(read_document("一、強化保護\n（一）完善制度。推進修法。".encode()))
    assert "没有需您核对的地方" in page
    assert "另请留意" in page
