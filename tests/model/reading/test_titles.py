import pytest

from model.reading.lines import Line
from model.reading.titles import Title, find_titles, is_office, list_kind, title_in_text
from model.words import ListKind


def lines(text: str) -> list[Line]:
    return [Line(number, line, line) for number, line in enumerate(text.split("\n"), start=1)]


def titles(text: str) -> list[tuple[str, str | None]]:
    return [(title.text, title.issuer) for title in find_titles(lines(text))]


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        ("国家知识产权局2013年工作要点", "国家知识产权局2013年工作要点", "国家知识产权局"),
        ("示例省知识产权局\n2023年工作要点", "示例省知识产权局2023年工作要点", "示例省知识产权局"),
        ("推动高质量发展工作指引\n（2024）", "推动高质量发展工作指引（2024）", None),
        ("强国建设“十四五”规划实施\n年度推进计划", "强国建设“十四五”规划实施年度推进计划", None),
        ("2023年任务分工方案\n（征求意见稿）", "2023年任务分工方案（征求意见稿）", None),
        ("某市2023年保护工作任务分工\n方案", "某市2023年保护工作任务分工方案", None),
        ("某局关于印发《2023年工作要点》的通知", "2023年工作要点", "某局"),
        ("某局关于印发\n2023年分工方案的通知", "2023年分工方案", "某局"),
        ("区政府关于印发某区\n工作方案（2022年）的通知", "某区工作方案（2022年）", "区政府"),
        ("某区知识产权保护示范区建设\n工作方案（2022—2025年）",
         "某区知识产权保护示范区建设工作方案（2022—2025年）", None),
        ("某某咨询\n在线留言\n2023-03-23\n某某局关于印发《2023年工作要点》的通知",
         "2023年工作要点", "某某局"),
        ("示例省\n知识产权局关于印发《2023年工作要点》的通知",
         "2023年工作要点", "示例省知识产权局"),
        ("首页\n国家知识产权局2023年工作要点", "国家知识产权局2023年工作要点", "国家知识产权局"),
        ("示例省知识产权局\n示例省知识产权2023年重点任务", "示例省知识产权2023年重点任务", None),
        ("推进知识产权\n强国建设年度推进计划\n现印发《推进知识产权强国建设年度推进计划》。",
         "推进知识产权强国建设年度推进计划", None),
    ],
)  # fmt: skip
def test_a_title_stands_on_lines_of_its_own(text: str, title: str, issuer: str | None) -> None:
    assert (title, issuer) in titles(text)
    assert len(titles(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "现将《2023年工作要点》印发给你们。",
        "一、落实工作方案",
        "现将《推动高质量发展年度工作指引",
        "国家知识产权局\n2023年3月23日",
        "来源：2023年工作要点",
    ],
)
def test_other_lines_are_no_titles(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("近日，国家知识产权局发布2023年工作要点。", "国家知识产权局2023年工作要点"),
        ("示例省知识产权局近日印发《2023年工作要点》。", "示例省知识产权局2023年工作要点"),
        (
            "国家知识产权局印发《推动高质量发展\n工作指引（2023）》。",
            "推动高质量发展工作指引（2023）",
        ),
    ],
)
def test_a_title_may_stand_in_running_text_only(text: str, title: str) -> None:
    found = title_in_text(lines(text))
    assert isinstance(found, Title)
    assert found.text == title


def test_running_text_may_hold_no_title() -> None:
    assert title_in_text(lines("近日，国家知识产权局召开会议。")) is None


@pytest.mark.parametrize(
    ("title", "has_groups", "kind"),
    [
        ("年度工作指引（2023）", False, ListKind.GUIDELINE),
        ("2013年工作要点", False, ListKind.PRIORITIES),
        ("年度推进计划", True, ListKind.ROADMAP),
        ("任务分工方案", True, ListKind.DIVISION),
        ("高质量发展任务清单", False, ListKind.TABLE),
        (None, True, ListKind.ROADMAP),
        (None, False, ListKind.PRIORITIES),
    ],
)
def test_the_title_tells_the_kind(title: str | None, has_groups: bool, kind: ListKind) -> None:
    assert list_kind(title, has_groups=has_groups) is kind


def test_the_name_of_an_office_is_recognised() -> None:
    assert is_office("国家知识产权局")
    assert not is_office("推进知识产权强国建设")
