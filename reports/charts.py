"""A paper of one page as it is drawn (一页纸): figures in boxes, bars with their words, points.

All is plain text and plain rectangles; what the bars say stands beside them in words.
"""

from functools import partial
from itertools import accumulate, pairwise

from model.words import Lamp
from reports import gongwen
from reports import one_page as sheet
from reports.document import Bar, BarChart, Figures, OnePage, Points
from reports.font_shelf import printable
from reports.fonts import Face
from reports.lamps import LAMP_FILLS
from reports.one_page import ChartWidths, Fit
from reports.pdf_page import Paper

_HAIRLINE = 0.4
_STRIPE, _STRIPE_EVERY = 0.6, 3.0


def draw_one_page(paper: Paper, block: OnePage) -> None:
    """Draw the whole sheet on the present page, which is empty."""
    _Sheet(paper, sheet.fit(block)).draw(block)


class _Sheet:
    """One page under way; `paper.used` goes down with each block."""

    def __init__(self, paper: Paper, fit: Fit) -> None:
        self._paper = paper
        self._fit = fit
        self._left, self._width = paper.frame.left, paper.frame.width

    def draw(self, block: OnePage) -> None:
        """Title, subtitle and the blocks below each other."""
        paper = self._paper
        paper.bookmark(printable(block.title), 0)
        self._centred(block.title, Face.XIAOBIAOSONG, sheet.TITLE_SIZE, sheet.TITLE_HEIGHT)
        self._centred(block.subtitle, Face.FANGSONG, sheet.TEXT_SIZE, sheet.TEXT_PITCH)
        for each in block.blocks:
            paper.used += self._fit.gap
            top = paper.used
            match each:
                case Figures():
                    self._figures(each)
                case BarChart():
                    self._chart(each)
                case Points():
                    self._points(each)
            paper.used = top + sheet.block_height(each, self._fit)

    def _figures(self, block: Figures) -> None:
        paper, box = self._paper, self._width / len(block.figures)
        for at, figure in enumerate(block.figures):
            x = self._left + at * box
            self._line(figure.label, Face.FANGSONG, sheet.TEXT_SIZE, x, box, down=4)
            value = printable(figure.value)
            size = min(sheet.FIGURE_SIZE, (box - 6) / max(paper.shelf.ems(value, Face.HEITI), 0.1))
            self._line(value, Face.HEITI, size, x, box, down=20)
        top, bottom = self._y(0), self._y(sheet.FIGURES_HEIGHT - 2)
        xs = [self._left + at * box for at in range(len(block.figures) + 1)]
        outer = [(xs[0], y, xs[-1], y) for y in (top, bottom)]
        paper.rules([*outer, *((x, top, x, bottom) for x in xs)], gongwen.INNER_RULE)
        paper.used += sheet.FIGURES_HEIGHT
        room = self._width / sheet.TEXT_SIZE
        ems = partial(paper.shelf.ems, face=Face.FANGSONG)
        for line in sheet.note_lines(printable(block.note), room, ems) if block.note else ():
            self._text(line, Face.FANGSONG, sheet.TEXT_SIZE, self._left, sheet.TEXT_PITCH)

    def _chart(self, chart: BarChart) -> None:
        self._legend(chart)
        self._small(chart)
        self._heading(chart.title)
        columns, rows = sheet.chart_columns(chart), sheet.chart_rows(chart)
        width = (self._width - (columns - 1) * sheet.GUTTER) / columns
        ems = partial(self._paper.shelf.ems, face=Face.FANGSONG)
        widths = sheet.chart_widths(chart, width, self._fit.size, ems)
        for at, bar in enumerate(chart.bars):
            column, row = divmod(at, rows)
            x = self._left + column * (width + sheet.GUTTER)
            self._bar(chart, bar, widths, x, row * self._fit.pitch)

    def _bar(self, chart: BarChart, bar: Bar, widths: ChartWidths, x: float, down: float) -> None:
        paper, size, pitch = self._paper, self._fit.size, self._fit.pitch
        ems = partial(paper.shelf.ems, face=Face.FANGSONG)
        self._name(bar.label, x, down, widths.label - sheet.GAP * size)
        y = self._y(down + (pitch - size) / 2 + gongwen.ABOVE_BASELINE * size)
        x += widths.label
        height = sheet.BAR_SHARE * pitch
        foot = self._y(down + (pitch + height) / 2)
        whole = max(sum(bar.parts), 1)
        edges = [part * widths.bar / whole for part in accumulate(bar.parts, initial=0)]
        for lamp, (start, end) in zip(chart.lamps, pairwise(edges), strict=True):
            self._part(lamp, x + start, foot, end - start, height)
        x += widths.bar
        for words, width in zip(bar.words, widths.words, strict=True):
            shown = printable(words)
            right = x + width - ems(shown) * size
            if shown:
                paper.text(right, y, [shown], Face.FANGSONG, size)
            x += width

    def _name(self, name: str, x: float, down: float, room: float) -> None:
        ems = partial(self._paper.shelf.ems, face=Face.FANGSONG)
        lines, size = sheet.name_lines(printable(name), room, self._fit, ems)
        pitch = self._fit.pitch / len(lines)
        y = self._y(down + (pitch - size) / 2 + gongwen.ABOVE_BASELINE * size)
        self._paper.text(x, y, list(lines), Face.FANGSONG, size, leading=pitch)

    def _part(self, lamp: Lamp, x: float, y: float, width: float, height: float) -> None:
        """A part of a bar: its ground, its stripes, its edge."""
        if width <= 0:
            return
        fill = LAMP_FILLS[lamp]
        box = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        stripes = ""
        if fill.stripes:
            starts = _steps(x - height, x + width)
            path = " ".join(
                f"{at:.2f} {y:.2f} m {at + height:.2f} {y + height:.2f} l" for at in starts
            )
            stripes = f"q {box} W n {_rgb(fill.stripes)} RG {_STRIPE} w {path} S Q"
        ground = f"{_rgb(fill.ground)} rg 0.25 0.25 0.25 RG {_HAIRLINE} w {box}"
        self._paper.draw(f"{ground} f {stripes} {box} S")

    def _legend(self, chart: BarChart) -> None:
        """What the parts stand for, at the right of the heading."""
        paper, size = self._paper, sheet.SMALL_SIZE
        x = self._left + self._width
        down = (sheet.HEADING_HEIGHT - size) / 2
        for lamp in reversed(chart.lamps):
            x -= paper.shelf.ems(lamp, Face.FANGSONG) * size
            y = self._y(down + gongwen.ABOVE_BASELINE * size)
            paper.text(x, y, [lamp], Face.FANGSONG, size)
            x -= size + 2
            self._part(lamp, x, y - 0.5, size, 0.8 * size)
            x -= 6

    def _small(self, chart: BarChart) -> None:
        """How it is counted, behind the heading."""
        paper, size = self._paper, sheet.SMALL_SIZE
        x = self._left + (paper.shelf.ems(chart.title, Face.HEITI) + 0.5) * sheet.HEADING_SIZE
        y = self._y((sheet.HEADING_HEIGHT - size) / 2 + gongwen.ABOVE_BASELINE * size)
        paper.text(x, y, [printable(chart.note)], Face.FANGSONG, size)

    def _points(self, points: Points) -> None:
        self._heading(points.title)
        ems = partial(self._paper.shelf.ems, face=Face.FANGSONG)
        for line in sheet.shown_points(points, self._fit):
            shown = sheet.elided(printable(line), self._width / sheet.TEXT_SIZE, ems)
            self._text(shown, Face.FANGSONG, sheet.TEXT_SIZE, self._left, sheet.TEXT_PITCH)

    def _heading(self, title: str) -> None:
        self._text(title, Face.HEITI, sheet.HEADING_SIZE, self._left, sheet.HEADING_HEIGHT)

    def _centred(self, text: str, face: Face, size: float, height: float) -> None:
        ems = partial(self._paper.shelf.ems, face=face)
        shown = sheet.elided(printable(text), self._width / size, ems)
        x = self._left + (self._width - ems(shown) * size) / 2
        self._text(shown, face, size, x, height)

    def _line(
        self, text: str, face: Face, size: float, x: float, width: float, *, down: float
    ) -> None:
        """A word in the middle of a box."""
        shown = printable(text)
        x += (width - self._paper.shelf.ems(shown, face) * size) / 2
        self._paper.text(x, self._y(down + gongwen.ABOVE_BASELINE * size), [shown], face, size)

    def _text(self, text: str, face: Face, size: float, x: float, height: float) -> None:
        """A line that takes so much height."""
        y = self._y((height - size) / 2 + gongwen.ABOVE_BASELINE * size)
        if text:
            self._paper.text(x, y, [text], face, size)
        self._paper.used += height

    def _y(self, down: float) -> float:
        return self._paper.frame.top - self._paper.used - down


def _steps(start: float, end: float) -> list[float]:
    """Where stripes begin from one place to another."""
    return [start + at * _STRIPE_EVERY for at in range(int((end - start) / _STRIPE_EVERY) + 1)]


def _rgb(rrggbb: str) -> str:
    return " ".join(f"{int(rrggbb[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
