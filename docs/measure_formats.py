"""Measure the sample papers and write docs/report-formats.md anew.

`python docs/measure_formats.py` makes the PDF and Word files, measures them and writes
the table; what stands above it stays.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PAGE = ROOT / "docs" / "report-formats.md"
_HEAD = (
    "| 条款 | 规定 | 应为 | PDF 实测 | Word 实测 | 另见测试 |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
)


def page() -> str:
    """The whole page: what stands above the table, and the table measured now."""
    from docs.formats.clauses import rows
    from docs.formats.row import Row

    def cells(row: Row) -> str:
        told = (
            row.clause,
            row.rule,
            f"{row.bound} {_words(row.wanted, row.unit)}".strip()
            + (f"（±{row.within:g}）" if row.within else ""),
            _words(row.paper, row.unit),
            _words(row.word, row.unit),
            row.tested,
        )
        return f"| {' | '.join(told)} |"

    above, _, _ = PAGE.read_text(encoding="utf-8").partition(_HEAD)
    return above + _HEAD + "\n".join(cells(row) for row in rows()) + "\n"


def _words(value: float | str, unit: str) -> str:
    if isinstance(value, str):
        return value
    # No row measures finer; a zero has no sign.
    number = f"{round(float(value), 2) + 0.0:g}"
    return f"{number} {unit}".strip()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
