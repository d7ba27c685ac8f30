"""The shipped list, read whole: counts, words, notes, dates and nothing lost."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

from model.reading.document import OfficialDocument, ReadItem
from model.reading.json_words import as_json
from model.reading.read import read_document
from model.reading.responsibility import Note
from model.reading.sentences import split_sentences

SOURCE = Path(__file__).parents[3] / "resources" / "task_lists" / "guideline-2023.txt"


@cache
def guideline() -> OfficialDocument:
    return read_document(SOURCE.read_bytes(), name=SOURCE.name)


def items() -> list[ReadItem]:
    return [item for chapter in guideline().chapters for item in chapter.items]


def test_the_front_of_the_document() -> None:
    document = guideline()
    assert document.title == "推动知识产权高质量发展年度工作指引（2023）"
    assert (document.issuer, document.doc_number) == ("国家知识产权局", "国知发运字〔2023〕7号")
    assert document.issued_date == date(2023, 3, 23)
    assert document.published_date == date(2023, 3, 29)
    assert (document.year, document.kind) == (2023, "年度工作指引")
    assert document.attachments == ("2023年推动知识产权高质量发展任务清单",)


def test_the_submission_rule() -> None:
    document = guideline()
    assert document.report_deadline == date(2023, 12, 15)
    assert document.report_to == "国家知识产权局知识产权运用促进司"
    assert document.report_form == ("纸件", "电子件")
    assert document.report_subject == "推动知识产权高质量发展成效"


def test_chapters_and_items() -> None:
    chapters = guideline().chapters
    assert [chapter.number for chapter in chapters] == list("一二三四五")
    assert [len(chapter.items) for chapter in chapters] == [2, 2, 6, 2, 1]
    assert sum(item.is_task for item in items()) == 10
    counted = [sum(len(item.sentences) for item in chapter.items) for chapter in chapters]
    assert counted == [2, 8, 54, 5, 1]
    assert sum(len(item.sentences) for item in items() if item.is_task) == 67
    assert [item.number for item in items()] == [
        *("（一）", "（二）"),
        *(f"（{sign}）" for sign in "一二三四五六七八九十"),
        None,
    ]


def test_goals() -> None:
    goals = [goal for item in items() for goal in item.subitems]
    assert [goal.title for goal in goals] == [
        f"知识产权{word}" for word in ("创造", "运用", "保护", "管理", "服务")
    ]
    assert sum(len(goal.sentences) for goal in goals) == 16


def test_every_note_answers_for_its_sentences() -> None:
    answered: dict[str, list[int]] = {}
    for item in items():
        for segment in item.segments:
            for unit in item.responsible[segment.responsible].units:
                answered.setdefault(unit, []).append(len(segment.sentences))
    shown = {unit: (len(runs), sum(runs)) for unit, runs in answered.items()}
    assert shown == {
        "运用促进司": (4, 23),
        "保护司": (4, 12),
        "公共服务司": (2, 12),
        "条法司": (2, 7),
        "国际合作司": (1, 7),
        "战略规划司": (4, 6),
        "专利局审业部": (3, 4),
        "各地方知识产权局": (3, 4),
        "商标局": (2, 2),
        "办公室": (1, 1),
        "人事司": (1, 1),
    }
    assert sum(len(item.responsible) for item in items()) == 19


def test_targets() -> None:
    shown = [
        (target.metric, str(target.op), str(target.value), target.unit, target.sentence_index)
        for item in items()
        for targets in (item.targets, *(goal.targets for goal in item.subitems))
        for target in targets
    ]
    assert shown == [
        ("发明专利审查周期", "<=", "16", "个月", 1),
        ("发明专利审查结案准确率", ">=", "93", "%", 1),
        ("一般情形商标注册周期", "=", "7", "个月", 2),
        ("商标实质审查抽检合格率", ">=", "97", "%", 2),
        ("质押融资金额", ">=", "10", "%", 1),
        ("惠及中小企业数量", ">=", "10", "%", 1),
    ]


def test_time_limits() -> None:
    shown = [(d.quote, d.due.day) for item in items() for d in item.deadlines]
    assert shown == [
        ("2023年底", date(2023, 12, 31)),
        ("2023年12月15日前", date(2023, 12, 15)),
    ]


def test_the_broken_line_is_joined_and_the_english_word_is_reported() -> None:
    text = "".join(item.text for item in items())
    assert "向先进制造业集群汇聚。" in text
    assert "共性问题和普遍诉求" in text
    (finding,) = guideline().findings
    assert (finding.line, "and" in finding.message) == (53, True)


def test_what_the_site_added_is_kept_apart() -> None:
    removed = [line.text for line in guideline().removed]
    assert removed[:4] == ["发布时间：2023-03-29", "字号：大 中 小", "分享：", "相关链接"]
    assert len(removed) == 21
    assert removed[-1].startswith("京ICP备05069085号-14")


def test_sentences_and_notes_together_are_the_words_of_the_item() -> None:
    for item in items():
        pieces = [
            piece.responsibility.text if isinstance(piece, Note) else piece.text
            for piece in split_sentences(item.text)
        ]
        assert "".join(pieces) == item.text
        assert tuple(piece for piece in pieces if not piece.startswith("（")) == item.sentences


def test_the_outline_holds_every_word_of_the_body() -> None:
    source = SOURCE.read_text("utf-8")
    body = source[source.index("一、总体要求") : source.index("附件：")]
    assert _signs(_outline()) == _signs(body.replace(" and ", "和"))


def _outline() -> str:
    parts: list[str | None] = []
    for chapter in guideline().chapters:
        parts += [chapter.number, chapter.title]
        for item in chapter.items:
            parts += [item.number, item.title, item.text]
            for goal in item.subitems:
                parts += [goal.title, *goal.sentences]
    return "".join(part or "" for part in parts)


def _signs(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_json_has_the_documented_shape() -> None:
    shown = json.loads(json.dumps(as_json(guideline()), ensure_ascii=False))
    assert shown["issued_date"] == "2023-03-23"
    assert shown["report_form"] == ["纸件", "电子件"]
    item = shown["chapters"][2]["items"][0]
    assert list(item) == [
        *("number", "title", "text", "is_task", "sentences", "subitems"),
        *("segments", "responsible", "targets", "deadlines"),
    ]
    assert item["segments"][0] == {"sentences": [0, 1, 2, 3, 4, 5], "responsible": 0}
    assert item["responsible"][0] == {
        "text": "（条法司负责）",
        "units": ["条法司"],
        "lead": ["条法司"],
        "participants": [],
        "open_ended": False,
        "mode": "负责",
    }
    goal = shown["chapters"][0]["items"][1]["subitems"][0]
    assert goal["targets"][1] == {
        "quote": "结案准确率达93%以上",
        "metric": "发明专利审查结案准确率",
        "value": 93,
        "op": ">=",
        "unit": "%",
        "sentence_index": 1,
    }
    deadline = shown["chapters"][4]["items"][0]["deadlines"][0]
    assert deadline == {"quote": "2023年12月15日前", "date": "2023-12-15", "sentence_index": 0}
    assert list(shown["findings"][0]) == ["severity", "line", "message"]
