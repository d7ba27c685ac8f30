"""Carries out the commands of the review (核对中的改动): asks, edits the value, keeps the state."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from model.errors import InvalidEntryError
from model.reading import revise, revise_facts, revise_order, revise_outline
from model.reading.document import OfficialDocument, ReadResponsibility
from model.reading.places import (
    Place,
    Revised,
    chapter_at,
    goal_at,
    item_at,
    item_places,
)
from model.words import IndicatorScope
from ui.ask import Ask
from ui.review.outline_rows import Row, RowKind
from ui.review.revision import Revision
from ui.review.small_dialogs import (
    DeadlineDialog,
    DestinationDialog,
    NumberDialog,
    SplitDialog,
    TargetDialog,
    UnitsDialog,
    WordsDialog,
)


class ReviewCommands:
    """Edits the document of a revision at the row in front; tells where to look afterwards."""

    def __init__(
        self,
        parent: QWidget,
        revision: Revision,
        ask: Ask,
        *,
        row: Callable[[], Row | None],
        show: Callable[[Place | None], None],
    ) -> None:
        self._parent, self._revision, self._ask = parent, revision, ask
        self._row, self._show = row, show

    def carry_out(self, name: str) -> None:
        """Do a command; a refusal is told."""
        row = self._row()
        if row is None:
            return
        try:
            getattr(self, f"do_{name}")(row)
        except InvalidEntryError as refusal:
            self._ask.warn(self._parent, str(refusal))

    def change_front(self, field: str, value: object) -> None:
        """Title, number, issuer, year or kind of the document."""
        changed = revise_facts.change_front(self._document, **{field: value})
        self._keep(Revised(document=changed, place=Place(chapter=0)), "修改来文信息", move=False)

    def take_back(self, line: int | None) -> None:
        """Read what was removed from a line as sentences."""
        removed = self._document.removed
        at = next((n for n, each in enumerate(removed) if each.line == line), None)
        if at is None:
            return
        try:
            self._keep(revise.take_back(self._document, at), f"取回第{line}行")
        except InvalidEntryError as refusal:
            self._ask.warn(self._parent, str(refusal))

    def undo(self) -> None:
        """Go back by one edit."""
        self._show(self._revision.undo())

    def redo(self) -> None:
        """Do an edit again."""
        self._show(self._revision.redo())

    def reset(self) -> None:
        """What was read, as it was."""
        original = Revised(document=self._revision.original, place=Place(chapter=0))
        self._keep(original, "恢复原读取结果")

    def do_split(self, row: Row) -> None:
        dialog = SplitDialog(row.text, self._parent)
        if self._ask.fill_in(dialog):
            self._keep(revise.split_sentence(self._document, row.place, dialog.at), "拆分句子")

    def do_merge(self, row: Row) -> None:
        self._keep(revise.merge_sentences(self._document, row.place), "合并句子")

    def do_move_up(self, row: Row) -> None:
        self._move(row, down=False)

    def do_move_down(self, row: Row) -> None:
        self._move(row, down=True)

    def do_item_up(self, row: Row) -> None:
        place = row.place.of_item()
        self._keep(revise_order.move_part(self._document, place, down=False), "上移任务")

    def do_item_down(self, row: Row) -> None:
        place = row.place.of_item()
        self._keep(revise_order.move_part(self._document, place, down=True), "下移任务")

    def do_move_to(self, row: Row) -> None:
        places = list(item_places(self._document))
        names = [_name(self._document, place) for place in places]
        at = places.index(row.place.of_item())
        dialog = DestinationDialog(names, at=at, parent=self._parent)
        if self._ask.fill_in(dialog):
            to = places[dialog.tasks.currentRow()]
            moved = revise.move_sentence_to(self._document, row.place, to)
            self._keep(moved, "移动句子")

    def do_change(self, row: Row) -> None:
        match row.kind:
            case RowKind.SENTENCE:
                self._change_words(row)
            case RowKind.TARGET:
                self._change_target(row)
            case RowKind.DEADLINE:
                self._change_deadline(row)
            case RowKind.NOTE:
                self.do_units(row)
            case RowKind.GROUP:
                self._change_group(row)
            case _:
                self.do_renumber(row)

    def do_renumber(self, row: Row) -> None:
        place = row.place.of_sentences() if row.kind is RowKind.GOAL else row.place
        if row.kind is not RowKind.GOAL and row.kind is not RowKind.CHAPTER:
            place = row.place.of_item()
        number, title = _number_and_title(self._document, place)
        dialog = NumberDialog(number=number, title=title, parent=self._parent)
        if self._ask.fill_in(dialog):
            changed = revise_outline.renumber(
                self._document, place, number=dialog.number.text(), title=dialog.title.text()
            )
            self._keep(changed, "改编号和标题")

    def do_units(self, row: Row) -> None:
        note, sentences = _note_of(self._document, row.place)
        dialog = UnitsDialog(note, sentences=sentences, parent=self._parent)
        if not self._ask.fill_in(dialog):
            return
        lead, join = dialog.names()
        changed = revise.change_units(
            self._document,
            row.place,
            lead=lead,
            participants=join,
            whole_run=dialog.whole_run.isChecked(),
        )
        self._keep(changed, "改责任部门")

    def do_scope(self, row: Row) -> None:
        holder = row.place.of_sentences()
        target = revise_facts.targets_at(self._document, holder)[row.at]
        is_own = target.scope is IndicatorScope.PROVINCE
        scope = IndicatorScope.NATIONAL if is_own else IndicatorScope.PROVINCE
        changed = revise_facts.set_scope(self._document, holder, row.at, scope)
        self._keep(Revised(document=changed, place=row.place), f"改为{scope}", move=False)

    def do_to_title(self, row: Row) -> None:
        self._keep(revise_outline.sentence_to_title(self._document, row.place), "改为标题")

    def do_from_title(self, row: Row) -> None:
        self._keep(revise_outline.title_to_sentence(self._document, row.place), "改为句子")

    def do_start_item(self, row: Row) -> None:
        self._keep(revise_outline.start_item(self._document, row.place), "另起任务")

    def do_join(self, row: Row) -> None:
        self._keep(revise_outline.join_items(self._document, row.place.of_item()), "并入任务")

    def do_to_goal(self, row: Row) -> None:
        self._keep(revise_outline.sentence_to_goal(self._document, row.place), "改为目标")

    def do_from_goal(self, row: Row) -> None:
        self._keep(revise_outline.goal_to_sentences(self._document, row.place), "改为任务句子")

    def do_is_task(self, row: Row) -> None:
        is_task = not item_at(self._document, row.place).is_task
        label = "计入任务事项" if is_task else "不计入任务事项"
        changed = revise_outline.set_is_task(self._document, row.place, is_task=is_task)
        self._keep(changed, label)

    def do_to_chapter(self, row: Row) -> None:
        self._keep(revise_outline.item_to_chapter(self._document, row.place), "任务改为部分")

    def do_from_chapter(self, row: Row) -> None:
        self._keep(revise_outline.chapter_to_item(self._document, row.place), "部分改为任务")

    def do_remove(self, row: Row) -> None:
        holder = row.place.of_sentences()
        if row.kind is RowKind.TARGET:
            changed = revise_facts.change_target(self._document, holder, row.at)
            self._keep(Revised(document=changed, place=row.place), "不作指标")
        elif row.kind is RowKind.DEADLINE:
            changed = revise_facts.change_deadline(self._document, holder, row.at, None)
            self._keep(Revised(document=changed, place=row.place), "不作时限")
        else:
            self._keep(revise_order.remove(self._document, row.place), "删去")

    @property
    def _document(self) -> OfficialDocument:
        return self._revision.document

    def _keep(self, revised: Revised, label: str, *, move: bool = True) -> None:
        if self._revision.record(revised, label):
            self._show(revised.place if move else None)

    def _move(self, row: Row, *, down: bool) -> None:
        if row.kind is RowKind.SENTENCE:
            moved = revise.move_sentence(self._document, row.place, down=down)
        else:
            moved = revise_order.move_part(self._document, row.place, down=down)
        self._keep(moved, "下移" if down else "上移")

    def _change_words(self, row: Row) -> None:
        dialog = WordsDialog(row.text, self._parent)
        if self._ask.fill_in(dialog):
            words = dialog.words.toPlainText()
            self._keep(revise.change_words(self._document, row.place, words), "改正错字")

    def _change_target(self, row: Row) -> None:
        holder = row.place.of_sentences()
        dialog = TargetDialog(revise_facts.targets_at(self._document, holder)[row.at], self._parent)
        if self._ask.fill_in(dialog):
            changed = revise_facts.change_target(self._document, holder, row.at, dialog.target())
            self._keep(Revised(document=changed, place=row.place), "修改指标", move=False)

    def _change_deadline(self, row: Row) -> None:
        before = item_at(self._document, row.place).deadlines[row.at]
        dialog = DeadlineDialog(before.quote, self._parent)
        if self._ask.fill_in(dialog):
            changed = revise_facts.change_deadline(
                self._document, row.place, row.at, dialog.words.text()
            )
            self._keep(Revised(document=changed, place=row.place), "修改时限", move=False)

    def _change_group(self, row: Row) -> None:
        group = item_at(self._document, row.place).group
        if group is None:
            return
        dialog = NumberDialog(number=group.number, title=group.title, parent=self._parent)
        if self._ask.fill_in(dialog):
            changed = revise_outline.renumber_group(
                self._document,
                row.place,
                number=dialog.number.text(),
                title=dialog.title.text(),
            )
            self._keep(replace(changed, place=row.place), "改编号和标题", move=False)


def _name(document: OfficialDocument, place: Place) -> str:
    item, chapter = item_at(document, place), chapter_at(document, place)
    words = item.title or next(iter(item.sentences), "（没有句子）")
    short = words if len(words) <= 30 else words[:30] + "……"
    return f"{chapter.number or ''} · {item.number or ''}{short}"


def _number_and_title(document: OfficialDocument, place: Place) -> tuple[str | None, str]:
    if place.goal is not None:
        return None, goal_at(document, place).title
    if place.item is not None:
        item = item_at(document, place)
        return item.number or "", item.title or ""
    chapter = chapter_at(document, place)
    return chapter.number or "", chapter.title


def _note_of(document: OfficialDocument, place: Place) -> tuple[ReadResponsibility | None, int]:
    """The note that closes a sentence, and how many sentences it closes."""
    item = item_at(document, place)
    for run in item.segments:
        if place.goal is None and place.sentence in run.sentences:
            return item.responsible[run.responsible], len(run.sentences)
    return None, 1
