"""What a child says of its progress is what the window reads."""

import pytest

from ui.told_progress import progress_line, read_progress


@pytest.mark.parametrize(("total", "read"), [(92, (3, 92)), (None, (3, 0))])
def test_progress_is_read_as_it_is_said(total: int | None, read: tuple[int, int]) -> None:
    assert read_progress(progress_line(3, total)) == read


def test_another_line_tells_no_progress() -> None:
    assert read_progress("已生成：报告.pdf") is None
