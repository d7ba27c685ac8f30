"""The printed list of what a package holds (报送材料目录), as a Document."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.package_proofs import FiledProof
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
    Column(heading="材料名称", width=19),
    Column(heading="佐证的落实举措", width=18),
    Column(heading="情况表中编号", kind=ColumnKind.LABEL, width=5),
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
    proofs: Sequence[FiledProof],
    draft_mark: str | None = None,
    mark: str | None = None,
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
    return Document(title=title, blocks=tuple(blocks), author=office, mark=mark)


def _paper_row(paper: FiledPaper) -> Row:
    number, _, name = paper.name.partition(" ")
    return number, name, paper.about, size_words(paper.size)


def _proof_row(proof: FiledProof) -> Row:
    listed = "—" if proof.listed is None else str(proof.listed)
    task = f"{proof.task}. {proof.action}"
    if proof.same_as:
        return proof.number, f"{proof.evidence.name}（见{proof.same_as}）", task, listed, "—"
    return proof.number, proof.evidence.name, task, listed, size_words(proof.evidence.size)


def _closing(papers: Sequence[FiledPaper], proofs: Sequence[FiledProof]) -> str:
    kept = [each for each in proofs if not each.same_as]
    size = sum(each.size for each in papers) + sum(each.evidence.size for each in kept)
    again = len(proofs) - len(kept)
    once = f"同一份材料佐证多项任务的只存一份，另有{again}处注明见前。" if again else ""
    return (
        f"共有报送文件{len(papers)}件、佐证材料{len(kept)}件，合计{size_words(size)}。{once}"
        "佐证材料编号中，短横线前为任务清单落实情况表的序号。文件是否完好，可按“校验清单.txt”核对。"
    )


def _table(name: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> Table:
    return Table(name=name, columns=columns, rows=lambda: rows, count=len(rows))
