"""Long tables read their rows as far as they are seen."""

from collections.abc import Sequence

from ui import row_windows
from ui.row_windows import RowWindows


def test_rows_are_read_in_windows_of_which_the_oldest_go() -> None:
    asked: list[int] = []

    def read(ids: Sequence[str]) -> dict[str, str]:
        asked.append(len(ids))
        return {each: each.upper() for each in ids if each != "gone"}

    rows = RowWindows[str, str]()
    many = [f"a{n}" for n in range((row_windows._KEPT + 1) * row_windows._WINDOW)]
    rows.show(["gone", *many], read)
    assert (rows.row(0), rows.row(1), rows.row(len(many) + 1)) == (None, "A0", None)
    assert len(asked) == 1
    for number in range(1, len(many), row_windows._WINDOW):
        rows.row(number)
    assert len(asked) == row_windows._KEPT + 1
    assert (rows.row(1), len(asked)) == ("A0", row_windows._KEPT + 2)
