"""Random documents of the family with the outline they must give (for the tests of layouts)."""

from dataclasses import dataclass, field
from random import Random

SENTENCES = (
    "推进专利法实施细则修改。",
    "完善知识产权（专利）优势企业认定办法。",
    "落实《关于强化知识产权保护的意见》任务分工。",
    "开展“蓝天”专项整治行动，规范代理行业秩序。",
    "建立省、市、县三级联动机制，健全重点产业、重点企业名录。",
    "评定首批强县工程示范县（区）。",
    "做好“十四五”规划（2021—2025年）中期评估。",
    "支持中小企业开展贯标，培育2—3家标杆企业。",
    "发明专利平均审查周期压减到16.5个月。",
    "一是完善制度；二是强化培训；三是加强宣传。",
    "推动数据知识产权登记试点，探索“先登记、后交易”模式。",
    "加强与世界知识产权组织（WIPO）的合作。",
    "引导各地牢固树立质量第一的政绩观。",
    "建设知识产权信息公共服务网点（TISC、高校中心等）。",
    "对照《纲要》和《规划》，制定“一省一策。”",
    "组织实施专利转化专项计划,推广开放许可.".replace(",", "，").replace(".", "。"),
    "办好4·26知识产权宣传周活动。",
    "服务全省各县（市、区）。",
)
TITLES = (
    "完善知识产权法律法规", "强化行政保护和司法衔接", "促进转化运用，服务实体经济",
    "提升公共服务能力", "加强人才队伍建设", "深化“放管服”改革", "推进国际合作与竞争",
    "落实《纲要》重点任务",
)  # fmt: skip
NATIONAL = (
    ("（条法司负责）", "条法司", ""),
    ("（保护司、运用促进司、专利局审业部等按职责分工负责）", "保护司 运用促进司 专利局审业部", ""),
    ("（知识产权局牵头，发展改革委、人民银行等参与）", "知识产权局", "发展改革委 人民银行"),
    ("（各地方知识产权局负责）", "各地方知识产权局", ""),
    ("（市场监管总局、农业农村部、文化和旅游部、中医药局负责）",
     "市场监管总局 农业农村部 文化和旅游部 中医药局", ""),
    ("（局内有关部门按职责分工负责）", "局内有关部门", ""),
)  # fmt: skip
PROVINCIAL = (
    ("（责任单位：省知识产权局、省司法厅）", "省知识产权局 省司法厅", ""),
    ("（牵头单位：保护处；配合单位：法规处、各市）", "保护处", "法规处 各市"),
    ("（运用处牵头，规划处、各县（市、区）配合）", "运用处", "规划处 各县（市、区）"),
    ("（省公安厅、省法院按职责分工负责，2023年11月底前完成）", "省公安厅 省法院", ""),
)
NAMES_ONLY = (("（保护协调司、办公室）", "保护协调司 办公室", ""),)
LINES = (
    "牵头单位：省知识产权局；配合单位：省财政厅、各市（州）",
    "省知识产权局",
    "省财政厅 各市（州）",
)
_NUMERALS = "一二三四五六七八九十"


@dataclass
class Expected:
    """What must be read: (chapter, title, item number, item title, sentences, notes)."""

    lines: list[str] = field(default_factory=list)
    items: list[tuple[object, ...]] = field(default_factory=list)


def guideline(random: Random) -> Expected:
    """Chapters → （一）, running through the chapters; several notes in an item."""
    made = Expected()
    number = 0
    for chapter in range(random.randint(2, 4)):
        name = random.choice(TITLES)
        made.lines.append(f"{_NUMERALS[chapter + 1]}、{name}")
        for _ in range(random.randint(1, 3)):
            number += 1
            title = random.choice(TITLES)
            text, sentences, notes = _runs(random, NATIONAL, random.randint(1, 3))
            made.lines += [f"（{_numeral(number)}）{title}。{text}"] if random.random() < 0.7 else [
                f"（{_numeral(number)}）{title}", text,
            ]  # fmt: skip
            made.items.append(
                (_NUMERALS[chapter + 1], name, f"（{_numeral(number)}）", title, sentences, notes)
            )
    return made


def roadmap(random: Random) -> Expected:
    """一、→（一）→ 1. 2. 3. through the whole paper, one note each."""
    made = Expected()
    number = 0
    sign = random.choice(".、．")
    for chapter in range(random.randint(2, 4)):
        name = random.choice(TITLES)
        made.lines.append(f"{_NUMERALS[chapter + 1]}、{name}")
        for group in range(random.randint(1, 2)):
            made.lines.append(f"（{_NUMERALS[group]}）{random.choice(TITLES)}")
            for _ in range(random.randint(1, 4)):
                number += 1
                text, sentences, notes = _runs(random, NATIONAL, 1)
                made.lines.append(f"{number}{sign}{text}")
                made.items.append(
                    (_NUMERALS[chapter + 1], name, str(number), None, sentences, notes)
                )
    return made


def priorities(random: Random) -> Expected:
    """Chapters with a paragraph for each item, closed by a note."""
    made = Expected()
    for chapter in range(random.randint(2, 6)):
        name = random.choice(TITLES)
        made.lines.append(f"{_NUMERALS[chapter + 1]}、{name}" + random.choice(["", "。"]))
        for _ in range(random.randint(1, 3)):
            text, sentences, notes = _runs(random, NAMES_ONLY, 1)
            made.lines.append(text)
            made.items.append((_NUMERALS[chapter + 1], name, None, None, sentences, notes))
    return made


def division(random: Random) -> Expected:
    """Provincial: numbers below 一、 or （一）, notes in brackets or on lines of their own."""
    made = Expected()
    number = 0
    for chapter in range(random.randint(2, 4)):
        name = random.choice(TITLES)
        made.lines.append(f"{_NUMERALS[chapter + 1]}、{name}")
        for _ in range(random.randint(1, 4)):
            number += 1
            sentences = _some(random)
            if random.random() < 0.5:
                note = random.choice(PROVINCIAL)
                made.lines.append(f"{number}.{''.join(sentences)}{note[0]}")
            else:
                note = LINES
                made.lines += [f"{number}.{''.join(sentences)}", *note[0].split("；")]
                made.lines.append("完成时限：2023年12月")
            read = (tuple(range(len(sentences))), note[0], note[1], note[2])
            made.items.append((_NUMERALS[chapter + 1], name, str(number), None, sentences, (read,)))
    return made


def headed(random: Random) -> Expected:
    """Provincial: 1. is a title on its own line, its note behind it or behind （一）, or below."""
    made = Expected()
    number = 0
    for chapter in range(random.randint(2, 3)):
        name = random.choice(TITLES)
        made.lines.append(f"{_NUMERALS[chapter + 1]}、{name}")
        for group in range(random.randint(1, 2)):
            shared = random.choice(PROVINCIAL[:3]) if random.random() < 0.5 else None
            behind = shared[0] if shared else ""
            made.lines.append(f"（{_NUMERALS[group]}）{random.choice(TITLES)}{behind}")
            for _ in range(random.randint(2, 3)):
                number += 1
                title, sentences = random.choice(TITLES), _some(random)
                note = shared or random.choice(PROVINCIAL)
                text = "".join(sentences) + ("" if shared else note[0])
                made.lines += [f"{number}.{title}", text]
                made.items.append(
                    (
                        _NUMERALS[chapter + 1], name, str(number), title, sentences,
                        ((tuple(range(len(sentences))), *note),),
                    )
                )  # fmt: skip
    return made


LAYOUTS = (guideline, roadmap, priorities, division, headed)
HEAD = (
    "示例省知识产权局关于印发《2023年示例省知识产权工作要点》的通知",
    "示知发〔2023〕12号",
    "各市（州）知识产权局，局机关各处室：",
    "现将《2023年示例省知识产权工作要点》印发给你们，请认真贯彻落实。",
    "示例省知识产权局",
    "2023年3月8日",
    "2023年示例省知识产权工作要点",
    "为做好2023年工作，制定本要点。",
    "一、总体要求",
    "（一）指导思想。坚持稳中求进，推动高质量发展。",
    "（二）基本原则。",
    "坚持质量第一。强化导向，严把审查关。",
    "坚持协同推进。加强部门联动。",
    "（三）主要目标。到2023年底，各项任务扎实推进。",
    "——知识产权创造。每万人口高价值发明专利拥有量达到5.2件。",
    "——知识产权运用。质押融资金额增长10%以上。",
)
FOOT = (
    "工作要求",
    "各市（州）要加强领导，抓好落实。",
    "请于2023年11月30日前将工作总结报送省知识产权局运用促进处。",
    "附件：1.重点任务清单",
    "2.联络员信息表",
    "抄送：省政府办公厅。",
)
ATTACHMENTS = ("重点任务清单", "联络员信息表")


def framed(made: Expected) -> list[str]:
    """The tasks between their notice, aims and requirements."""
    number = _NUMERALS[len({item[0] for item in made.items}) + 1]
    return [*HEAD, *made.lines, f"{number}、{FOOT[0]}", *FOOT[1:]]


def _runs(
    random: Random, pool: tuple[tuple[str, str, str], ...], runs: int
) -> tuple[str, tuple[str, ...], tuple[object, ...]]:
    text = ""
    sentences: list[str] = []
    notes: list[object] = []
    for _ in range(runs):
        some = _some(random)
        note = random.choice(pool)
        at = len(sentences)
        sentences += some
        text += "".join(some) + note[0]
        notes.append((tuple(range(at, len(sentences))), *note))
    return text, tuple(sentences), tuple(notes)


def _some(random: Random) -> tuple[str, ...]:
    return tuple(random.choice(SENTENCES) for _ in range(random.randint(1, 4)))


def _numeral(number: int) -> str:
    return _NUMERALS[number - 1] if number <= 10 else "十" + _NUMERALS[number - 11]
