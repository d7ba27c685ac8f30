"""What each page prints (各页的打印内容): its list as a value, with its filter in words."""

from collections.abc import Sequence

from model.action_table import ActionFilter
from model.entities import LocalActionId, PostId
from model.ledger import Ledger
from model.units import read_units
from reports.action_columns import known_headings
from reports.printed_view import TITLES, PrintedView, ViewKind, told_in_words

_CHASED_COLUMNS = (
    "亮灯",
    "落实举措",
    "牵头单位",
    "责任人",
    "完成时限",
    "进展",
    "存在问题",
)


def action_list(
    ledger: Ledger,
    wanted: ActionFilter,
    *,
    scope: str,
    ids: Sequence[LocalActionId],
    chosen: Sequence[LocalActionId],
    headings: Sequence[str],
) -> PrintedView:
    """The table of actions as it stands: its rows in their order, its columns, its filter."""
    return PrintedView(
        kind=ViewKind.ACTIONS,
        title=TITLES[ViewKind.ACTIONS],
        wanted=filter_words(ledger, wanted, scope=scope),
        ids=tuple(ids),
        chosen=tuple(chosen),
        columns=known_headings(headings),
    )


def filter_words(ledger: Ledger, wanted: ActionFilter, *, scope: str = "") -> str:
    """What is looked for, as a reader of the paper should know it."""
    names = {unit.id: unit.name for unit in read_units(ledger)}
    unit = names.get(wanted.unit_id, "") if wanted.unit_id else ""
    return told_in_words(
        ("范围", scope),
        ("牵头或配合单位" if wanted.with_cooperating else "牵头单位", unit),
        ("亮灯", wanted.lamp or ""),
        ("进展", wanted.progress or ""),
        ("含有", wanted.text.strip()),
    )


def chased_list(
    ids: Sequence[LocalActionId], chosen: Sequence[LocalActionId], *, chase: str, owner: str
) -> PrintedView:
    """进展督办 as it stands: what is chased, of one owner or of all."""
    return PrintedView(
        kind=ViewKind.ACTIONS,
        title=f"{chase}举措清单" if chase else "督办举措清单",
        wanted=told_in_words(("范围", owner)),
        ids=tuple(ids),
        chosen=tuple(chosen),
        columns=_CHASED_COLUMNS,
    )


def step_list(seqs: Sequence[int], *, wanted: str) -> PrintedView:
    """修改记录 as it stands: the steps that its filter finds."""
    return PrintedView(kind=ViewKind.HISTORY, wanted=wanted, ids=tuple(map(str, seqs)))


def overview() -> PrintedView:
    """The two tables of 总览: by task and by unit."""
    return PrintedView(kind=ViewKind.OVERVIEW)


def contacts(ids: Sequence[PostId] | None = None, *, wanted: str = "") -> PrintedView:
    """Who holds which post (通讯录), of all units or of those that are shown."""
    return PrintedView(
        kind=ViewKind.CONTACTS, wanted=wanted, ids=None if ids is None else tuple(ids)
    )


def sentence_list(ids: Sequence[str], *, wanted: str) -> PrintedView:
    """任务认领表: the sentences on the board."""
    return PrintedView(kind=ViewKind.SENTENCES, wanted=wanted, ids=tuple(ids))


def gap_list() -> PrintedView:
    """What is missing before the submission."""
    return PrintedView(kind=ViewKind.GAPS)
