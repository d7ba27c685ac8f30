"""The commands of 进展督办: remind, copy the words of a reminder, confirm, go round the panes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from model.chase_rows import ChaseRow, read_chase_rows
from model.entities import LocalActionId, PostId, UnitId
from model.reminder_text import reminder_text
from model.reminders import used_manners, usual_kind
from model.standing import Standing
from model.units import read_units
from model.words import Progress, ReminderKind
from ui import record_verbs
from ui.reminder_verbs import Recipient, give_reminder, recipients_text

if TYPE_CHECKING:
    from ui.pages.follow_up import FollowUpPage


class FollowUpCommands(QObject):
    """Carries out what is asked on the selected actions, or on all that are shown."""

    def __init__(self, page: "FollowUpPage") -> None:
        super().__init__(page)
        self._page = page

    def can(self, name: str) -> bool:
        """Can this command be used on what is shown?"""
        if name in ("remind", "copy_reminder"):
            return bool(self._page.table.ids)
        return name != "confirm" or bool(self._page.table.selected_ids())

    def do_remind(self) -> None:
        """登记催办."""
        from ui.reminder_dialog import ReminderDialog

        page, session = self._page, self._page.session
        ids = page.meant_actions()
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
        page.ask.fill_in_until(dialog, lambda: give_reminder(session, recipients, dialog.given()))

    def do_copy_reminder(self) -> None:
        """复制催办文字."""
        session, settings = self._page.session, self._page.session.settings
        recipients = self._recipients(self._page.meant_actions())
        texts = []
        for to in recipients:
            rows = read_chase_rows(session.ledger, to.action_ids, session.as_of)
            shown = [rows[each].row for each in to.action_ids if each in rows]
            texts.append(reminder_text(to.name, shown, settings, session.as_of, year=session.year))
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        session.done.emit(f"已复制催办文字：{recipients_text(recipients)}")

    def do_confirm(self) -> None:
        """确认办结 of the selected actions."""
        record_verbs.confirm_done(self._page.session, self._page.table.selected_ids())

    def do_next_pane(self) -> None:
        """Go round owners, actions and the preview."""
        page = self._page
        order = (page.owners, page.table, page.preview)
        at = next((n for n, each in enumerate(order) if each.hasFocus()), -1)
        order[(at + 1) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _recipients(self, ids: Sequence[LocalActionId]) -> list[Recipient]:
        """Whom these actions belong to; those that nobody leads are left out."""
        page = self._page
        by_post = page.by_post.isChecked()
        names = {each.key: each.name for each in page.owners.owners}
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
