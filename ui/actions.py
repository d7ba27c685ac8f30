"""Every command of the window in one table: the whole program at a glance.

A command is carried out by the method `do_<name>` of the page in front or of the window.
"""

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus, in their order on the bar."""

    FILE = "文件(&F)"
    EDIT = "编辑(&E)"
    TASK = "任务(&T)"
    SUBMIT = "报送(&S)"
    VIEW = "视图(&V)"
    HELP = "帮助(&H)"


class Needs(StrEnum):
    """What must be there before a command can be used."""

    NOTHING = "nothing"
    LEDGER = "ledger"
    WRITABLE = "writable"


class Where(StrEnum):
    """Where the keys of a command are heard: single keys must not reach into text fields."""

    WINDOW = "window"
    OUTLINE = "outline"
    TABLE = "table"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One row of the table; `closes_group` draws a line below it in the menu."""

    name: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    needs: Needs = Needs.WRITABLE
    where: Where = Where.WINDOW
    closes_group: bool = False


_LEDGER, _NOTHING = Needs.LEDGER, Needs.NOTHING
_FILE, _EDIT, _TASK = Menu.FILE, Menu.EDIT, Menu.TASK
_SUBMIT, _VIEW, _HELP = Menu.SUBMIT, Menu.VIEW, Menu.HELP

COMMANDS: tuple[Command, ...] = (
    Command(name="new_ledger", text="新建台账…", menu=_FILE, icon="new", needs=_NOTHING,
            tip="建立本单位的年度台账，内含2023年度任务清单"),
    Command(name="open_ledger", text="打开台账…", menu=_FILE, keys=("Ctrl+O",), icon="open",
            needs=_NOTHING, tip="打开已有的台账文件"),
    Command(name="open_sample", text="打开示例", menu=_FILE, icon="document", needs=_NOTHING,
            tip="打开虚构的示例省知识产权局台账，随意试用", closes_group=True),
    Command(name="import_document", text="导入来文…", menu=_FILE, keys=("Ctrl+I",), icon="import",
            tip="读入工作指引、要点、推进计划、分工方案或任务清单表格，核对后存入台账"),
    Command(name="paste_document", text="粘贴来文", menu=_FILE, keys=("Ctrl+Shift+V",),
            tip="读入刚复制的网页文字或表格，核对后存入台账"),
    Command(name="own_list", text="自编清单…", menu=_FILE,
            tip="把领导批示事项、省级重点任务等列成清单，与来文并列", closes_group=True),
    Command(name="save_copy", text="另存副本（含佐证材料）…", menu=_FILE,
            keys=("Ctrl+Shift+S",), icon="save", needs=_LEDGER,
            tip="把整本台账另存一份，原台账不变"),
    Command(name="save_slim_copy", text="另存副本（不含佐证材料）…", menu=_FILE, needs=_LEDGER,
            tip="副本只留佐证材料的名称，文件较小，便于发送", closes_group=True),
    Command(name="office_settings", text="单位设置…", menu=_FILE, icon="units",
            tip="单位名称、发文代字、联系人、临期天数、填报周期"),
    Command(name="import_people", text="导入名单…", menu=_FILE,
            tip="从Excel或文字名单读入单位、岗位和人员，核对后存入台账"),
    Command(name="departments", text="部门对应…", menu=_FILE,
            tip="国家局各部门对应本局哪个处室，用来建议牵头单位", closes_group=True),
    Command(name="print_view", text="打印当前内容…", menu=_FILE, keys=("Ctrl+P",), icon="print",
            needs=_LEDGER, tip="预览、打印当前页面的内容，或存为PDF、Excel、Word",
            closes_group=True),
    Command(name="quit", text="退出", menu=_FILE, keys=("Ctrl+Q",), icon="quit",
            needs=_NOTHING, tip="所有修改均已随时保存"),
    Command(name="undo", text="撤销", menu=_EDIT, keys=("Ctrl+Z",), icon="undo",
            tip="撤销最近一步"),
    Command(name="redo", text="重做", menu=_EDIT, keys=("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo",
            tip="重做刚撤销的一步"),
    Command(name="show_history_of", text="查看修改记录", menu=_EDIT, keys=("Ctrl+Shift+H",),
            icon="history", needs=_LEDGER, tip="选中的举措或任务事项是谁、何时、怎样改的",
            closes_group=True),
    Command(name="find", text="查找", menu=_EDIT, keys=("Ctrl+F",), icon="search",
            needs=_LEDGER, tip="在任务事项、举措、进展、佐证材料和单位岗位中查找"),
    Command(name="clear_filters", text="显示全部举措", menu=_EDIT, keys=("Ctrl+Shift+F",),
            icon="filter", needs=_LEDGER, tip="清除查找和筛选条件", closes_group=True),
    Command(name="new_action", text="新建举措", menu=_EDIT, keys=("Ctrl+N",), icon="add",
            tip="从选中的任务事项建立落实举措，带入原文"),
    Command(name="duplicate_action", text="复制为新举措", menu=_EDIT, keys=("Ctrl+Shift+D",),
            icon="duplicate", tip="照选中的举措再建一项"),
    Command(name="duplicate_to_units", text="复制到多个单位…", menu=_EDIT,
            tip="照选中的举措为每个勾选的单位各建一项"),
    Command(name="delete_actions", text="删除举措", menu=_EDIT, keys=("Ctrl+-",), icon="delete",
            where=Where.TABLE, tip="删除选中的举措，可以撤销", closes_group=True),
    Command(name="edit_cell", text="修改单元格", menu=_EDIT, keys=("F2", "Alt+Down"),
            where=Where.TABLE, tip="就地修改当前格，打开它的选项；直接打字则换成新的"),
    Command(name="insert_today", text="填入今天的日期", menu=_EDIT, keys=("Ctrl+;",),
            where=Where.TABLE, tip="在时间一格填入今天的日期，改好后回车存入"),
    Command(name="fill_down", text="向下填充", menu=_EDIT, keys=("Ctrl+D",),
            tip="把最上面一行当前列的内容填到选中的各行；只选一行时取上一行的内容"),
    Command(name="clear_cells", text="清空单元格", menu=_EDIT, keys=("Delete",),
            where=Where.TABLE, tip="清空选中各行的当前列，可以撤销"),
    Command(name="edit_actions", text="批量修改…", menu=_EDIT, keys=("Ctrl+E",), icon="edit",
            tip="同时修改选中的多项举措", closes_group=True),
    Command(name="copy_cell", text="复制", menu=_EDIT, keys=("Ctrl+C",), where=Where.TABLE,
            needs=_LEDGER, tip="选中一行时复制当前格，选中几行时连同标题复制各行"),
    Command(name="copy_rows", text="复制行", menu=_EDIT, keys=("Ctrl+Shift+C",),
            where=Where.TABLE, needs=_LEDGER, tip="把选中的行连同标题复制到 WPS 或 Excel 中"),
    Command(name="copy_all_columns", text="复制行（全部列）", menu=_EDIT, where=Where.TABLE,
            needs=_LEDGER, tip="选中的行连同没有显示的列一起复制"),
    Command(name="paste_rows", text="粘贴行…", menu=_EDIT, keys=("Ctrl+V",), where=Where.TABLE,
            tip="把 WPS 或 Excel 中复制的行粘贴为落实举措，存入前先预览"),
    Command(name="claim_province", text="认领为省内落实", menu=_TASK, keys=("1",), icon="claim",
            where=Where.OUTLINE, tip="本单位自己要落实的任务事项"),
    Command(name="claim_assist", text="认领为配合国家局", menu=_TASK, keys=("2",),
            where=Where.OUTLINE, tip="国家局牵头、本单位配合的任务事项"),
    Command(name="claim_national", text="标为国家层面", menu=_TASK, keys=("3",),
            where=Where.OUTLINE, tip="由国家局完成、不需本单位落实的任务事项"),
    Command(name="claim_pending", text="退回待认领", menu=_TASK, keys=("0",),
            where=Where.OUTLINE, tip="撤回认领"),
    Command(name="accept_proposal", text="采纳建议", menu=_TASK, keys=("Space",), icon="check",
            where=Where.OUTLINE, tip="按建议认领选中的任务事项"),
    Command(name="next_pending", text="下一条待认领", menu=_TASK, keys=("F4",), needs=_LEDGER,
            tip="跳到下一条待认领的任务事项"),
    Command(name="split_clause", text="拆分原文…", menu=_TASK, keys=("Ctrl+T",),
            tip="把一句原文断成几个部分，分别建立举措，条数不变"),
    Command(name="show_claiming", text="认领或分解", menu=_TASK, keys=("Ctrl+L",), needs=_LEDGER,
            icon="claim", tip="在逐句认领和任务分解之间切换", closes_group=True),
    Command(name="hand_over", text="移交任务…", menu=_TASK,
            tip="岗位撤并或分工调整时，把一个岗位（单位）的任务转给另一个"),
    Command(name="edit_sources", text="原文出处…", menu=_TASK, icon="link",
            tip="选中的举措还落实哪几句原文，可以是别的清单里的"),
    Command(name="move_up", text="上移", menu=_TASK, keys=("Alt+Shift+Up",), where=Where.TABLE,
            tip="在同一句原文的举措中上移"),
    Command(name="move_down", text="下移", menu=_TASK, keys=("Alt+Shift+Down",),
            where=Where.TABLE,
            tip="在同一句原文的举措中下移"),
    Command(name="confirm", text="确认办结", menu=_TASK, keys=("Ctrl+Return",), icon="check",
            tip="核实后确认选中的举措已办结"),
    Command(name="withdraw", text="撤回办结", menu=_TASK, icon="withdraw",
            tip="撤回办结确认，举措回到“已报完成”"),
    Command(name="compare_division", text="调整前后对照…", menu=_TASK, icon="compare",
            needs=_LEDGER, tip="列出任务分工表上次生成以来的分工调整，可打印、另存"),
    Command(name="write_note", text="填写本期进展", menu=_TASK, keys=("Alt+J",),
            tip="转到详情的“进展情况”填写"),
    Command(name="no_change", text="本期无变化", menu=_TASK, keys=("Alt+W",),
            tip="选中的举措本期与上期相同，沿用上期内容一次存入"),
    Command(name="carry_note", text="沿用上期进展", menu=_TASK, keys=("Alt+L",),
            tip="把上期的进展填入详情，改好后存入"),
    Command(name="adjust_due", text="申请调整时限…", menu=_TASK, icon="calendar",
            tip="为选中的举措申请新的完成时限，批准后生效"),
    Command(name="add_evidence", text="添加佐证材料…", menu=_TASK, keys=("Ctrl+K",), icon="attach",
            tip="把文件存入台账，作为选中举措的佐证材料", closes_group=True),
    Command(name="next_action", text="下一项举措", menu=_TASK, keys=("Ctrl+Down",),
            needs=_LEDGER, where=Where.FORM, tip="在详情中填写时转到下一项，仍在同一栏"),
    Command(name="previous_action", text="上一项举措", menu=_TASK, keys=("Ctrl+Up",),
            needs=_LEDGER, where=Where.FORM, tip="在详情中填写时转到上一项，仍在同一栏"),
    Command(name="field_history", text="本栏修改记录", menu=_TASK, keys=("F8",), icon="history",
            needs=_LEDGER, where=Where.FORM, tip="谁在什么时候改过这一栏，改前改后各是什么"),
    Command(name="remind", text="登记催办…", menu=_TASK, keys=("Ctrl+R",), icon="follow_up",
            tip="记下催办了谁、哪些举措、用什么方式；没有选中举措时，指左边选中的单位或责任人"),
    Command(name="copy_reminder", text="复制催办文字", menu=_TASK, keys=("Ctrl+Shift+R",),
            icon="duplicate", needs=_LEDGER, tip="把催办的话复制好，可以直接粘贴发给单位"),
    Command(name="edit_plan", text="倒排计划…", menu=_SUBMIT, icon="calendar",
            tip="从报送日期往回安排各单位报、汇总、审稿、签发、寄出的日子"),
    Command(name="edit_indicators", text="主要指标…", menu=_SUBMIT, keys=("Ctrl+M",),
            icon="overview", tip="填写主要指标的目标、上年值和本年值，从任务清单提取指标"),
    Command(name="edit_contacts", text="联络员信息…", menu=_SUBMIT, icon="units",
            tip="报送时对方可以找谁：姓名、处室职务、电话、电子邮箱"),
    Command(name="edit_templates", text="材料模板…", menu=_SUBMIT, icon="edit",
            tip="发文机关标志、落款署名、导语结语等，各种材料共用", closes_group=True),
    Command(name="write_report", text="成效报告", menu=_SUBMIT, keys=("F5",), icon="edit",
            needs=_LEDGER, tip="撰写年终成效报告，看排版"),
    Command(name="make_papers", text="生成报送材料", menu=_SUBMIT, keys=("F9",),
            icon="submission", needs=_LEDGER, tip="生成成效报告和各类表格"),
    Command(name="check_papers", text="报送前核对", menu=_SUBMIT, keys=("F7",), icon="check",
            needs=_LEDGER, tip="列出报送前还缺什么，报告的文字有哪些要看"),
    Command(name="register_filing", text="报送登记", menu=_SUBMIT, keys=("Shift+F5",),
            icon="submission", needs=_LEDGER, closes_group=True,
            tip="登记送审、签发到对方确认，放入签发的文件，打报送包"),
    Command(name="register_next", text="登记下一步…", menu=_SUBMIT,
            tip="登记这次报送的下一步：送审、签发、编号、用印、扫描、寄出、电子件发出或对方确认"),
    Command(name="register_return", text="登记退回…", menu=_SUBMIT,
            tip="对方退回了；登记后另起下一次报送，设置照旧"),
    Command(name="register_addition", text="登记补报…", menu=_SUBMIT, closes_group=True,
            tip="自行补报、更正；登记后另起下一次报送，设置照旧"),
    Command(name="put_final_text", text="放入定稿…", menu=_SUBMIT, icon="document",
            tip="局领导签发的Word文件，存入台账，放入时与台账逐项比对"),
    Command(name="put_scan", text="放入盖章扫描件…", menu=_SUBMIT,
            tip="盖章以后扫描的PDF，存入台账，放入时核对页数和纸张"),
    Command(name="look_at_final_text", text="核对定稿", menu=_SUBMIT, icon="compare",
            needs=_LEDGER, tip="把定稿与台账现在的内容比对，列出不同之处"),
    Command(name="look_at_scan", text="核对扫描件", menu=_SUBMIT, needs=_LEDGER,
            tip="核对盖章扫描件的页数、纸张和文字"),
    Command(name="make_package", text="打报送包…", menu=_SUBMIT, icon="save",
            tip="签发的文件、表格、佐证材料、目录和校验清单，一个文件夹和一个压缩包"),
    Command(name="make_draft_package", text="打草稿包…", menu=_SUBMIT, closes_group=True,
            tip="还没有签发时供内部核对；缺的文件用生成的代替，名称带“草稿”"),
    Command(name="set_as_of", text="数据截止日…", menu=_SUBMIT, icon="calendar",
            tip="亮灯、完成率和各类材料都算到这一天"),
    Command(name="show_overview", text="总览", menu=_VIEW, keys=("Ctrl+1",), icon="overview",
            needs=_LEDGER),
    Command(name="show_breakdown", text="任务分解", menu=_VIEW, keys=("Ctrl+2",),
            icon="breakdown", needs=_LEDGER),
    Command(name="show_follow_up", text="进展督办", menu=_VIEW, keys=("Ctrl+3",),
            icon="follow_up", needs=_LEDGER),
    Command(name="show_units", text="单位岗位", menu=_VIEW, keys=("Ctrl+4",), icon="units",
            needs=_LEDGER),
    Command(name="show_history", text="修改记录", menu=_VIEW, keys=("Ctrl+5",), icon="history",
            needs=_LEDGER),
    Command(name="show_submission", text="报送", menu=_VIEW, keys=("Ctrl+6",),
            icon="submission", needs=_LEDGER, closes_group=True),
    Command(name="expand_all", text="展开清单", menu=_VIEW, icon="expand", needs=_LEDGER),
    Command(name="collapse_all", text="收起清单", menu=_VIEW, icon="collapse", needs=_LEDGER),
    Command(name="toggle_outline", text="显示或隐藏任务清单", menu=_VIEW, keys=("F11",),
            icon="tree", needs=_LEDGER),
    Command(name="toggle_form", text="显示或隐藏详情", menu=_VIEW, keys=("F12",), icon="panel",
            needs=_LEDGER),
    Command(name="next_pane", text="转到下一栏", menu=_VIEW, keys=("F6",), needs=_LEDGER,
            tip="在清单、表格、详情之间移动", closes_group=True),
    Command(name="show_guide", text="使用手册", menu=_HELP, keys=("Shift+F1",), icon="document",
            needs=_NOTHING, tip="从接到任务清单到报出成效，一年的用法"),
    Command(name="show_keys", text="快捷键", menu=_HELP, keys=("F1",), icon="keyboard",
            needs=_NOTHING),
    Command(name="about", text="关于知责", menu=_HELP, icon="info", needs=_NOTHING),
)  # fmt: skip


def commands_of(menu: Menu) -> tuple[Command, ...]:
    """The rows of one menu, in order."""
    return tuple(command for command in COMMANDS if command.menu is menu)
