"""The closed sets of words that the ledger stores and the screen shows, and who stands for none."""

from enum import StrEnum

# To whom a post without a unit belongs; who carries an action that has no unit, or no post.
HEADS = "局领导"
NO_UNIT, NO_POST = "未定牵头单位", "未定责任人"


class ListKind(StrEnum):
    """Where a task list comes from (任务清单的种类)."""

    GUIDELINE = "年度工作指引"
    PRIORITIES = "工作要点"
    ROADMAP = "推进计划"
    DIVISION = "分工方案"
    TABLE = "任务清单"
    OWN = "自编清单"


class Triage(StrEnum):
    """Whose work a sentence is (任务认领)."""

    PENDING = "待认领"
    PROVINCE = "省内落实"
    ASSIST = "配合国家局"
    NATIONAL = "国家层面"


class Progress(StrEnum):
    """How far a local action has come (进展).

    A unit's 已报完成 is a claim; 已办结 is the word of the office.
    """

    NOT_STARTED = "未启动"
    UNDER_WAY = "推进中"
    TO_ADJUST = "拟调整"
    REPORTED = "已报完成"
    CONFIRMED = "已办结"


class ReportPeriod(StrEnum):
    """How often units report (填报周期)."""

    MONTHLY = "按月"
    QUARTERLY = "按季"


class Lamp(StrEnum):
    """What a glance at an action should tell (亮灯), worst first."""

    LATE = "逾期"
    SOON = "临期"
    NORMAL = "正常"
    NOT_DUE = "未到期"
    DONE = "办结"


class DueKind(StrEnum):
    """How the words of a time limit fix its date (完成时限的种类)."""

    DAY = "日期"
    MONTH_END = "月底"
    QUARTER_END = "季度末"
    YEAR_END = "年底"
    RECURRING = "定期"
    LONG_TERM = "长期"


class UnitKind(StrEnum):
    """What a unit is to the office (单位类别)."""

    DIVISION = "处室"
    AFFILIATE = "直属单位"
    CITY = "市（州）局"
    PARTNER = "联席会议成员单位"


class ResponsibilityMode(StrEnum):
    """How a note names the national departments that steer (国家局责任部门的写法)."""

    RESPONSIBLE = "负责"
    BY_DUTY = "按职责分工负责"
    LEAD_AND_JOIN = "牵头+参与"
    NAMES_ONLY = "括注"


class ResponsibilityRole(StrEnum):
    """Part that a department takes in a note (牵头、参与)."""

    LEAD = "牵头"
    PARTICIPANT = "参与"


class IndicatorScope(StrEnum):
    """Whose figure a target is (指标范围)."""

    NATIONAL = "国家局指标"
    PROVINCE = "本省承接"


class TargetOp(StrEnum):
    """How a value is measured against its target (指标的比较方式)."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "≈"
    RANGE = "range"


class ReminderKind(StrEnum):
    """How strongly a unit is reminded (提醒、催办、督办), mildest first."""

    HINT = "提醒"
    URGE = "催办"
    ORDER = "督办"


class SectionKind(StrEnum):
    """The sections and annexes of the year-end report (章节), by their usual titles."""

    OPENING = "导语"
    OVERVIEW = "总体情况"
    GOALS = "主要目标完成情况"
    OUTCOMES = "重点任务落实成效"
    HIGHLIGHTS = "特色亮点和典型经验"
    PROBLEMS = "存在问题"
    NEXT_STEPS = "下一步打算"
    OWN = "自拟内容"
    PROGRESS_TABLE = "任务清单落实情况表"
    INDICATOR_TABLE = "主要指标完成情况表"
    CASES = "典型案例"
    EVIDENCE_LIST = "佐证材料目录"
    CONTACTS = "联络员信息表"
    OWN_ANNEX = "自拟附件"


class IndicatorMeasure(StrEnum):
    """How an indicator is counted: over the year, on a day, or for the year before (统计口径)."""

    CUMULATIVE = "累计"
    ON_DAY = "时点"
    YEARLY = "年度"


class ReportForm(StrEnum):
    """文种 of the submission."""

    REPORT = "报告"
    LETTER = "函"


class DraftMark(StrEnum):
    """What stands under the title until the paper is signed (稿别)."""

    FOR_APPROVAL = "送审稿"
    FOR_COMMENT = "征求意见稿"


class SubmissionEventKind(StrEnum):
    """What is registered of a filing (报送登记), in the usual order."""

    FOR_APPROVAL = "送审"
    SIGNED = "签发"
    NUMBERED = "编号"
    SEALED = "用印"
    SCANNED = "扫描"
    POSTED = "寄出"
    MAILED = "电子件发出"
    ACKNOWLEDGED = "对方确认"
    RETURNED = "退回"
    ADDED = "补报"


class SubmissionFileKind(StrEnum):
    """The files that come back signed."""

    FINAL_TEXT = "定稿"
    STAMPED_SCAN = "盖章扫描件"
