"""Something that can be chosen in a list (可选项)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its id (None for nothing), what is shown, its unit.

    What is retired (停用) is offered only where it is chosen already.
    """

    id: str | None
    text: str
    unit: str = ""
    is_retired: bool = False

    @property
    def name(self) -> str:
        """What the table shows of it: the holder without the post."""
        return self.text.split(" · ")[0].removesuffix("（停用）")
