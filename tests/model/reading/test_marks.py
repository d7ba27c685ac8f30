import pytest

from model.reading.marks import Mark, counted, read_mark


@pytest.mark.parametrize(
    ("line", "mark", "number", "rest"),
    [
        ("一、总体要求", Mark.CHAPTER, "一", "总体要求"),
        ("十二、工作要求", Mark.CHAPTER, "十二", "工作要求"),
        ("三", Mark.CHAPTER, "三", ""),
        ("第三部分 重点任务", Mark.CHAPTER, "三", "重点任务"),
        ("（十一）推进立法", Mark.ITEM, "（十一）", "推进立法"),
        ("1.推进立法", Mark.RUNNING, "1", "推进立法"),
        ("138、推进立法", Mark.RUNNING, "138", "推进立法"),
        ("3.2022年6月底前完成", Mark.RUNNING, "3", "2022年6月底前完成"),
        ("1.1推进立法", Mark.RUNNING, "1.1", "推进立法"),
        ("2.1.3、推进立法", Mark.RUNNING, "2.1.3", "推进立法"),
        ("第十条推进立法", Mark.RUNNING, "第十条", "推进立法"),
        ("第二章 任务", Mark.CHAPTER, "二", "任务"),
        ("1.5倍以上", Mark.NONE, "", "1.5倍以上"),
        ("2.5万件", Mark.NONE, "", "2.5万件"),
        ("2022年，推进", Mark.NONE, "", "2022年，推进"),
        ("（1）推进立法", Mark.MINOR, "", "（1）推进立法"),
        ("①推进立法", Mark.MINOR, "", "①推进立法"),
        ("——知识产权创造。", Mark.DASH, "", "知识产权创造。"),
        ("-知识产权创造。", Mark.DASH, "", "知识产权创造。"),
        ("责任单位：保护处", Mark.NOTE, "", "责任单位：保护处"),
        ("附件：任务清单", Mark.ATTACHMENT, "", "附件：任务清单"),
        ("相关附件：任务清单.docx", Mark.ATTACHMENT, "", "相关附件：任务清单.docx"),
        ("附表：1.联络员信息表", Mark.ATTACHMENT, "", "附表：1.联络员信息表"),
        ("附件1任务清单", Mark.ATTACHMENT, "", "附件1任务清单"),
        ("附件所列任务要落实。", Mark.NONE, "", "附件所列任务要落实。"),
        ("一是推进", Mark.NONE, "", "一是推进"),
    ],
)
def test_the_mark_of_a_line(line: str, mark: Mark, number: str, rest: str) -> None:
    found = read_mark(line)
    assert (found.mark, found.number, found.rest) == (mark, number, rest)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("138", 138), ("二三", 0)],
)
def test_numerals_are_counted(numeral: str, value: int) -> None:
    assert counted(numeral) == value
