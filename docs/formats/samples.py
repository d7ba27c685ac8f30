"""Invented papers that show each rule of the form: a plain report, one with a head, a letter."""

from datetime import date

from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Column,
    Document,
    DocumentNumber,
    Heading,
    Imprint,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
)

OFFICE = "示例省知识产权局"
_DAY = date(2023, 12, 5)
_TITLE = Title(text=f"{OFFICE}关于报送2023年推动知识产权高质量发展成效的报告", below="送审稿")
_FULL = Paragraph(text="国" * 28 * 40)
_NAMES = ("任务清单落实情况表" + "及主要指标完成情况汇总表" * 2, "典型案例")
_LEVELS: tuple[Block, ...] = (
    Heading(level=1, text="一、总体情况"),
    Heading(level=2, text="（一）创造质量"),
    Heading(level=3, text="1.培育"),
    Heading(level=4, text="（1）遴选"),
)
_ENDING: tuple[Block, ...] = (Paragraph(text="特此报告。"), AttachmentList(_NAMES))
_TABLE = Table(
    name="落实情况表",
    columns=(Column(heading="序号", width=3), Column(heading="任务", width=40)),
    rows=lambda: [(number, "推进示范任务落实") for number in range(1, 60)],
)

PLAIN = Document(
    title="无版头正文稿",
    blocks=(
        _TITLE,
        Addressee("国家知识产权局"),
        *_LEVELS,
        _FULL,
        *_ENDING,
        Signature(office=OFFICE, day=_DAY),
        Note("联系人：×××"),
    ),
)
REPORT = Document(
    title="上行文",
    blocks=(
        Letterhead(office=f"{OFFICE}文件"),
        DocumentNumber(number="示知发〔2023〕7号", signer="张示例"),
        _TITLE,
        Addressee("国家知识产权局"),
        *_LEVELS,
        Paragraph(text="全" * 200),
        *_ENDING,
        Signature(office=OFFICE, day=_DAY, has_seal=True),
    ),
    annexes=(
        Annex(number=1, title=_NAMES[0], blocks=(_TABLE,), landscape=True),
        Annex(number=2, title=_NAMES[1], blocks=(Paragraph(text="案例。"),)),
    ),
    imprint=Imprint(
        copies_to=("示例省人民政府办公厅", "示例省市场监督管理局", "示例省联席会议各成员单位"),
        printed_by=f"{OFFICE}办公室",
        printed_on=_DAY,
    ),
)
# Its text fills two pages but for one line: the imprint finds no room on them.
FULL = Document(
    title="版记另起",
    blocks=tuple([Paragraph(text="国" * 20)] * 43),
    imprint=REPORT.imprint,
)
PROSE = (
    "根据《推动示范工作年度工作指引（2023）》（示知发〔2023〕7号）要求，截至2023年11月20日，"
    "已办结48项，完成率53.9%（长期坚持的3项不计入完成率）；已报完成、正在核实8项、推进中31项。"
    "陈𬭎、镕喆、㛃䶮同志负责的“千企百城”——1—9月受理案件1127件，结案率92.5%，经费1,236.5万元……"
)
TEXT = Document(
    title="行文",
    author=OFFICE,
    blocks=(Heading(level=1, text="一、总体情况"), Paragraph(text=PROSE * 3)),
    annexes=(Annex(number=1, title="情况表", blocks=(Paragraph(text="略。"),)),),
)
LETTER = Document(
    title="函",
    blocks=(
        Letterhead(office=OFFICE, is_letter=True),
        DocumentNumber(number="示知函〔2023〕7号"),
        Title(text="关于报送成效的函"),
        Addressee("国家知识产权局"),
        _FULL,
    ),
)
SAMPLES = {paper.title: paper for paper in (PLAIN, REPORT, FULL, TEXT, LETTER)}
