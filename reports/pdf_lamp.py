"""Lamps on paper (亮灯): a shape of its own for each, so that a grey copy tells them apart."""

from model.words import Lamp
from reports.pdf_page import Paper

# Of half an em: how far shapes reach from their middle.
_REACH = 0.38
# A quarter circle by a Bézier curve.
_ROUND = 0.5523

_RED, _AMBER, _GREEN, _BLUE = "0.78 0.1 0.1", "0.96 0.68 0.1", "0.13 0.55 0.3", "0.15 0.38 0.68"


def draw_lamp(paper: Paper, word: str, x: float, y: float, size: float) -> None:
    """Draw the shape of a lamp around (x, y); a word that is no lamp gets none."""
    reach = _REACH * size
    match word:
        case Lamp.LATE:
            paper.draw(f"{_RED} rg {_polygon(x, y, reach, ((0, 1), (1, -0.8), (-1, -0.8)))} f")
        case Lamp.SOON:
            shape = _polygon(x, y, reach, ((0, 1.1), (1.1, 0), (0, -1.1), (-1.1, 0)))
            paper.draw(f"{_AMBER} rg 0 G 0.4 w {shape} B")
        case Lamp.NORMAL:
            paper.draw(f"{_GREEN} rg {_circle(x, y, reach * 0.9)} f")
        case Lamp.NOT_DUE:
            paper.draw(f"0.3 G 0.7 w {_circle(x, y, reach * 0.85)} S")
        case Lamp.DONE:
            tick = ((-1, 0), (-0.3, -0.8), (1, 0.9))
            paper.draw(f"{_BLUE} RG 1.3 w 1 J {_line(x, y, reach, tick)} S")


def _line(x: float, y: float, reach: float, corners: tuple[tuple[float, float], ...]) -> str:
    points = [f"{x + dx * reach:.2f} {y + dy * reach:.2f}" for dx, dy in corners]
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])


def _polygon(x: float, y: float, reach: float, corners: tuple[tuple[float, float], ...]) -> str:
    return _line(x, y, reach, corners) + " h"


def _circle(x: float, y: float, reach: float) -> str:
    k = reach * _ROUND
    quarters = [
        (x + reach, y + k, x + k, y + reach, x, y + reach),
        (x - k, y + reach, x - reach, y + k, x - reach, y),
        (x - reach, y - k, x - k, y - reach, x, y - reach),
        (x + k, y - reach, x + reach, y - k, x + reach, y),
    ]
    curves = " ".join(" ".join(f"{part:.2f}" for part in quarter) + " c" for quarter in quarters)
    return f"{x + reach:.2f} {y:.2f} m {curves} h"
