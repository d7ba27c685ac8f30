"""What is said of a filing (报送设置): form, addressee, letterhead, copies, where it goes.

The first change stores a filing; each 退回 or 补报 opens one more with the same settings.
"""

from collections.abc import Mapping

from model.day_words import day_words
from model.entities import TaskListId
from model.errors import InvalidEntryError
from model.report_entities import Submission, SubmissionId
from model.step import Step
from model.store.values import clean_line
from model.submission import Filing, read_filing, read_submission
from model.words import DraftMark, ReportForm

MOST_COPIES = 99
TEXTS = {
    "addressee": "主送机关",
    "deliver_to": "寄送地址",
    "email_to": "收件邮箱",
    "email_subject": "邮件主题",
}
SETTINGS = {
    "form": "文种",
    "has_letterhead": "发文机关标志",
    "has_seal": "盖章位置",
    "draft_mark": "稿别",
    "copies": "份数",
    **TEXTS,
}
_LONGEST = 200
_NO_LIST = "台账里还没有任务清单，没有报送可登记。请先导入来文。"


def change_submission(step: Step, **values: object) -> SubmissionId:
    """Say something of the present filing, which is stored with the first change.

    An empty addressee, address or subject means the usual one again. Of what went out in a
    package, or was confirmed, nothing is changed.
    """
    if unknown := set(values) - set(SETTINGS):
        raise ValueError(f"nothing of a submission is called {sorted(unknown)}")
    checked = _checked(values)
    submission_id = stored_submission(step)
    filing = read_filing(step.ledger, submission_id)
    require_open(filing, "、".join(SETTINGS[name] for name in values))
    step.update("submission", submission_id, **checked)
    return submission_id


def stored_submission(step: Step) -> SubmissionId:
    """The id of the present filing, which is stored if it was not yet."""
    filing = read_submission(step.ledger)
    if filing is None:
        raise InvalidEntryError(_NO_LIST)
    if filing.is_stored:
        return filing.stored.id
    return add_submission(step, filing.task_list.id, filing.number)


def add_submission(
    step: Step,
    task_list_id: TaskListId,
    number: int,
    like: Submission | None = None,
) -> SubmissionId:
    """Open a filing; it has the settings of the one that it is `like`."""
    same = {} if like is None else {name: getattr(like, name) for name in SETTINGS}
    return SubmissionId(step.insert("submission", task_list_id=task_list_id, number=number, **same))


def require_open(filing: Filing, names: str) -> None:
    """Refuse to say anything else of what went out in a package, or was confirmed."""
    if not filing.is_over:
        return
    on = filing.stored.packaged_on
    sent = f"于{day_words(on)}打包并寄发" if filing.is_closed and on else "由对方确认"
    raise InvalidEntryError(
        f"第{filing.number}次报送已{sent}，{names}没有改动。"
        "需要更正时，请登记退回或补报，在下一次报送中更正。"
    )


def _checked(values: Mapping[str, object]) -> dict[str, object]:
    checked = dict(values)
    for name in TEXTS.keys() & checked.keys():
        words = clean_line(" ".join(str(checked[name]).split()))
        if len(words) > _LONGEST:
            raise InvalidEntryError(
                f"{TEXTS[name]}超过{_LONGEST}字，没有存入。请检查是否粘贴了别的内容。"
            )
        checked[name] = words
    copies = checked.get("copies", 1)
    if not isinstance(copies, int) or not 1 <= copies <= MOST_COPIES:
        raise InvalidEntryError(f"份数应为1至{MOST_COPIES}之间的整数，没有存入。请重新填写。")
    if "form" in checked:
        checked["form"] = ReportForm(str(checked["form"]))
    if "draft_mark" in checked:
        checked["draft_mark"] = DraftMark(str(checked["draft_mark"]))
    return checked
