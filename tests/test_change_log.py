"""The change log (更新记录) tells each news once."""

from collections import Counter
from pathlib import Path

LOG = Path(__file__).parents[1] / "CHANGELOG.md"
_SIGNS = 12  # by so many first signs two lines of the same matter are known


def test_no_two_lines_of_a_version_begin_alike() -> None:
    for version in LOG.read_text(encoding="utf-8").split("\n## ")[1:]:
        begun = Counter(line[:_SIGNS] for line in version.splitlines() if line.startswith("- "))
        assert [words for words, count in begun.items() if count > 1] == []
