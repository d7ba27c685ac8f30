from hypothesis import given
from hypothesis import strategies as st

from reports import gongwen
from reports.line_break import ChunkWidths, break_lines
from reports.line_fill import SET, Fill, after_marks, fills

_SIZE = gongwen.SIZE_3


class _Advances(dict[str, float]):
    """Latin is half as wide as Chinese."""

    def __missing__(self, character: str) -> float:
        return 0.5 if character.isascii() else 1.0


_WIDTHS = ChunkWidths(_Advances())


def _filled(text: str) -> list[tuple[str, float, Fill]]:
    """Each line, its width set solid in ems, and how it fills the measure."""
    lines = break_lines([(text, _WIDTHS)], 28, justified=True)
    return [
        (text[line.start : line.end], line.width, fill)
        for line, fill in zip(lines, fills(text, lines, 28), strict=True)
    ]


@given(st.text(st.sampled_from("省局知识产权（《》），。、；2023 7"), min_size=60, max_size=200))
def test_all_lines_but_the_last_end_at_the_edge(text: str) -> None:
    for line, ems, fill in _filled(text)[:-1]:
        marks = len(after_marks(line)) - 1
        width = ems * _SIZE + fill.spacing * (len(line) - 1) - fill.squeeze * marks
        assert abs(width * fill.stretch - gongwen.TYPE_AREA_WIDTH) < 0.01 or fill == SET


@given(st.text(st.sampled_from("省局知识产权（《》），。、；2023"), min_size=60, max_size=200))
def test_characters_keep_nearly_their_width_and_their_distance(text: str) -> None:
    """So that 28 characters a line stay to be seen, and no reader takes a gap for a space."""
    for _, _, fill in _filled(text):
        assert 1 <= fill.stretch <= 1.055
        assert fill.squeeze <= 0.25 * _SIZE
        assert fill.spacing > -0.03 * _SIZE
        if fill.stretch < 1.055:
            assert fill.spacing <= 0.0251 * _SIZE


def test_a_line_of_28_is_set_as_the_grid_has_it() -> None:
    (_, _, full), (_, _, last) = _filled("国" * 40)
    assert abs(full.spacing - SET.spacing) < 0.01
    assert last == SET


def test_marks_inside_a_line_are_those_that_close_up() -> None:
    assert after_marks("甲，乙（丙）。") == ["甲，", "乙（丙）", "。"]
