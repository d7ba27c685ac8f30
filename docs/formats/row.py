"""One row of the table of clauses."""

from dataclasses import dataclass

Value = float | str
# Where a file leaves a thing to the program that opens it.
NOT_HERE = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: what is wanted, within what, and what the two files hold.

    With a `bound` (至少, 至多) it may be more, or less.
    """

    clause: str
    rule: str
    wanted: Value
    paper: Value
    word: Value
    unit: str = ""
    within: float = 0.0
    tested: str = "test_pdf.py"
    bound: str = ""

    def is_met(self) -> bool:
        """Whether both files hold what is wanted; words may name more (方正小标宋简体)."""
        return all(self._fits(value) for value in (self.paper, self.word))

    def _fits(self, value: Value) -> bool:
        if isinstance(self.wanted, str) or isinstance(value, str):
            return value == NOT_HERE or str(self.wanted) in str(value)
        match self.bound:
            case "至少":
                return value >= self.wanted - self.within
            case "至多":
                return value <= self.wanted + self.within
            case _:
                return abs(value - self.wanted) <= self.within
