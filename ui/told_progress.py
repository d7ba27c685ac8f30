"""How far a child has come (进度 3/92), as it says it in a line and as the window reads it."""

_BEGIN = "进度 "


def progress_line(done: int, total: int | None) -> str:
    """What a child says; a total of 0 where it is not known."""
    return f"{_BEGIN}{done}/{total or 0}"


def read_progress(line: str) -> tuple[int, int] | None:
    """Done and total of such a line, None of any other."""
    if not line.startswith(_BEGIN):
        return None
    done, _, total = line.removeprefix(_BEGIN).partition("/")
    return int(done), int(total)
