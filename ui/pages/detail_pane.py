"""The pane at the right of 任务分解 (详情): the form that fits what is selected."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from model.common_values import Common
from model.entities import LocalActionId
from ui import theme
from ui.action_form import ActionForm, ShownAction
from ui.choices import Choice
from ui.clause_form import ClauseForm, ShownClause
from ui.empty import EmptyView
from ui.fields import typed_fields
from ui.many_clauses_form import ManyClausesForm
from ui.many_form import ManyActionsForm
from ui.on_demand import OnDemand
from ui.search.words import search_field


class DetailPane(QStackedWidget):
    """Holds the forms; exactly one is in front.

    `leaving` is told before a form turns to something else: what is still refused stands in it.
    """

    leaving = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action, self.clause = ActionForm(), ClauseForm()
        self.many_clauses = ManyClausesForm()
        self.many_on_demand = OnDemand(ManyActionsForm)
        self._empty = EmptyView(icon="breakdown")
        self._places: dict[QWidget, QWidget] = {}
        self._choices: tuple[Sequence[Choice], Sequence[Choice]] = (), ()
        for form in (self._empty, self.action, self.clause, self.many_clauses):
            self._take_in(form)
        self.many_on_demand.once_made(self._take_in_many)
        self._typed = typed_fields(self)  # looked for once: the forms keep their fields
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._bring_into_sight)
        self._empty.say("在左边选一句任务事项，\n或在表中选一项举措，\n这里显示它的全部内容。")

    @property
    def many_actions(self) -> ManyActionsForm:
        """The form of several actions, made when it is first asked for."""
        return self.many_on_demand.get()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists of the forms offer."""
        self._choices = units, posts
        self.action.show_choices(units, posts)
        for form in self.many_on_demand.made():
            form.show_choices(units, posts)

    def show_action(self, item: ShownAction) -> None:
        """One action."""
        self.action.show_item(item)
        self._bring(self.action)

    def show_clause(self, item: ShownClause) -> None:
        """One sentence."""
        self.clause.show_item(item)
        self._bring(self.clause)

    def show_actions(
        self, ids: Sequence[LocalActionId], common: Mapping[str, Common], *, can_edit: bool
    ) -> None:
        """Several actions, and what they have in common."""
        self.many_actions.show_ids(ids, common, can_edit=can_edit)
        self._bring(self.many_actions)

    def show_clauses(self, title: str, *, clauses: int, pending: int, can_edit: bool) -> None:
        """Several sentences, or a heading above them."""
        self.many_clauses.show_counts(
            title=title, clauses=clauses, pending=pending, can_edit=can_edit
        )
        self._bring(self.many_clauses)

    def show_nothing(self) -> None:
        """Nothing is selected."""
        self._bring(self._empty)

    def focus_field(self, table: str, field: str, part: str) -> None:
        """Bring a field of the action in front into sight and give it the keyboard.

        `table` says what hangs on the action, `part` the period of a note.
        """
        form = self.action
        if table == "progress_note":
            form.notes.choose_period(part)
        parts: dict[str, QWidget] = {"stage": form.stages, "evidence": form.evidence}
        known = {each.accessibleName(): each for each in form.findChildren(QWidget)}
        wanted = parts.get(table) or known.get(search_field(field)) or form.notes
        area = self.currentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(wanted, 0, wanted.height())
        _first_focus(wanted).setFocus()

    def settle(self) -> bool:
        """Store what is still being typed in the form in front; False for refused words."""
        settle: Callable[[], bool] | None = getattr(self._form(), "settle", None)
        return settle is None or settle()

    def leave(self) -> None:
        """Settle what is typed and turn away from it; what is shown next begins anew."""
        for field in self._typed:
            field.finish_composing()
        self.settle()
        self.leaving.emit()
        self.forget()

    def forget(self) -> None:
        """Let go of what was shown, with all that stands unstored in it."""
        for field in self._typed:
            if field.is_unsettled():
                field.give_up()
        self.action.forget()
        self.clause.forget()
        for form in self.many_on_demand.made():
            form.forget()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.action.recolour()

    def _take_in(self, form: QWidget) -> None:
        self._places[form] = _scrolling(form)
        self.addWidget(self._places[form])

    def _take_in_many(self, form: ManyActionsForm) -> None:
        self._take_in(form)
        form.show_choices(*self._choices)

    def _bring_into_sight(self, _: object, focus: QWidget | None) -> None:
        """A long form follows the keyboard, whatever brought it there."""
        area = self.currentWidget()
        if focus is not None and isinstance(area, QScrollArea) and area.isAncestorOf(focus):
            area.ensureWidgetVisible(focus, 0, 6 * theme.unit(self.font()))

    def _form(self) -> QWidget | None:
        front = self.currentWidget()
        return next((form for form, place in self._places.items() if place is front), None)

    def _bring(self, form: QWidget) -> None:
        if self._form() is not form:
            self.settle()
            self.setCurrentWidget(self._places[form])


def _first_focus(part: QWidget) -> QWidget:
    """The part itself, or the first in it that takes the keyboard."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return part
    inner = part.findChildren(QWidget)
    takers = (w for w in inner if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible())
    return next(takers, part)


def _scrolling(form: QWidget) -> QWidget:
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(form)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().setSingleStep(4 * theme.unit(form.font()))
    area.viewport().setAutoFillBackground(False)
    form.setAutoFillBackground(False)
    return area
