"""The same outline, whether a paper comes as text, as Word, as a web page or as PDF."""

from collections.abc import Callable
from functools import cache

import pytest

from model.reading.document import OfficialDocument
from model.reading.read import read_document, understand
from model.reading.source import Source
from model.reading.sources.pdf import read_pdf
from model.reading.sources.web import read_web
from model.reading.sources.word import read_word
from tests.model.reading.test_guideline_2023 import SOURCE
from tests.model.reading.written import (
    Written,
    docx_of_paragraphs,
    html_of_paragraphs,
    paragraphs_of,
    pdf_of_paragraphs,
)

ROADMAP = """2024年某省知识产权强省建设推进计划
一、完善知识产权制度
（一）健全法规政策
1.推动修订《某省专利条例》，6月底前形成送审稿。（省知识产权局负责）
2.制定数据知识产权登记办法。新建数据知识产权登记平台1个。（省知识产权局牵头，省司法厅、各市参与）
（二）完善管理体制
3.优化知识产权综合管理机制，开展“一件事”集成改革试点。（省委编办、省知识产权局按职责分工负责）
二、强化知识产权保护
（三）加强司法保护
4.健全技术调查官制度。全年培训技术调查官100人次以上。（省法院负责）
5.开展“铁拳”专项行动，查处案件不少于500件。（省市场监管局、省知识产权局负责）
"""
PRIORITIES = """某省知识产权局2022年工作要点
一、加强知识产权保护。深入实施保护工程，建设3家以上快速维权中心。做好海外纠纷应对指导。
二、促进知识产权运用。专利质押融资金额达到100亿元以上，惠及企业增长10%以上。
三、提升知识产权服务。每季度开展一次服务业监管，12月底前形成总结报告。
"""

FORMATS: dict[str, Callable[[list[Written]], Source]] = {
    "Word": lambda paper: read_word(docx_of_paragraphs(paper)),
    "Word with automatic numbers": lambda paper: read_word(
        docx_of_paragraphs(paper, automatic=True)
    ),
    "web page": lambda paper: read_web(html_of_paragraphs(paper)),
    "PDF": lambda paper: read_pdf(pdf_of_paragraphs(paper)),
    "PDF in long lines": lambda paper: read_pdf(pdf_of_paragraphs(paper, columns=31)),
}
PAPERS = {
    "guideline": SOURCE.read_bytes(),
    "roadmap": ROADMAP.encode(),
    "priorities": PRIORITIES.encode(),
}


@cache
def read_paper(name: str) -> OfficialDocument:
    return read_document(PAPERS[name])


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("form", FORMATS)
def test_each_format_carries_the_same_outline(form: str, paper: str) -> None:
    document = read_paper(paper)
    again = understand(FORMATS[form](paragraphs_of(document)))
    assert again.chapters == document.chapters
    assert (again.title, again.year) == (document.title, document.year)
