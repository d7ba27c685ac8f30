"""One word per thing (一物一词): words that were given up do not come back."""

import pytest

from ui.resources import ROOT

GIVEN_UP = {
    "申请延期": "申请调整时限",
    "延期和催办": "调整时限和催办",
    "增加或调整出处": "原文出处",
    "办理情况": "进展情况",
    "检查是否齐备": "报送前核对",
    "导入单位名单": "导入名单",
}


@pytest.mark.parametrize("word", GIVEN_UP)
def test_a_word_that_was_given_up_is_nowhere(word: str) -> None:
    papers = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    code = [path for part in ("ui", "model", "reports") for path in (ROOT / part).rglob("*.py")]
    read = [path for path in (*papers, *code) if "reading" not in path.parts]
    found = [path.name for path in read if word in path.read_text(encoding="utf-8")]
    assert found == [], f"说{GIVEN_UP[word]}"
