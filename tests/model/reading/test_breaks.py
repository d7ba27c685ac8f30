import pytest

from model.reading.document import OfficialDocument
from model.reading.read import read_document
from tests.model.reading.clean_documents import DIVISION, GUIDELINE, PRIORITIES, ROADMAP
from tests.model.reading.copy_noise import lines_of


def together(text: str, gap: str = "") -> OfficialDocument:
    return read_document(gap.join(lines_of(text)).encode())


@pytest.mark.parametrize("text", [GUIDELINE, ROADMAP, DIVISION])
def test_a_document_on_one_line_is_cut_at_its_marks(text: str) -> None:
    found, clean = together(text), read_document(text.encode())
    assert (found.title, found.chapters) == (clean.title, clean.chapters)
    assert found.attachments == clean.attachments
    assert any("换行已丢失" in each.message for each in found.findings)


def test_gaps_show_where_lines_ended() -> None:
    found, clean = together(PRIORITIES, "　　"), read_document(PRIORITIES.encode())
    assert (found.title, found.chapters) == (clean.title, clean.chapters)


def test_a_title_that_hides_its_end_is_told() -> None:
    assert "4 处标题与正文之间没有标点" in together(PRIORITIES).findings[0].message


def test_the_front_and_the_site_on_one_line_are_told_apart() -> None:
    found = read_document(
        (
            "".join(lines_of(GUIDELINE)) + "相关链接中国政府网版权所有：示例局京ICP备00000000号-1"
        ).encode()
    )
    assert (found.doc_number, str(found.issued_date)) == ("示知发〔2024〕12号", "2024-03-18")
    assert found.attachments == ("2024年知识产权任务清单",)
    assert found.removed[0].text.startswith("相关链接")


def test_chapters_of_one_line_each_are_cut_too() -> None:
    front, *chapters = "".join(lines_of(ROADMAP)).replace("二、强", "\n二、强").split("\n")
    found = read_document("\n".join([front, *chapters]).encode())
    assert found.chapters == read_document(ROADMAP.encode()).chapters


@pytest.mark.parametrize(
    "text",
    [
        "一、加强保护\n（一）完善制度。" + "重点支持第二、三线城市，做好工作。" * 20,
        "一、加强保护\n（一）完善制度。" + "坚持以下做法：（一）加强；（二）推进；（三）落实。" * 8,
        "一、加强保护\n" + "推进工作。" * 60 + "1.5万件。2.3万件。3.1万件。4.2万件。",
    ],
)
def test_a_text_with_its_line_breaks_is_left_alone(text: str) -> None:
    assert all("换行" not in found.message for found in read_document(text.encode()).findings)


GLUED = (
    "示例工作指引（2020）一、总体要求（一）指导思想以改革创新为动力。坚持高质量发展。"
    "（二）主要目标发明专利审查周期压减至20个月以内。二、重点任务"
    "（一）完善政策。修订办法，抓好宣传解读。（条法司负责）（二）提升质量。规范申请行为。（保护司负责）"
)


def test_aims_glued_to_their_heading_are_no_tasks() -> None:
    aims, tasks = read_document(GLUED.encode()).chapters
    assert [item.title for item in aims.items] == ["指导思想", "主要目标"]
    assert [item.is_task for item in (*aims.items, *tasks.items)] == [False, False, True, True]
