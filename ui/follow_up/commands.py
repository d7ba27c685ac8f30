"""The commands of 进展督办: remind, copy the words of a reminder, confirm, go round the panes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from model.chase_rows import ChaseRow, read_chase_rows
from model.entities import LocalActionId, PostId, UnitId
from model.posts import read_posts
from model.reminder_text import BETWEEN_TEXTS, Asked, reminder_text
from model.reminders import used_manners, usual_kind
from model.standing import Standing, present_period, waits_for_office
from model.units import read_units
from model.words import Progress, ReminderKind
from ui import record_verbs
from ui.pages.dialog_drafts import DialogDrafts
from ui.pages.draft_places import REMINDER
from ui.reminder_verbs import Recipient, give_reminder, recipients_text

if TYPE_CHECKING:
    from ui.pages.follow_up import FollowUpPage

_NOTHING_TO_ASK = (
    "没有需要请单位办理的举措：已报完成的待局里核实，申请调整时限的待批准，"
    "没有牵头单位的无从催起。{}。"
)


class FollowUpCommands(QObject):
    """Carries out what is asked on the selected actions, or on all that are shown."""

    def __init__(self, page: "FollowUpPage") -> None:
        super().__init__(page)
        self._page = page
        self.drafts = DialogDrafts(self, page.session, REMINDER, find=self._find, ask=self._remind)

    def can(self, name: str) -> bool:
        """Can this command be used on what is shown?"""
        if name in ("remind", "copy_reminder"):
            return bool(self._page.table.ids)
        return name != "confirm" or bool(self._page.table.selected_ids())

    def do_remind(self) -> None:
        """登记催办."""
        page = self._page
        # Of a whole list the office is not to note that it reminded others of its own work.
        ids = page.table.selected_ids() or self._asked_of_units(page.table.ids)
        if ids:
            self._remind(ids, {})
        else:
            page.session.refused.emit(_NOTHING_TO_ASK.format("没有登记"))

    def _remind(self, ids: Sequence[LocalActionId], words: Mapping[str, str]) -> None:
        from ui.reminder_dialog import ReminderDialog

        page, session = self._page, self._page.session
        recipients = self._recipients(ids)
        if not recipients:
            session.refused.emit(
                "这些举措还没有牵头单位和责任人，没有登记。请先在任务分解中落实牵头单位。"
            )
            return
        rows = read_chase_rows(session.ledger, ids, session.as_of)
        dialog = ReminderDialog(
            recipients,
            kind=_strongest(rows.values()),
            day=session.working_day,
            manners=used_manners(session.ledger),
            parent=page,
        )
        dialog.write(words)

        def store() -> bool:
            with session.telling(dialog.refuse):
                return give_reminder(session, recipients, dialog.given())

        with self.drafts.keeping(ids, f"登记催办：{recipients_text(recipients)}", dialog.typed):
            page.ask.fill_in_until(dialog, store)

    def _find(self, ids: Sequence[LocalActionId]) -> list[LocalActionId] | None:
        """Those of these actions that somebody can be reminded of."""
        self._page.catch_up()
        by_post = self._page.by_post.isChecked()
        there = self._page.standings_of(ids)
        return [each.id for each in there if each.unit_id or (by_post and each.post_id)] or None

    def do_copy_reminder(self) -> None:
        """复制催办文字: a text for each unit or holder, one after the other."""
        session, standings = self._page.session, self._page.standings_of(self._page.meant_actions())
        silent = frozenset(each.id for each in standings if each.is_silent)
        recipients = self._recipients(self._asked_of_units([each.id for each in standings]))
        if not recipients:
            session.refused.emit(_NOTHING_TO_ASK.format("没有复制"))
            return
        texts = [self._text(to, silent) for to in recipients]
        QGuiApplication.clipboard().setText(BETWEEN_TEXTS.join(texts))
        session.done.emit(_copied(recipients, left=len(standings) - _count(recipients)))

    def do_confirm(self) -> None:
        """确认办结 of the selected actions."""
        record_verbs.confirm_done(self._page.session, self._page.table.selected_ids())

    def do_next_pane(self) -> None:
        """Go round owners, actions and the preview."""
        page = self._page
        order = (page.owners, page.table, page.preview)
        at = next((n for n, each in enumerate(order) if each.hasFocus()), -1)
        order[(at + 1) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _asked_of_units(self, ids: Sequence[LocalActionId]) -> list[LocalActionId]:
        return [each.id for each in self._page.standings_of(ids) if not waits_for_office(each)]

    def _text(self, to: Recipient, silent: frozenset[str]) -> str:
        session = self._page.session
        rows = read_chase_rows(session.ledger, to.action_ids, session.as_of)
        asked = Asked(
            whom=to.name,
            is_person=to.post_id is not None,
            rows=[rows[each].row for each in to.action_ids if each in rows],
            silent=silent,
            period=present_period(session.ledger, session.as_of),
        )
        return reminder_text(asked, session.settings, session.as_of, year=session.year)

    def _recipients(self, ids: Sequence[LocalActionId]) -> list[Recipient]:
        """Whom these actions belong to; those that nobody leads are left out."""
        page = self._page
        by_post = page.by_post.isChecked()
        posts = read_posts(page.session.ledger)
        names = {str(each.id): each.holder or each.name for each in posts}
        names |= {each.key: each.name for each in page.owners.owners}
        # By post, what has no holder yet is asked of its unit.
        names |= {each.id: each.name for each in read_units(page.session.ledger)}
        found: dict[tuple[UnitId | None, PostId | None], list[Standing]] = {}
        for each in page.standings_of(ids):
            post = each.post_id if by_post else None
            if post is not None or each.unit_id is not None:
                found.setdefault((each.unit_id, post), []).append(each)
        return [
            Recipient(
                name=names[str(post or unit)],
                unit_id=unit,
                post_id=post,
                action_ids=tuple(each.id for each in standings),
            )
            for (unit, post), standings in found.items()
        ]


def _copied(recipients: Sequence[Recipient], *, left: int) -> str:
    people = sum(each.post_id is not None for each in recipients)
    units = len(recipients) - people
    counted = [f"{units}个单位"] if units else []
    counted += [f"{people}位责任人"] if people else []
    if len(recipients) == 1:
        counted = [recipients[0].name]
    apart = f"；{left}项待局里核实、批准或没有牵头单位，没有写入" if left else ""
    return f"已复制催办文字：{'、'.join(counted)}，共{_count(recipients)}项{apart}"


def _count(recipients: Sequence[Recipient]) -> int:
    return sum(len(each.action_ids) for each in recipients)


def _strongest(rows: Iterable[ChaseRow]) -> ReminderKind:
    order = list(ReminderKind)
    kinds = [
        usual_kind(
            each.row.lamp,
            days_late=max(0, -(each.days or 0)),
            times=each.reminded.times if each.reminded else 0,
        )
        for each in rows
        if each.row.progress is not Progress.CONFIRMED
    ]
    return max(kinds, key=order.index, default=ReminderKind.HINT)
