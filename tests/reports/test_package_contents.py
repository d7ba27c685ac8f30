"""The printed list of a package tells each file once, with all that it proves."""

from datetime import date

from model.entities import Evidence, EvidenceId
from model.evidence_list import ListedEvidence
from reports.document import Paragraph
from reports.package_contents import FiledPaper, package_contents

PROOF = Evidence(
    id=EvidenceId("e"), name="名单.pdf", sha256="ab", size=2048, added_on=date(2023, 6, 20)
)
SHARED = ListedEvidence(
    number="01-1",
    evidence=PROOF,
    names=("名单.pdf",),
    sentences=("二、第1句",),
    tasks=(1, 3),
    actions=("培育企业", "开展服务"),
    units=(),
)
PAPER = FiledPaper(name="01 成效报告（签发稿）.docx", about="定稿", size=1024)


def test_papers_and_proofs_are_listed_with_their_numbers() -> None:
    document = package_contents(title="目录", office="局", papers=[PAPER], proofs=[SHARED])
    papers, proofs = document.tables()
    assert list(papers.rows()) == [("01", "成效报告（签发稿）.docx", "定稿", "1KB")]
    assert list(proofs.rows()) == [
        ("01-1", "名单.pdf", "1. 培育企业\n3. 开展服务", "2KB"),
    ]
    closing = document.blocks[-1]
    assert isinstance(closing, Paragraph)
    assert "报送文件1件、佐证材料1件，合计3KB" in closing.text


def test_a_package_without_proofs_has_one_table() -> None:
    document = package_contents(title="目录", office="局", papers=[PAPER], proofs=[])
    assert len(document.tables()) == 1
