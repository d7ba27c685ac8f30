import pytest

from model.reading.clean import clean_lines
from model.reading.document import Finding
from model.reading.lines import lines_of
from model.reading.sources.recognise import text_source


def cleaned(text: str) -> tuple[str, list[Finding]]:
    lines, findings = clean_lines(lines_of(text_source(text).lines))
    return "\n".join(line.text for line in lines), findings


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("知(zhī)識(shí)產(chǎn)權(quán)", "知识产权"),
        ("建会(huì )议", "建会议"),
        ("建会 （ huì ） 议", "建会议"),
        ("推【tuī】进", "推进"),
        ("识(SHÍ)别，识(Shí)别", "识别，识别"),
        ("战略(lüè)，绿(lǜ)色", "战略，绿色"),
        ("实(shi2)施", "实施"),
        ("知识(zhī shí)", "知识"),
        ("识(shi\u0301)别", "识别"),
        ("高(ɡāo)质量", "高质量"),
        ("识(sh\ní)别", "识\n别"),
        ("识\n\n— 3 —\n(shí)别", "识\n—3—\n别"),
        ("國發(fā)〔2021〕20號", "国发〔2021〕20号"),
        ("人(rén)们(men)进(jìn)行(xíng)", "人们进行"),
    ],
)
def test_pinyin_behind_characters_is_dropped(printed: str, shown: str) -> None:
    assert cleaned(printed)[0] == shown


@pytest.mark.parametrize(
    "text",
    [
        "中心（TISC）建设",
        "专利合作条约（PCT）",
        "规划（以下简称《规划》）",
        "应用（app）开发",
        "人们（men）",
        "咖啡馆（café）",
        "附件（b1）",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert cleaned(text) == (text, [])


def test_all_pinyin_gives_one_finding_with_the_count() -> None:
    _, findings = cleaned("总则\n识(shí)别(bié)\n进(jìn)行")
    assert [(found.severity, found.line) for found in findings] == [("info", 2)]
    assert " 3 处（如“(shí)”）" in findings[0].message
