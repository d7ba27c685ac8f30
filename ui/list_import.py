"""A file into a ledger as a task list (导入任务清单), without anybody to ask: the `import` verb.

What only a person can decide raises UndecidedError, and nothing is stored.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import UndecidedError
from model.ledger import Ledger
from model.list_update import (
    ClauseChange,
    ComparedClause,
    ListComparison,
    compare_list,
    find_same_list,
    import_list,
)
from model.reading.document import OfficialDocument
from model.reading.read import understand
from model.table_layouts import read_mappings
from model.words import ListKind
from ui import jobs

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a file: `comparison` is None for a new list.

    `has_changed` is False when the ledger held all of it already.
    """

    document: OfficialDocument
    comparison: ListComparison | None
    has_changed: bool


def import_file(
    ledger: Ledger,
    path: Path,
    *,
    encoding: str | None = None,
    year: int | None = None,
    kind: ListKind | None = None,
    accept: bool = False,
) -> Imported:
    """Read a file and store it as a new list or as an update, in one step.

    `accept` lets an update change or remove sentences that carry local work.
    """
    document = understand(
        jobs.read_file(path, encoding=encoding),
        name=path.name,
        year=year,
        mappings=read_mappings(ledger),
    )
    document = replace(document, kind=kind or document.kind)
    onto = find_same_list(ledger, document)
    if onto is None and document.year is None:
        raise UndecidedError(
            f"没有读到{_called(document)}是哪一年的任务清单，什么也没有导入；"
            "请查明后写上年份再导入，如 --year 2023。"
        )
    comparison = compare_list(ledger, document, onto) if onto else None
    if comparison and not accept:
        _refuse_touching_work(document, comparison)
    label = f"{'更新' if onto else '导入'}任务清单{_called(document)}"
    with ledger.step(label) as step:
        import_list(step, document, onto=onto, year=year, as_new=onto is None)
    return Imported(document=document, comparison=comparison, has_changed=bool(step.changes))


def summary_of(imported: Imported) -> str:
    """What was stored, in a sentence with its counts, and the places to look at."""
    document = imported.document
    doubts = len(document.doubts)
    looked_at = f"{doubts}处需您核对" if doubts else "没有需您核对的地方"
    if not imported.has_changed:
        return f"{_called(document)}没有变化，台账没有改动。"
    from model.reading.overview import counted_sentences, doubts_of

    total = counted_sentences(document)
    counts = _counts(imported.comparison, total)
    said = f"已导入{_called(document)}：原文{total}句，{counts}，{looked_at}。"
    return "\n".join([said, *doubts_of(document)])


def _counts(comparison: ListComparison | None, total: int) -> str:
    changes = (ClauseChange.ADDED, ClauseChange.CHANGED, ClauseChange.GONE)
    if comparison is None:
        return f"新增{total}句、修改0句、删去0句"
    counted = {change: _many(comparison, change, is_counted=True) for change in changes}
    others = sum(_many(comparison, change, is_counted=False) for change in changes)
    words = "、".join(f"{change}{count}句" for change, count in counted.items())
    return f"{words}（目标和工作要求另有{others}句变动）" if others else words


def _many(comparison: ListComparison, change: ClauseChange, *, is_counted: bool) -> int:
    return sum(
        each.change is change and each.is_counted is is_counted for each in comparison.clauses
    )


def _refuse_touching_work(document: OfficialDocument, comparison: ListComparison) -> None:
    touched = [each for each in comparison.clauses if each.touches_work]
    if not touched:
        return
    lines = [_told(each) for each in touched[:_SHOWN]]
    if len(touched) > _SHOWN:
        lines.append(f"  · ……共{len(touched)}句")
    raise UndecidedError(
        "\n".join(
            [
                f"{_called(document)}的这一版要改动或删去{len(touched)}句已认领或已有举措的原文，"
                "什么也没有导入；请核对下列各句，确认后加 --accept 再导入"
                "（举措都会保留，删去的原文标为“新版已无”）。",
                *lines,
            ]
        )
    )


def _told(clause: ComparedClause) -> str:
    actions = f"（已有举措{clause.actions}项）" if clause.actions else "（已认领）"
    if clause.change is ClauseChange.GONE:
        return f"  · 删去{actions}：{clause.before}"
    return f"  · 修改{actions}：{clause.before}→{clause.after}"


def _called(document: OfficialDocument) -> str:
    return f"《{document.title or '未命名任务清单'}》"
