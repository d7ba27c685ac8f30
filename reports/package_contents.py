"""The printed list of what a package holds (报送材料目录), as a Document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.evidence_list import ListedEvidence
from reports.document import (
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
)
from reports.prose import size_words

_PAPER_COLUMNS = (
    Column(heading="编号", kind=ColumnKind.LABEL, width=4),
    Column(heading="文件名称", width=26),
    Column(heading="说明", width=14),
    Column(heading="大小", kind=ColumnKind.LABEL, width=6),
)
_PROOF_COLUMNS = (
    Column(heading="编号", kind=ColumnKind.LABEL, width=5),
    Column(heading="材料名称", width=20, is_of_names=True),
    Column(heading="佐证的落实举措", width=22),
    Column(heading="大小", kind=ColumnKind.LABEL, width=6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPaper:
    """A paper of the package: its file, what it is, how large."""

    name: str
    about: str
    size: int


def package_contents(
    *,
    title: str,
    office: str,
    papers: Sequence[FiledPaper],
    proofs: Sequence[ListedEvidence],
    draft_mark: str | None = None,
    mark: str | None = None,
    day: date | None = None,
) -> Document:
    """What stands in the package, to be printed and put on top."""
    blocks: list[Block] = [
        Title(text=title, below=draft_mark),
        Heading(level=1, text="一、报送文件"),
        _table("报送文件", _PAPER_COLUMNS, [_paper_row(each) for each in papers]),
    ]
    if proofs:
        blocks += [
            Heading(level=1, text="二、佐证材料"),
            _table("佐证材料", _PROOF_COLUMNS, [_proof_row(each) for each in proofs]),
        ]
    blocks.append(Paragraph(text=_closing(papers, proofs)))
    return Document(title=title, blocks=tuple(blocks), author=office, mark=mark, day=day)


def _paper_row(paper: FiledPaper) -> Row:
    number, _, name = paper.name.partition(" ")
    return number, name, paper.about, size_words(paper.size)


def _proof_row(proof: ListedEvidence) -> Row:
    proved = zip(proof.tasks, proof.actions, strict=True)
    return (
        proof.number,
        "\n".join(proof.names),
        "\n".join(f"{task}. {action}" for task, action in proved),
        size_words(proof.evidence.size),
    )


def _closing(papers: Sequence[FiledPaper], proofs: Sequence[ListedEvidence]) -> str:
    size = sum(each.size for each in papers) + sum(each.evidence.size for each in proofs)
    return (
        f"共有报送文件{len(papers)}件、佐证材料{len(proofs)}件，合计{size_words(size)}。"
        "佐证材料编号与任务清单落实情况表一致，短横线前为表中序号；佐证多项任务的只存一份，"
        "编在第一项之下。文件是否完好，可按“校验清单.txt”核对。"
    )


def _table(name: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> Table:
    return Table(name=name, columns=columns, rows=lambda: rows, count=len(rows))
