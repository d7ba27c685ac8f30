"""How the columns of a table are to be read (栏目对应)."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnRole(StrEnum):
    """What a column of a task table holds; several columns may share one."""

    SKIP = "不读入"
    NUMBER = "序号"
    CATEGORY = "类别"
    TASK = "任务"
    MEASURE = "举措"
    UNITS = "责任单位"
    LEAD = "牵头单位"
    JOIN = "配合单位"
    DUE = "完成时限"
    DELIVERABLE = "成果形式"
    PERSON = "责任人"
    REMARK = "备注"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """The reading of one table: a role for each column, and where its tasks begin.

    `head_rows` rows at the top are titles and headings. `first_leads` says that the first name
    of a 责任单位 column leads and the others co-operate. `reasons` tell, for each column, why its
    role was proposed; `is_certain` is False when a person must look before anything is read.
    """

    roles: tuple[ColumnRole, ...]
    head_rows: int
    first_leads: bool = False
    reasons: tuple[str, ...] = ()
    is_certain: bool = True
