"""An outline written as a table, in any layout, is read as the same outline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from model.reading.document import ReadChapter, ReadItem
from model.reading.read import read_document, understand
from model.reading.source import Grid
from tests.examples import COSTLY
from tests.model.reading.written_tables import grid, source

GUIDELINE = Path(__file__).parents[3] / "resources" / "task_lists" / "guideline-2023.txt"
HEADINGS = {
    "category": ("类别", "任务类别", "重点领域", "工 作\n板 块", "所属领域"),
    "task": ("重点任务", "工作内容", "主要任务（2023年）", "任务名称"),
    "measure": ("工作举措", "具体措施", "推进措施", "落实举措", "主要\n做法"),
    "lead": ("牵头单位", "牵头处室", "主办部门", "牵头部门\n（单位）"),
    "join": ("配合单位", "协办处室", "参与部门"),
    "due": ("完成时限", "时间节点", "进度安排", "完成时间"),
    "other": ("成果形式", "完成标志", "备注"),
}
NOTES = ("注：本表由示例省知识产权局负责解释。", "联系人：某某", "示例省知识产权局", "2023年3月5日")


@dataclass(frozen=True)
class Line:
    """One sentence of an outline with all that stands on its row."""

    category: str
    task: str
    measure: str
    lead: str
    join: str
    due: str = ""
    other: str = ""


@cache
def guideline() -> tuple[ReadChapter, ...]:
    chapters = read_document(GUIDELINE.read_bytes()).chapters
    return tuple(c for c in chapters if any(item.is_task for item in c.items))


def lines_of(chapters: Iterable[ReadChapter]) -> Iterator[Line]:
    for chapter in chapters:
        for item in chapter.items:
            notes = {
                at: item.responsible[run.responsible]
                for run in item.segments
                for at in run.sentences
            }
            for at, sentence in enumerate(item.sentences):
                note = notes[at]
                lead = "、".join(note.lead) + ("等" if note.open_ended else "")
                yield Line(
                    f"{chapter.number}、{chapter.title}",
                    f"{item.number}{item.title}",
                    sentence,
                    lead,
                    "、".join(note.participants),
                )


def written(lines: list[Line], random: Random) -> Grid:
    """The lines as a table with a random layout."""
    columns = [*HEADINGS]
    random.shuffle(columns)
    head = [random.choice(HEADINGS[column]) for column in columns]
    titles = random.choice(
        ([], [["2023年知识产权任务清单"]], [["2023年知识产权任务清单"], ["单位：示例省知识产权局"]])
    )
    rows = [[*title, *[""] * (len(columns) - 1)] for title in titles]
    merges = [(at, 0, at, len(columns) - 1) for at in range(len(rows))]
    rows.append(head)
    start = len(rows)
    body = [[getattr(line, column) for column in columns] for line in lines]
    for at, column in enumerate(columns):
        if column in ("category", "task"):
            way = random.choice(("repeat", "merge", "blank"))
            merges.extend(_joined(body, at, columns, way, start))
    for at in sorted(random.sample(range(1, len(body)), min(2, len(body) - 1)), reverse=True):
        if random.random() < 0.5 and not any(t <= start + at <= b for t, _, b, _ in merges[:]):
            body.insert(at, head)
            merges = [(t + (t >= start + at), c, b + (b >= start + at), d) for t, c, b, d in merges]
    notes = [[note, *[""] * (len(columns) - 1)] for note in NOTES if random.random() < 0.6]
    return grid([*rows, *body, *notes], merges=merges)


def _joined(
    body: list[list[str]], at: int, columns: list[str], way: str, start: int
) -> Iterator[tuple[int, int, int, int]]:
    """Blank the repeated cells of a column, merged or not; yields the merges."""
    if way == "repeat":
        return
    first = 0
    keys = [tuple(row[c] for c in _above(columns, at)) for row in body]
    for here in range(1, len(body) + 1):
        if here == len(body) or keys[here] != keys[first]:
            if way == "merge" and here - first > 1:
                yield start + first, at, start + here - 1, at
            for blank in range(first + 1, here):
                body[blank][at] = ""
            first = here


def _above(columns: list[str], at: int) -> list[int]:
    return [at] if columns[at] == "category" else [columns.index("category"), at]


def shown(chapters: Iterable[ReadChapter]) -> list[object]:
    return [
        (chapter.number, chapter.title, [_shown_item(item) for item in chapter.items])
        for chapter in chapters
    ]


def _shown_item(item: ReadItem) -> object:
    notes = {at: item.responsible[run.responsible] for run in item.segments for at in run.sentences}
    units = {at: (note.lead, note.participants, note.open_ended) for at, note in notes.items()}
    return item.number, item.title, item.sentences, units


@settings(deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_guideline_as_a_table_is_the_same_outline(seed: int) -> None:
    table = written(list(lines_of(guideline())), Random(seed))
    document = understand(source(table), year=2023)
    assert shown(document.chapters) == shown(guideline())


@settings(deadline=None, max_examples=COSTLY)
@given(seed=st.integers(0, 2**32 - 1))
def test_sheets_of_one_layout_are_one_list(seed: int) -> None:
    sheets = [written(list(lines_of([chapter])), Random(seed)) for chapter in guideline()]
    document = understand(source("2023年任务清单", *sheets), year=2023)
    assert shown(document.chapters) == shown(guideline())


PIECES = st.sampled_from(
    (
        "推进商标法修改",
        "开展执法行动",
        "质押融资金额增长10%以上",
        "建设示范县（区）",
        "举办周年活动",
    )
)
UNITS = st.lists(
    st.sampled_from(("法规处", "保护处", "运用处", "各市（州）局", "省法院")),
    min_size=1,
    unique=True,
)


@st.composite
def outlines(draw: st.DrawFn) -> list[Line]:
    lines = []
    for chapter in range(draw(st.integers(1, 3))):
        for task in range(draw(st.integers(1, 3))):
            for measure in range(draw(st.integers(1, 3))):
                end = draw(st.sampled_from(("。", "", "；")))
                lines.append(
                    Line(
                        f"{'一二三'[chapter]}、第{chapter}类工作",
                        f"{chapter + 1}.{task + 1}完成任务{task}",
                        f"{draw(PIECES)}之{chapter}{task}{measure}{end}",
                        "、".join(draw(UNITS)),
                        "",
                        draw(st.sampled_from(("6月底前", "2023/12/31", "全年", ""))),
                        draw(st.sampled_from(("报告", "方案", ""))),
                    )
                )
    return lines


@settings(deadline=None)
@given(lines=outlines(), seed=st.integers(0, 2**32 - 1))
def test_an_invented_list_keeps_every_sentence_unit_and_time(lines: list[Line], seed: int) -> None:
    document = understand(source(written(lines, Random(seed))), year=2023)
    read = [
        (chapter.number, item.number, sentence, item.responsible[item_run].lead)
        for chapter in document.chapters
        for item in chapter.items
        for at, sentence in enumerate(item.sentences)
        for item_run in [run.responsible for run in item.segments if at in run.sentences]
    ]
    assert read == [
        (line.category[0], line.task[:3], line.measure, tuple(line.lead.split("、")))
        for line in lines
    ]
    dues = [d.quote for c in document.chapters for i in c.items for d in i.deadlines]
    assert dues == [line.due for line in lines if line.due]
    kept = [d.text for c in document.chapters for i in c.items for d in i.details]
    assert kept == [line.other for line in lines if line.other]
