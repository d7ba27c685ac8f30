import pytest

from model.reading.lines import Line
from model.reading.paragraphs import join_lines


def join(text: str) -> list[str]:
    lines = [Line(number, line, line) for number, line in enumerate(text.split("\n"), start=1)]
    return [paragraph.text for paragraph in join_lines(lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("向先进制造业集\n群汇聚。", ["向先进制造业集群汇聚。"]),
        ("一\n总体要求\n（一）\n推进立法。", ["总体要求", "推进立法。"]),
        ("推进立法。\n做好审查。", ["推进立法。", "做好审查。"]),
        ("做好。（甲司、\n乙司负责）\n推进立法。", ["做好。（甲司、乙司负责）", "推进立法。"]),
        ("推进专利\nCooperation\nTreaty合作。", ["推进专利Cooperation Treaty合作。"]),
        ("服务中心（TI\nSC）建设。", ["服务中心（TISC）建设。"]),
        ("（三）加强法治保障和政策储\n备。推进立法。", ["加强法治保障和政策储备。推进立法。"]),
        ("三、聚焦任务完善\n发展\n（一）推进立法。", ["聚焦任务完善发展", "推进立法。"]),
        ("三、加强保障和\n政策储备\n（一）推进立法。", ["加强保障和政策储备", "推进立法。"]),
        ("五、工作要求\n各地要加强领导，抓好落实。", ["工作要求", "各地要加强领导，抓好落实。"]),
        ("五、加强领导工作\n各地要重视\n推进立法。", ["加强领导工作", "各地要重视推进立法。"]),
        ("（三）落实《专利法》\n，推进立法。", ["落实《专利法》，推进立法。"]),
        ("重点支持第\n二、三线城市。", ["重点支持第二、三线城市。"]),
        ("推进修改，达到22.\n5个月。", ["推进修改，达到22.5个月。"]),
        ("1.推进，做好\n2.5万件。\n2.做好论证。", ["推进，做好2.5万件。", "做好论证。"]),
        ("推进（甲、\n——乙）修改。", ["推进（甲、——乙）修改。"]),
        ("责任单位：甲局、乙\n处\n推进立法。", ["责任单位：甲局、乙处", "推进立法。"]),
        ("责任单位：甲局\n推进立法。", ["责任单位：甲局", "推进立法。"]),
        ("责任单位：各县（市、\n区）", ["责任单位：各县（市、区）"]),
        ('实施"千企\n百城"行动。', ["实施“千企百城”行动。"]),
    ],
)  # fmt: skip
def test_broken_lines_are_joined(text: str, expected: list[str]) -> None:
    assert join(text) == expected


WIDE = """一、全面加强知识产权法治保障
（一）健全知识产权法律法规和宏观政策储
备体系。配合有关部门推动完成条例修改工
作，推进商标法及其实施条例新一轮修改工作。
做好地理标志专门立法，形成条例草案，开展
集成电路布图设计制度修订调研论证工作，加
强统筹。（条法司负责）
二、持续加强知识产权源头保护和全链条保
护体系建设
（一）严格审查
强化全过程质量管理和监督工作机制，完善各
项制度，推进审查理念更新。
（二）完善机制。推进。
1.推进知识产权代理行业信用评价管理工作
和专项整治。
责任单位：省商务厅、省法院；完成时限：长
期坚持"""


def test_a_page_breaks_where_lines_are_full() -> None:
    shown = join(WIDE)
    assert shown[0] == "全面加强知识产权法治保障"
    assert shown[1].startswith("健全知识产权法律法规和宏观政策储备体系。配合")
    assert "实施条例新一轮修改工作。做好地理" in shown[1]
    assert shown[2] == "持续加强知识产权源头保护和全链条保护体系建设"
    assert shown[3:5] == [
        "严格审查",
        "强化全过程质量管理和监督工作机制，完善各项制度，推进审查理念更新。",
    ]
    assert shown[6:] == [
        "推进知识产权代理行业信用评价管理工作和专项整治。",
        "责任单位：省商务厅、省法院；完成时限：长期坚持",
    ]


COUNTED = """1.推进服务中心（TISC）30家、高
校服务中心20家左右，加强管理工作和考核
评估，完善各项工作制度和各级标准体系，推
进代理行业信用评价管理工作和专项整治，完
善各项工作制度和各级标准体系，推进代理行
业信用评价管理工作和专项整治，完善各项工
作制度和各级标准体系。推进代理行业信用评
价管理工作和专项整治。
2.推进信用评价管理工作和专项整治。"""


def test_the_indent_of_a_numbered_sentence_does_not_make_it_a_title() -> None:
    first, second = join(COUNTED)
    assert first.startswith("推进服务中心（TISC）30家、高校服务中心20家左右")
    assert second == "推进信用评价管理工作和专项整治。"


def test_a_paragraph_knows_its_first_line_and_number() -> None:
    lines = [Line(7, "（十二）推进", ""), Line(9, "立法。", "")]
    (paragraph,) = join_lines([Line(5, "一、甲。", ""), *lines])[1:]
    assert (paragraph.line, paragraph.number, paragraph.value) == (7, "（十二）", 12)
