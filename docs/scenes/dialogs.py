"""Scenes of the dialogs, each opened by its own command."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from docs.scenes.pages import clause, late_action, some_actions
from docs.scenes.studio import SIZE, Scene, Studio, wait
from model.action_detail import read_action
from model.indicator_proposals import propose_indicators
from model.reading.read import understand
from model.reading.source import Grid
from model.reading.sources.recognise import read_source
from model.reading.tables import propose_mapping
from model.triage import set_triage
from model.words import Triage, UnitKind
from ui import jobs
from ui.claim.split_dialog import SplitDialog
from ui.encoding_dialog import EncodingDialog
from ui.first_run.dialog import FirstRunDialog
from ui.import_flow import preview_of
from ui.indicators.proposals_dialog import ProposalsDialog
from ui.own_list_dialog import OwnListDialog
from ui.pages.units import UnitsPage
from ui.preview.paper_dialog import PaperDialog
from ui.preview.print_dialog import PrintDialog
from ui.progress import progress_bar
from ui.review.mapping_dialog import Layout, MappingDialog
from ui.review.review_dialog import ReviewDialog
from ui.units_dialog import UnitsDialog
from ui.year_dialog import YearDialog

Fill = Callable[[QDialog], object]
_PEOPLE = """单位\t职务\t姓名\t联络员
政策法规处\t处长\t周模拟\t
知识产权保护处\t处长\t冯示意\t
\t一级主任科员\t秦举例\t是
省知识产权保护中心
甲市知识产权局\t\t\t
请核对后报送给办公室的同志，谢谢"""
_ROWS = """落实举措\t牵头单位\t责任人\t完成时限\t备注
起草地理标志保护条例送审稿\t政策法规处\t周模拟\t6月底前\t
开展地理标志保护工程项目验收\t保护处\t\t年底前\t结合督导
组织知识产权质押融资入园惠企\t运用处\t\t13月底前\t"""
_TABLE = (
    ("示例省2024年知识产权重点任务清单", "", "", ""),
    ("序号", "重点任务", "责任单位", "完成时限"),
    ("1", "推进地理标志条例立法调研。", "法规处、保护处", "6月底前"),
    ("2", "开展知识产权保护专项行动。", "保护处", "长期坚持"),
)


def first_run(step: int) -> Fill:
    """The three steps of a new ledger, at one of them."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstRunDialog)
        if step == 0:
            return
        dialog.office.full_name.setText("某某省知识产权局")
        dialog.forward.click()
        dialog.people.text.setPlainText(_PEOPLE)
        dialog.people.understand()
        if step == 2:
            dialog.forward.click()
            dialog.lists.choose_place(Path("文档") / "某某省知识产权局2023年台账.zhize")

    return fill


def on_action(command: str) -> Callable[[Studio], None]:
    """A command on an action that is late."""

    def prepare(studio: Studio) -> None:
        late_action(studio)
        studio.settle(studio.window)
        studio.window.carry_out(command)

    return prepare


def on_page(name: str, command: str) -> Callable[[Studio], None]:
    """A command of a page."""

    def prepare(studio: Studio) -> None:
        studio.window.show_page(name)
        studio.settle(studio.window)
        studio.window.carry_out(command)

    return prepare


def paste(studio: Studio) -> None:
    """Rows copied from Excel, looked at."""
    clause(studio)
    studio.settle(studio.window)
    QGuiApplication.clipboard().setText(_ROWS)
    studio.window.carry_out("paste_rows")


def people(studio: Studio) -> None:
    """A list of units and people, looked at."""
    studio.window.show_page("units")
    units = studio.window.pages["units"]
    assert isinstance(units, UnitsPage)
    QGuiApplication.clipboard().setText(_PEOPLE)
    units.commands.paste()


def split(studio: Studio) -> None:
    """A sentence cut into parts."""
    clause(studio)
    studio.window.carry_out("split_clause")


def several(studio: Studio) -> None:
    """More time for several actions."""
    some_actions(studio)
    studio.window.carry_out("adjust_due")


def hand_over(studio: Studio) -> None:
    """All tasks of a unit go to another."""
    studio.window.show_page("units")
    units = studio.window.pages["units"]
    assert isinstance(units, UnitsPage)
    units.commands.hand_over_unit()


def known_evidence(studio: Studio) -> None:
    """Evidence that is in the ledger already."""
    late_action(studio)
    studio.desk.detail.action.evidence.requested_known.emit()


def link_evidence(studio: Studio) -> None:
    """Other actions that a file proves."""
    late_action(studio)
    form = studio.desk.detail.action
    ledger, at = studio.session.ledger, studio.session.as_of
    found = (read_action(ledger, each, at).evidence for each in studio.desk.table.ids)
    form.evidence.requested_link.emit(next(each[0] for each in found if each))


def review(studio: Studio) -> None:
    """The list of 2023 held against its source, the first sentences ticked off."""
    source = read_source(jobs.GUIDELINE_2023.read_bytes())
    studio.ask.hold(ReviewDialog(source, understand(source), parent=studio.window))


def columns(studio: Studio) -> None:
    """What each column of a table holds."""
    grid = Grid(rows=_TABLE, name="清单", first_line=1)
    layout = Layout(grid=grid, mapping=propose_mapping(grid))
    studio.ask.hold(MappingDialog([layout], preview=preview_of, parent=studio.window))


def encoding(studio: Studio) -> None:
    """Which encoding reads well."""
    shown = [
        ("gb18030", "简体中文（GB 18030）", "瓣玂籖肂珇\n郎砏"),
        ("big5", "繁体中文（Big5）", "知識產權強省建設\n條法處負責"),
    ]
    studio.ask.hold(EncodingDialog("重点任务.txt", shown, studio.window))


def year(studio: Studio) -> None:
    """Of which year a list is."""
    studio.ask.hold(YearDialog("重点任务.xlsx", year=2024, parent=studio.window))


def paper(studio: Studio) -> None:
    """A finished paper, with nothing on its one page."""
    page, data = PdfDocument.new(), BytesIO()
    page.new_page(595, 842)
    page.save(data)
    dialog = PaperDialog(data.getvalue(), name="成效报告.pdf", ask=studio.ask, parent=studio.window)
    studio.ask.hold(dialog)


def printed(dialog: QDialog) -> None:
    """The pages of a preview are there."""
    assert isinstance(dialog, PrintDialog)
    wait(lambda: dialog.is_ready() and dialog.paper.pages.has_drawn(1))


def cut(dialog: QDialog) -> None:
    """Cut where it is proposed."""
    assert isinstance(dialog, SplitDialog)
    dialog.take_proposed.click()


def all_cities(dialog: QDialog) -> None:
    """One action for each city."""
    assert isinstance(dialog, UnitsDialog)
    for at in range(dialog.tree.topLevelItemCount()):
        kind = dialog.tree.topLevelItem(at)
        if kind is not None and kind.text(0).startswith(UnitKind.CITY):
            kind.setCheckState(0, Qt.CheckState.Checked)


def own_words(dialog: QDialog) -> None:
    """A list of the office's own, half written."""
    assert isinstance(dialog, OwnListDialog)
    dialog.title.setText("领导批示事项")
    dialog.text.setPlainText("1.建立省级重点企业知识产权联络员制度。（责任单位：运用促进处）")


def ticked_off(dialog: QDialog) -> None:
    """The first sentences are held against the paper."""
    assert isinstance(dialog, ReviewDialog)
    dialog.resize(SIZE)
    for at, row in enumerate(dialog.outline.outline.rows):
        if row.number in ("1", "2", "3", "4"):
            dialog.outline.tick(at)
        elif row.number == "5":
            dialog.outline.choose(at)


def proposals(studio: Studio) -> None:
    """Indicators that the list of 2023 asks for, once its sentences are taken on."""
    session = studio.session
    with session.ledger.step("认领") as step:
        set_triage(step, session.ledger.column("SELECT id FROM clause"), Triage.PROVINCE)
        list_id = session.ledger.value("SELECT id FROM task_list")
    found = propose_indicators(session.ledger, list_id)
    studio.ask.hold(ProposalsDialog(found, studio.window))


def working(studio: Studio) -> None:
    """Slow work, with its bar."""
    bar = progress_bar(studio.window, "正在读取“重点任务.xlsx”……")
    bar.setRange(0, 100)
    bar.setValue(40)
    studio.ask.hold(bar)


def question(studio: Studio) -> None:
    """A question that undo cannot serve."""
    lost = "填写的内容还没有建成台账，关闭后就没有了。要放弃吗？"
    studio.ask.confirm(studio.window, lost, yes="放弃")


def command(name: str) -> Callable[[Studio], None]:
    """A command that needs nothing in front."""
    return lambda studio: studio.window.carry_out(name)


DIALOGS = (
    Scene(name="新建台账-第1步", ledger="", prepare=command("new_ledger"), fill=first_run(0)),
    Scene(
        name="新建台账", ledger="", prepare=command("new_ledger"), fill=first_run(1), of_guide=True
    ),
    Scene(name="新建台账-第3步", ledger="", prepare=command("new_ledger"), fill=first_run(2)),
    Scene(name="导入核对", prepare=review, fill=ticked_off, of_guide=True),
    Scene(name="栏目对应", prepare=columns),
    Scene(name="文字编码", prepare=encoding),
    Scene(name="年度", prepare=year),
    Scene(name="自编清单", prepare=command("own_list"), fill=own_words),
    Scene(name="导入名单", prepare=people),
    Scene(name="部门对应", prepare=command("departments")),
    Scene(name="粘贴行", prepare=paste),
    Scene(name="拆分原文", prepare=split, fill=cut),
    Scene(name="原文出处", prepare=on_action("edit_sources")),
    Scene(name="复制到多个单位", prepare=on_action("duplicate_to_units"), fill=all_cities),
    Scene(name="移交任务", prepare=hand_over),
    Scene(name="申请调整时限", prepare=several),
    Scene(name="登记催办", prepare=on_page("follow_up", "remind")),
    Scene(name="选用已有材料", prepare=known_evidence),
    Scene(name="关联到其他举措", prepare=link_evidence),
    Scene(name="单位设置", prepare=command("office_settings")),
    Scene(name="倒排计划", prepare=command("edit_plan")),
    Scene(name="材料模板", prepare=command("edit_templates")),
    Scene(name="主要指标", prepare=command("edit_indicators"), of_guide=True),
    Scene(name="提取指标", ledger="new", prepare=proposals),
    Scene(name="联络员信息", prepare=command("edit_contacts")),
    Scene(name="数据截止日", prepare=command("set_as_of")),
    Scene(name="打印预览", prepare=on_page("breakdown", "print_view"), fill=printed),
    Scene(name="调整前后对照", prepare=command("compare_division"), fill=printed),
    Scene(name="查看材料", prepare=paper),
    Scene(name="使用手册", prepare=command("show_guide")),
    Scene(name="快捷键", prepare=command("show_keys")),
    Scene(name="关于", prepare=command("about")),
    Scene(name="询问", prepare=question),
    Scene(name="进度", prepare=working),
)
