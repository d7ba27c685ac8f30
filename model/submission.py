"""The filing of the year-end report (报送): what was said of it, and what the usual is.

While nothing is stored the usual holds, from what the document asks for. Each 退回 or 补报 opens
one more filing. What is said of it is changed in `model/submission_settings.py`.
"""

from dataclasses import dataclass
from datetime import date

from model.entities import TaskList
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.report_entities import Submission, SubmissionEvent, SubmissionFile, SubmissionId
from model.settings import as_of, read_settings
from model.store.values import read_as
from model.task_lists import read_task_lists, reported_list
from model.words import DraftMark, ReportForm, SubmissionEventKind, SubmissionFileKind

PAPER, ELECTRONIC = "纸件", "电子件"
USUAL_FORMS = (PAPER, ELECTRONIC)
USUAL_SUBJECT = "重点任务落实成效"
_NATIONAL_OFFICE = "国家知识产权局"
_UNKNOWN = "×××"
_NOT_SAID = SubmissionId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One filing as it stands: what was said of it, else the usual; what was registered of it.

    `stored` has no id while nothing was stored. Events stand in the order in which they happened.
    """

    task_list: TaskList
    office: str
    stored: Submission
    events: tuple[SubmissionEvent, ...] = ()
    files: tuple[SubmissionFile, ...] = ()

    @property
    def is_stored(self) -> bool:
        """Was anything said or registered of it?"""
        return self.stored.id != _NOT_SAID

    @property
    def number(self) -> int:
        """第几次报送."""
        return self.stored.number

    @property
    def form(self) -> ReportForm:
        """文种."""
        return self.stored.form

    @property
    def has_letterhead(self) -> bool:
        """Are 发文机关标志 and red line printed?"""
        return self.stored.has_letterhead

    @property
    def has_seal(self) -> bool:
        """Is the place of the seal left free?"""
        return self.stored.has_seal

    @property
    def draft_mark(self) -> DraftMark | None:
        """What stands under the title: nothing once it is signed."""
        return None if self.is_signed else self.stored.draft_mark

    @property
    def copies(self) -> int:
        """How many papers are asked for."""
        return self.stored.copies

    @property
    def addressee(self) -> str:
        """主送机关."""
        return self.stored.addressee or usual_addressee(self.task_list)

    @property
    def deliver_to(self) -> str:
        """To whom the paper is posted."""
        return self.stored.deliver_to or self.task_list.report_to

    @property
    def email_to(self) -> str:
        """Where the electronic files go; no document names it."""
        return self.stored.email_to

    @property
    def email_subject(self) -> str:
        """主题 of the mail."""
        return self.stored.email_subject or usual_subject(self.task_list, self.office)

    @property
    def forms(self) -> tuple[str, ...]:
        """In which forms the document asks for it (纸件、电子件)."""
        words = self.task_list.report_form
        asked = tuple(form for form in USUAL_FORMS if form.removesuffix("件") in words)
        return asked or USUAL_FORMS

    @property
    def report_by(self) -> date | None:
        """报送时限."""
        return self.task_list.report_by

    @property
    def as_of(self) -> date | None:
        """数据截止日 of what was signed; None while that of the ledger holds."""
        return self.stored.as_of

    @property
    def signer(self) -> str:
        """签发人, empty while it is not signed."""
        signed = self.last(SubmissionEventKind.SIGNED)
        return signed.person if signed else ""

    @property
    def signed_on(self) -> date | None:
        """The day on which it was signed: that of the paper."""
        signed = self.last(SubmissionEventKind.SIGNED)
        return signed.happened_on if signed else None

    @property
    def doc_number(self) -> str:
        """文号, empty while it has none."""
        numbered = self.last(SubmissionEventKind.NUMBERED)
        return numbered.number if numbered else ""

    @property
    def is_signed(self) -> bool:
        """签发 is registered: the paper is no draft any more."""
        return self.last(SubmissionEventKind.SIGNED) is not None

    @property
    def is_filed(self) -> bool:
        """Went it out in every form that is asked for?"""
        ways = {
            PAPER: SubmissionEventKind.POSTED,
            ELECTRONIC: SubmissionEventKind.MAILED,
        }
        return all(self.last(ways[form]) is not None for form in self.forms)

    @property
    def is_closed(self) -> bool:
        """Went its package out? Files and day stay; a correction is a filing of its own."""
        return self.stored.packaged_on is not None and self.is_filed

    @property
    def is_acknowledged(self) -> bool:
        """对方确认 is registered."""
        return self.last(SubmissionEventKind.ACKNOWLEDGED) is not None

    @property
    def is_over(self) -> bool:
        """Is nothing said of it any more? Its package went out, or the receiver has it."""
        return self.is_closed or self.is_acknowledged

    def last(self, kind: SubmissionEventKind) -> SubmissionEvent | None:
        """The latest event of a kind."""
        return next((each for each in reversed(self.events) if each.kind is kind), None)

    @property
    def missing_files(self) -> tuple[SubmissionFileKind, ...]:
        """Which of the signed files are not there yet."""
        return tuple(kind for kind in SubmissionFileKind if self.file(kind) is None)

    def file(self, kind: SubmissionFileKind) -> SubmissionFile | None:
        """定稿 or 盖章扫描件, once it is there."""
        return next((each for each in self.files if each.kind is kind), None)


def filing_day(ledger: Ledger, filing: Filing | None) -> date:
    """Up to which day a filing counts: as its report was signed, else as the ledger does."""
    return (filing.as_of if filing is not None else None) or as_of(ledger)


def usual_addressee(task_list: TaskList) -> str:
    """主送: the office that asks; a department of the national office stands for the office."""
    if task_list.report_to.startswith(_NATIONAL_OFFICE):
        return _NATIONAL_OFFICE
    return task_list.issuer or task_list.report_to or _UNKNOWN


def usual_addressees(task_list: TaskList, form: ReportForm) -> tuple[str, ...]:
    """Whom a paper of this form may address: a 报告 the office, a 函 its 司 as well."""
    office = usual_addressee(task_list)
    if form is ReportForm.REPORT or task_list.report_to in ("", office):
        return (office,)
    return office, task_list.report_to


def usual_subject(task_list: TaskList, office: str) -> str:
    """主题 of the mail: what is sent in, and from whom (项目-单位)."""
    return "-".join(filter(None, (task_list.report_subject or USUAL_SUBJECT, office)))


def read_submission(ledger: Ledger) -> Filing | None:
    """The present filing of the reported list; None while there is no list to report on."""
    filings = read_filings(ledger)
    return filings[-1] if filings else None


def read_filings(ledger: Ledger) -> tuple[Filing, ...]:
    """All filings of the reported list, the present one last."""
    reported = reported_list(ledger)
    if reported is None:
        return ()
    office = read_settings(ledger).office_full_name
    rows = ledger.rows(
        "SELECT * FROM submission WHERE task_list_id = ? ORDER BY number", (reported.id,)
    )
    stored = [read_as(Submission, row) for row in rows]
    return tuple(
        Filing(
            task_list=reported,
            office=office,
            stored=each,
            events=_events(ledger, each.id),
            files=_files(ledger, each.id),
        )
        for each in stored or [Submission(id=_NOT_SAID, task_list_id=reported.id, number=1)]
    )


def read_filing(ledger: Ledger, submission_id: SubmissionId) -> Filing:
    """One filing that is stored; refused when it is gone."""
    row = ledger.rows("SELECT * FROM submission WHERE id = ?", (submission_id,))
    if not row:
        raise InvalidEntryError("这次报送刚刚被撤销，没有改动。请重新登记。")
    stored = read_as(Submission, row[0])
    (task_list,) = (each for each in read_task_lists(ledger) if each.id == stored.task_list_id)
    return Filing(
        task_list=task_list,
        office=read_settings(ledger).office_full_name,
        stored=stored,
        events=_events(ledger, stored.id),
        files=_files(ledger, stored.id),
    )


def _events(ledger: Ledger, submission_id: SubmissionId) -> tuple[SubmissionEvent, ...]:
    order = {kind: at for at, kind in enumerate(SubmissionEventKind)}
    rows = ledger.rows(
        "SELECT * FROM submission_event WHERE submission_id = ? ORDER BY rowid",
        (submission_id,),
    )
    events = [read_as(SubmissionEvent, row) for row in rows]
    return tuple(
        sorted(events, key=lambda each: (each.happened_on, order[each.kind], each.at_time))
    )


def _files(ledger: Ledger, submission_id: SubmissionId) -> tuple[SubmissionFile, ...]:
    rows = ledger.rows(
        "SELECT * FROM submission_file WHERE submission_id = ? ORDER BY kind", (submission_id,)
    )
    return tuple(read_as(SubmissionFile, row) for row in rows)
