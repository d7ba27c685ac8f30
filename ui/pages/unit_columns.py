"""The two tables of 单位岗位: their columns, and units and posts as rows."""

from collections.abc import Sequence

from model.entities import Post, Unit
from model.loads import PostLoad, UnitLoad
from model.words import HEADS, UnitKind
from ui.choices import VACANT
from ui.record_model import Record, RecordColumn

LED, JOINED, LATE, CARRIED = "led", "joined", "late", "carried"

UNIT_COLUMNS = (
    RecordColumn(heading="单位", field="name"),
    RecordColumn(heading="类别", field="kind", sample="联席会议成员单位0", choices=tuple(UnitKind)),
    RecordColumn(heading="岗位", sample="12 · 空缺 2", is_number=True),
    RecordColumn(heading="牵头", sample="牵头0", is_number=True, opens=LED),
    RecordColumn(heading="配合", sample="配合0", is_number=True, opens=JOINED),
    RecordColumn(heading="逾期", sample="逾期0", is_number=True, opens=LATE, is_bad=True),
    RecordColumn(heading="在用", field="is_active", sample="在用0", is_tick=True),
)
POST_COLUMNS = (
    RecordColumn(heading="岗位", field="name"),
    RecordColumn(heading="现任", field="holder", sample="人员姓名", empty=VACANT),
    RecordColumn(heading="电话", field="phone", sample="0000-00000000"),
    RecordColumn(heading="任务", sample="任务0", is_number=True, opens=CARRIED),
    RecordColumn(heading="逾期", sample="逾期0", is_number=True, opens=LATE, is_bad=True),
    RecordColumn(heading="联络员", field="is_liaison", sample="联络员0", is_tick=True),
    RecordColumn(heading="在用", field="is_active", sample="在用0", is_tick=True),
)


def unit_record(unit: Unit, load: UnitLoad, posts: Sequence[Post]) -> Record:
    """A unit with what it carries."""
    figures = [_figure(each) for each in (load.led, load.cooperating, load.late)]
    words = [unit.name, str(unit.kind), _posts(posts), *figures]
    values: tuple[str | bool, ...] = (*words, unit.is_active)
    return Record(id=unit.id, values=values, is_faded=not unit.is_active)


def heads_record(posts: Sequence[Post]) -> Record:
    """The heads of the office, who belong to no unit."""
    values: tuple[str | bool, ...] = (HEADS, "责任领导", _posts(posts), "", "", "", True)
    return Record(id="", values=values, is_fixed=True)


def post_record(post: Post, load: PostLoad) -> Record:
    """A post with what it carries; vacant, it says so."""
    figures = (_figure(load.total), _figure(load.late))
    words = (post.name, post.holder, post.phone, *figures)
    values: tuple[str | bool, ...] = (*words, post.is_liaison, post.is_active)
    return Record(id=post.id, values=values, is_faded=not post.is_active)


def is_vacant(post: Post) -> bool:
    """Does a post that is in use wait for a holder (空缺)?"""
    return post.is_active and not post.holder


def _posts(posts: Sequence[Post]) -> str:
    vacant = sum(is_vacant(post) for post in posts)
    return f"{len(posts)} · {VACANT} {vacant}" if vacant else _figure(len(posts))


def _figure(count: int) -> str:
    return str(count) if count else ""
