"""Invented papers for the review: a long plan, one full of slips, a table."""

from model.reading.document import OfficialDocument
from model.reading.read import understand
from model.reading.source import Grid, Source, SourceLine
from model.reading.sources.recognise import text_source

_SUBJECTS = (
    "专利审查", "商标注册", "地理标志保护", "知识产权质押融资", "海外维权援助", "数据知识产权登记",
    "高校专利转化", "知识产权公共服务", "行政裁决", "人才培养",
)  # fmt: skip
_VERBS = ("健全", "推进", "优化", "深化", "加强", "组织实施")
_NOTES = (
    "（条法司负责）",
    "（保护司、运用促进司按职责分工负责）",
    "（公共服务司牵头，各地方知识产权局参与）",
    "（办公室、人事司）",
)
_CHAPTERS = ("完善制度体系", "强化全链条保护", "促进转化运用", "提升公共服务", "深化国际合作")
_NUMBERS = "一二三四五六七八九十"


def long_plan(tasks: int = 120) -> Source:
    """A yearly plan: parts, （一） headings, running numbers, one to four sentences each."""
    lines = ["知识产权强省建设纲要和“十四五”规划实施2025年推进计划", "首页　打印本页"]
    for number in range(1, tasks + 1):
        part, inside = divmod(number - 1, max(1, tasks // len(_CHAPTERS)))
        if inside == 0 and part < len(_CHAPTERS):
            lines.append(f"{_NUMBERS[part]}、{_CHAPTERS[part]}")
        if inside % 6 == 0:
            lines.append(f"（{_NUMBERS[inside // 6 % 10]}）{_subject(number)}工作")
        lines.append(f"{number}.{_words(number)}{_NOTES[number % len(_NOTES)]}")
    return text_source("\n".join(lines))


def bad_paper() -> Source:
    """Odd characters, a gap in the numbers, site lines, sentences that do not end."""
    return text_source(
        "当前位置：首页 > 政务公开 > 政策文件\n发布时间：2024-03-05　来源：某某网　字号：大 中 小\n"
        "2024年某某省知识产权重点任务分工方案\n一、加强源头保护\n"
        "（一）完善法规制度\n"
        "推进地方性法规修订�，6月底前 完成 调研起草 and 意见征求。（条法处负责）\n"
        "开展重点领域立法后评估，评估结果\n\n— 3 —\n\n"
        "及时向社会公开（条法处牵头，各市知识产权局配合）\n"
        "（三）强化协同保护\n建立健全跨区域协作机制?,F有协议执行率达90%以上。"
        "加强电商领域执法，全年办理案件不少于300件，13月底前通报。"
        "（省市场监管局、公安厅、知识产权局负责）\n"
        "二、促进转化运用\n（四）\n专利转化率提高 3—5 个百分点\n"
        "质押融资金额和惠及企业数量均增长10%以上。（运用促进处负责）\n分享到：微信 微博\n"
        "责任编辑：某某　打印　关闭\n粤ICP备00000000号\n"
    )


def table_paper() -> Source:
    """A table of tasks: its rows are lines as well, cells joined by tabs."""
    rows = [("序号", "重点任务", "具体举措", "责任单位", "完成时限")]
    for number in range(1, 31):
        rows.append(
            (
                f"1.{number}",
                _subject(number),
                _words(number).split("。")[0] + "。",
                "条法处、保护处" if number % 2 else "运用促进处",
                "2025年6月底前" if number % 3 else "长期坚持",
            )
        )
    top = SourceLine(number=1, text="2025年知识产权任务清单", place="“清单”第1行")
    lines = [
        SourceLine(number=at, text="\t".join(row), place=f"“清单”第{at}行")
        for at, row in enumerate(rows, start=2)
    ]
    grid = Grid(name="清单", first_line=2, rows=tuple(rows))
    return Source(lines=(top, *lines), grids=(grid,))


def read(source: Source) -> OfficialDocument:
    """The paper as it is read."""
    return understand(source)


def _subject(number: int) -> str:
    return _SUBJECTS[number % len(_SUBJECTS)]


def _words(number: int) -> str:
    verb, subject = _VERBS[number % len(_VERBS)], _subject(number)
    sentences = [
        f"{verb}{subject}机制，面向重点产业和中小企业分类施策，形成可复制可推广的经验做法。",
        f"6月底前印发{subject}年度方案，{subject}覆盖率达到{60 + number % 35}%以上。",
        f"新建{subject}服务网点{number % 20 + 2}家。",
        f"总结{subject}典型案例并公开发布，加强宣传引导。",
    ]
    return "".join(sentences[: number % 4 + 1])
