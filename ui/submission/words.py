"""What is said of the steps of a filing on the screen (报送登记的说法)."""

from datetime import date

from model.day_words import month_and_day
from model.report_entities import SubmissionEvent
from model.words import SubmissionEventKind as Kind

# What a form asks for besides the day and a remark: key → name.
FIELDS: dict[Kind, dict[str, str]] = {
    Kind.FOR_APPROVAL: {"person": "送审人"},
    Kind.SIGNED: {"person": "签发人"},
    Kind.NUMBERED: {"number": "文号", "person": "编号人"},
    Kind.SEALED: {"person": "用印人"},
    Kind.SCANNED: {"person": "扫描人"},
    Kind.POSTED: {
        "copies": "份数",
        "address": "寄送地址",
        "number": "快递单号",
        "person": "经办人",
    },
    Kind.MAILED: {
        "at_time": "时间",
        "address": "收件邮箱",
        "subject": "邮件主题",
        "person": "经办人",
    },
    Kind.ACKNOWLEDGED: {"person": "对方确认人", "at_time": "时间"},
    Kind.RETURNED: {"person": "退回人"},
    Kind.ADDED: {"person": "经办人"},
}
HINTS = {
    "at_time": "如 15:30，可不填",
    "number": "可不填",
    "remark": "没有可不填",
    "address": "可不填",
    "person": "可不填",
}
_HINTS_OF = {
    (Kind.SIGNED, "person"): "签发的局领导",
    (Kind.ACKNOWLEDGED, "person"): "对方的联系人，可不填",
    (Kind.RETURNED, "person"): "对方的联系人，可不填",
}
_REASONS = {Kind.RETURNED: "退回原因", Kind.ADDED: "补报原因"}
ABOUT = {
    Kind.FOR_APPROVAL: "报告稿送处长、办公室、局领导审阅",
    Kind.SIGNED: "局领导签发，日期即成文日期；此后成效报告不再标“送审稿”",
    Kind.NUMBERED: "办公室编发文字号",
    Kind.SEALED: "加盖印章",
    Kind.SCANNED: "盖章件扫描成PDF，在右边放入",
    Kind.POSTED: "寄出纸件，记下份数、地址和快递单号",
    Kind.MAILED: "发出电子件，记下时间、邮箱（或报送系统）和主题",
    Kind.ACKNOWLEDGED: "对方确认收到",
    Kind.RETURNED: "对方退回；登记后另起下一次报送，设置照旧",
    Kind.ADDED: "自行补报、更正；登记后另起下一次报送，设置照旧",
}


def hint(kind: Kind, key: str, letters: str, year: int) -> str:
    """What stands in an empty field; a document number is shown as the office writes it."""
    if (kind, key) == (Kind.NUMBERED, "number"):
        return f"如 {letters or '×知发'}〔{year}〕12号"
    return _HINTS_OF.get((kind, key)) or HINTS.get(key, "")


def remark_name(kind: Kind) -> str:
    """What the remark of an entry is called."""
    return _REASONS.get(kind, "备注")


def event_words(event: SubmissionEvent, as_of: date | None = None) -> str:
    """12月8日 15:30　李示例　2份　E1234567890　备注.

    `as_of` is told beside 签发: up to which day the report that was signed counts.
    """
    day = " ".join(part for part in (month_and_day(event.happened_on), event.at_time) if part)
    copies = f"{event.copies}份" if event.copies else ""
    until = f"数据截至{month_and_day(as_of)}" if as_of and event.kind is Kind.SIGNED else ""
    rest = (event.person, event.number, copies, event.address, event.subject, until, event.remark)
    return "　".join(part for part in (day, *rest) if part)
