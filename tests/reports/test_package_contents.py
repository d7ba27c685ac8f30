"""The printed list of a package tells each file once, and where a shared proof stands."""

from datetime import date

from model.entities import Evidence, EvidenceId
from model.package_proofs import FiledProof
from reports.document import Paragraph
from reports.package_contents import FiledPaper, package_contents

PROOF = Evidence(
    id=EvidenceId("e"), name="名单.pdf", sha256="ab", size=2048, added_on=date(2023, 6, 20)
)
FIRST = FiledProof(number="01-1", task=1, action="培育企业", evidence=PROOF, listed=1)
AGAIN = FiledProof(
    number="03-1", task=3, action="开展服务", evidence=PROOF, listed=1, same_as="01-1"
)
PAPER = FiledPaper(name="01 成效报告（签发稿）.docx", about="定稿", size=1024)


def test_papers_and_proofs_are_listed_with_their_numbers() -> None:
    document = package_contents(title="目录", office="局", papers=[PAPER], proofs=[FIRST, AGAIN])
    papers, proofs = document.tables()
    assert list(papers.rows()) == [("01", "成效报告（签发稿）.docx", "定稿", "1KB")]
    assert list(proofs.rows()) == [
        ("01-1", "名单.pdf", "1. 培育企业", "1", "2KB"),
        ("03-1", "名单.pdf（见01-1）", "3. 开展服务", "1", "—"),
    ]
    closing = document.blocks[-1]
    assert isinstance(closing, Paragraph)
    assert "报送文件1件、佐证材料1件，合计3KB" in closing.text
    assert "另有1处注明见前" in closing.text


def test_a_package_without_proofs_has_one_table() -> None:
    document = package_contents(title="目录", office="局", papers=[PAPER], proofs=[])
    assert len(document.tables()) == 1
