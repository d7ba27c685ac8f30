"""What the frame of the window says about the open ledger: title and header."""

from model.task_lists import read_task_lists
from ui.header import HeaderText
from ui.session import Session


def header_text(session: Session) -> HeaderText:
    """Whose ledger it is, of which years, up to which day."""
    settings = session.settings
    years = sorted({each.year for each in read_task_lists(session.ledger)})
    return HeaderText(
        office=settings.office_full_name or "（未填单位名称）",
        years="、".join(f"{year}年度" for year in years),
        as_of=session.as_of,
        is_sample=settings.is_sample,
        is_fixed=settings.as_of is not None,
        is_read_only=not session.can_write and not session.is_being_checked,
    )


def file_state(session: Session) -> str:
    """Whether the ledger can be changed now, for the status line."""
    if session.is_being_checked:
        return "正在检查台账是否完好，稍后即可修改"
    return "修改随时存入台账" if session.can_write else "只读打开，不能修改"


def window_title(session: Session) -> str:
    """The title of the window; a fictitious office says so here too."""
    text = header_text(session)
    parts = [f"台账 · {text.office}", text.years]
    marks = [
        mark for mark, said in (("演示数据", text.is_sample), ("只读", text.is_read_only)) if said
    ]
    return " · ".join([part for part in parts if part] + marks)
