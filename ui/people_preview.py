"""What a list of units and people would change (名单预览): each row with its fate, to be ticked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.entities import Post, Unit
from model.people_list import ListedRow
from model.people_proposal import Fate, Proposal, propose_people
from model.words import HEADS, UnitKind
from ui import theme
from ui.form_parts import label
from ui.record_model import Record, RecordColumn
from ui.record_table import RecordTable

_TAKEN = (Fate.NEW, Fate.CHANGED)
_COLUMNS = (
    RecordColumn(heading="导入", field="taken", sample="导入", is_tick=True),
    RecordColumn(heading="行", sample="000", is_number=True),
    RecordColumn(heading="单位"),
    RecordColumn(heading="类别", field="kind", sample="联席会议成员单位", choices=tuple(UnitKind)),
    RecordColumn(heading="岗位", sample="副主任科员", goes_when_empty=True),
    RecordColumn(heading="现任", sample="示例姓名", goes_when_empty=True),
    RecordColumn(heading="电话", sample="00000000000", goes_when_empty=True),
    RecordColumn(heading="结果"),
)


class PeoplePreview(QWidget):
    """Shows how a list is understood; rows can be left out, and the kind of a unit be mended."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came: tuple[ListedRow, ...] = ()
        self._listed: list[ListedRow] = []
        self._units: Sequence[Unit] = ()
        self._posts: Sequence[Post] = ()
        self._left_out: set[int] = set()
        self._proposals: Sequence[Proposal] = ()
        self.summary = label(wraps=True)
        self.table = RecordTable(_COLUMNS)
        self.table.setAccessibleName("名单预览")
        self.table.setProperty("role", "boxed")
        self.table.requested_change.connect(self._change)
        self.summary.setText(summary_of(()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self.font()))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)

    def show_list(
        self, listed: Sequence[ListedRow], units: Sequence[Unit] = (), posts: Sequence[Post] = ()
    ) -> None:
        """Show a list against the units and posts that are there."""
        self._came = tuple(listed)
        self._listed, self._units, self._posts = list(listed), units, posts
        self._left_out = set()
        self._show()

    def listed(self) -> tuple[ListedRow, ...]:
        """The list as it came, before anything was mended here."""
        return self._came

    def wanted(self) -> list[ListedRow]:
        """The rows that are to be taken in."""
        return [
            each.row
            for at, each in enumerate(self._proposals)
            if each.fate in _TAKEN and at not in self._left_out
        ]

    def doubtful(self) -> int:
        """How many rows are not understood, and so not taken in."""
        return sum(each.fate is Fate.DOUBTFUL for each in self._proposals)

    def _show(self) -> None:
        self._proposals = propose_people(self._listed, self._units, self._posts)
        self.summary.setText(summary_of(self._proposals))
        records = [self._record(at, each) for at, each in enumerate(self._proposals)]
        self.table.show_records(records, can_edit=True)
        self.changed.emit()

    def _record(self, at: int, proposal: Proposal) -> Record:
        row, post = proposal.row, proposal.row.post
        is_doubtful = proposal.fate is Fate.DOUBTFUL
        unit = row.words if is_doubtful else row.unit or HEADS
        values = (
            proposal.fate in _TAKEN and at not in self._left_out,
            str(row.number),
            unit,
            str(row.kind or ""),
            post.name if post else "",
            (post.holder if post else "") or "",
            (post.phone if post else "") or "",
            fate_words(proposal),
        )
        taken = proposal.fate in _TAKEN
        return Record(id=str(at), values=values, is_fixed=not taken, is_faded=not taken)

    def _change(self, row_id: str, field: str, value: object) -> None:
        at = int(row_id)
        if field == "taken":
            self._left_out = self._left_out - {at} if value else self._left_out | {at}
        else:
            unit = self._listed[at].unit
            self._listed = [
                replace(row, kind=UnitKind(str(value)), is_kind_guessed=False)
                if row.unit == unit and unit
                else row
                for row in self._listed
            ]
        self._show()


def fate_words(proposal: Proposal) -> str:
    """What becomes of a row, in words."""
    match proposal.fate:
        case Fate.DOUBTFUL:
            return f"{Fate.DOUBTFUL}：{proposal.row.doubt}"
        case Fate.CHANGED:
            return "、".join(proposal.changes)
        case _:
            return str(proposal.fate)


def summary_of(proposals: Sequence[Proposal]) -> str:
    """The whole list in a sentence."""
    if not proposals:
        return "还没有读到单位。"
    fates = Counter(each.fate for each in proposals)
    units = {each.row.unit for each in proposals if each.row.unit and each.fate is Fate.NEW}
    posts = sum(each.is_new_post for each in proposals)
    parts = [f"读到{len(units)}个单位、{posts}个岗位要新增"] if units or posts else ["没有要新增的"]
    for fate, words in (
        (Fate.CHANGED, "行有更新"),
        (Fate.SAME, "行已有"),
        (Fate.DOUBTFUL, "行没有看懂"),
    ):
        if fates[fate]:
            parts.append(f"{fates[fate]}{words}")
    return "，".join(parts) + "。"
