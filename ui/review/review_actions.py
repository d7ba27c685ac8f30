"""Every command of the review in one table: names, keys, where it stands.

A command is carried out by the method `do_<name>` of the commands.
"""

from dataclasses import dataclass
from enum import Enum, auto

from ui.review.outline_rows import RowKind


class Group(Enum):
    """Where a command is offered beside the context menu."""

    BAR = auto()
    RETYPE = auto()
    MENU = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAction:
    """One command; `kinds` are the rows it works on, `brief` is its name on the bar."""

    name: str
    text: str
    tip: str
    kinds: tuple[RowKind, ...] = ()
    keys: tuple[str, ...] = ()
    group: Group = Group.MENU
    brief: str = ""
    closes_group: bool = False


# What 修改… does depends on the row.
CHANGES = {
    RowKind.CHAPTER: "改编号和标题…",
    RowKind.GROUP: "改编号和标题…",
    RowKind.ITEM: "改编号和标题…",
    RowKind.GOAL: "改标题…",
    RowKind.SENTENCE: "改正错字…",
    RowKind.NOTE: "改责任部门…",
    RowKind.TARGET: "修改指标…",
    RowKind.DEADLINE: "修改时限…",
}
_SENTENCE = (RowKind.SENTENCE,)
_ITEM = (RowKind.ITEM, RowKind.SENTENCE, RowKind.NOTE)
_TITLED = (RowKind.CHAPTER, RowKind.ITEM, RowKind.GOAL, RowKind.GROUP)
_FACT = (RowKind.TARGET, RowKind.DEADLINE)
_BAR, _RETYPE = Group.BAR, Group.RETYPE

REVIEW_ACTIONS: tuple[ReviewAction, ...] = (
    ReviewAction(name="split", text="拆分…", kinds=_SENTENCE, keys=("F4",), group=_BAR,
                 tip="把一句拆成两句，文字不变"),
    ReviewAction(name="merge", text="与下一句合并", brief="合并", kinds=_SENTENCE, keys=("F6",),
                 group=_BAR, tip="与同一任务的下一句合成一句"),
    ReviewAction(name="move_up", text="上移", kinds=(*_TITLED[:3], *_SENTENCE),
                 keys=("Alt+Up",), group=_BAR, tip="上移一位；到任务开头再上移，就归入前一个任务"),
    ReviewAction(name="move_down", text="下移", kinds=(*_TITLED[:3], *_SENTENCE),
                 keys=("Alt+Down",), group=_BAR,
                 tip="下移一位；到任务末尾再下移，就归入后一个任务"),
    ReviewAction(name="move_to", text="移到其他任务…", kinds=_SENTENCE, keys=("Ctrl+M",),
                 tip="把这一句连同责任部门移到选定的任务"),
    ReviewAction(name="item_up", text="整个任务上移", kinds=_ITEM, keys=("Alt+Shift+Up",),
                 tip="把这一句所在的整个任务上移"),
    ReviewAction(name="item_down", text="整个任务下移", kinds=_ITEM, keys=("Alt+Shift+Down",),
                 tip="把这一句所在的整个任务下移", closes_group=True),
    ReviewAction(name="change", text="修改…", kinds=(*_TITLED, *_SENTENCE, *_FACT, RowKind.NOTE),
                 keys=("F2",), group=_BAR,
                 tip="改编号和标题、指标、时限、责任部门，或改正句中读错的字"),
    ReviewAction(name="renumber", text="改任务的编号和标题…", kinds=_SENTENCE, keys=("Ctrl+F2",),
                 tip="改这一句所在任务的编号和标题"),
    ReviewAction(name="units", text="改责任部门…", brief="责任部门…",
                 kinds=_SENTENCE, keys=("F7",), group=_BAR,
                 tip="改正或补上负责、参与这几句的部门"),
    ReviewAction(name="scope", text="改为本省承接／国家局指标", kinds=(RowKind.TARGET,),
                 tip="指标由本省承接，或是国家局指标（按空格键也可以）", closes_group=True),
    ReviewAction(name="to_title", text="句子改为标题", kinds=_SENTENCE, group=_RETYPE,
                 tip="这一句是任务的标题；前面已有句子时另起一个任务"),
    ReviewAction(name="from_title", text="标题改为句子", kinds=(RowKind.ITEM, RowKind.GOAL),
                 group=_RETYPE, tip="这个标题其实是任务的第一句"),
    ReviewAction(name="start_item", text="从此句另起任务", kinds=_SENTENCE, group=_RETYPE,
                 tip="这一句和后面的句子成为一个新任务"),
    ReviewAction(name="join", text="并入前一个任务", kinds=_ITEM, group=_RETYPE,
                 tip="这个任务是前一个任务的一部分", closes_group=True),
    ReviewAction(name="to_goal", text="句子改为目标", kinds=_SENTENCE, group=_RETYPE,
                 tip="这一句是“——”目标，不单独计任务"),
    ReviewAction(name="from_goal", text="目标改为任务句子", group=_RETYPE,
                 kinds=(RowKind.GOAL, RowKind.SENTENCE), tip="目标的标题和句子归入任务"),
    ReviewAction(name="is_task", text="计入／不计入任务事项", kinds=_ITEM, group=_RETYPE,
                 tip="整个任务的句子计不计入任务事项", closes_group=True),
    ReviewAction(name="to_chapter", text="任务改为部分", kinds=(RowKind.ITEM,), group=_RETYPE,
                 tip="这个标题是一个部分，后面的任务都归它"),
    ReviewAction(name="from_chapter", text="部分改为任务", kinds=(RowKind.CHAPTER,),
                 group=_RETYPE, tip="这个部分是前一部分中的一个任务"),
    ReviewAction(name="remove", text="删去", keys=("Delete",), group=_BAR,
                 kinds=(*_TITLED[:3], *_SENTENCE, *_FACT),
                 tip="不属于任务的文字列入删去的行，可取回；指标、时限则不采用"),
    ReviewAction(name="take_back", text="取回为句子", keys=("Insert",),
                 tip="把左边选中的删去的行读作句子", closes_group=True),
    ReviewAction(name="undo", text="撤销", keys=("Ctrl+Z",), group=_BAR, tip="撤销最近一次改动"),
    ReviewAction(name="redo", text="重做", keys=("Ctrl+Y", "Ctrl+Shift+Z"), group=_BAR,
                 tip="重做刚撤销的改动"),
    ReviewAction(name="reset", text="恢复原读取结果", tip="放弃核对中的改动；仍可撤销"),
    ReviewAction(name="next_finding", text="下一处", keys=("F8",), tip="下一处未核对的"),
    ReviewAction(name="previous_finding", text="上一处", keys=("Shift+F8",),
                 tip="上一处未核对的"),
)  # fmt: skip
