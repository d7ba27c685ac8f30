"""Lamps (亮灯) on paper: a shape that a grey print still tells apart, and quiet colours.

The shapes are those of the window, and all of them stand in GB 2312, so every face has them.
"""

from dataclasses import dataclass

from model.words import Lamp


@dataclass(frozen=True, slots=True, kw_only=True)
class LampLook:
    """How a lamp looks beside its word: shape, colour of the ink and of the ground (rrggbb)."""

    shape: str
    ink: str
    ground: str


LAMP_LOOKS = {
    Lamp.LATE: LampLook(shape="◆", ink="A61E13", ground="F6C9C3"),
    Lamp.SOON: LampLook(shape="▲", ink="7A4700", ground="FBE6BC"),
    Lamp.NORMAL: LampLook(shape="●", ink="1F5F3A", ground="E4F1E8"),
    Lamp.NOT_DUE: LampLook(shape="○", ink="555B64", ground="FFFFFF"),
    Lamp.DONE: LampLook(shape="√", ink="1F5F3A", ground="CFE6D7"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LampFill:
    """How a part of a bar is filled (rrggbb); `stripes` are drawn across it in this ink."""

    ground: str
    stripes: str = ""


# Told apart in grey too: middle, light, white, striped, dark.
LAMP_FILLS = {
    Lamp.DONE: LampFill(ground="8FB79C"),
    Lamp.NORMAL: LampFill(ground="E0EDE4"),
    Lamp.NOT_DUE: LampFill(ground="FFFFFF"),
    Lamp.SOON: LampFill(ground="FFF3DA", stripes="7A4700"),
    Lamp.LATE: LampFill(ground="9C1C12"),
}
