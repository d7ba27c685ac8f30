"""kill -9 at any moment: what was confirmed is there, and the file is whole."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from model.ledger import Ledger
from model.words import UnitKind
from tests.model.office import new_ledger, session

KILLS = 20
# Steps of different sizes without end; each is told after it was confirmed.
CLERK = """
import sys
from itertools import count
from pathlib import Path
from model import units
from model.ledger import Ledger
from tests.model.office import session
path, prefix = Path(sys.argv[1]), sys.argv[2]
ids = count()
with Ledger.open(path, **session(new_id=lambda: f"{prefix}-{next(ids)}")) as ledger:
    (unit,) = units.read_units(ledger)
    for number in count():
        with ledger.step("改") as step:
            units.change_unit(step, unit.id, name=f"{prefix}-{number}")
            for _ in range(number % 7 * 20):
                step.insert("setting", value="长" * 500)
        if number % 5 == 4:
            ledger.undo()
            ledger.redo()
        print(step.seq, flush=True)
"""


def work_until_killed(path: Path, prefix: str, seconds: float) -> int:
    """The number of the last step that was confirmed before the kill."""
    with subprocess.Popen(
        [sys.executable, "-c", CLERK, str(path), prefix],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env=os.environ | {"PYTHONPATH": "."},
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        told = [first, *process.stdout.read().splitlines()]
    # The last line may be torn.
    return int(told[-2] if len(told) > 1 else told[-1])


def is_whole(ledger: Ledger, seq: int) -> bool:
    """Whether a step has all its rows: the name says how many settings came with it."""
    rows = ledger.rows("SELECT table_name, after FROM change WHERE step_seq = ?", (seq,))
    name = next(json.loads(row["after"])["name"] for row in rows if row["table_name"] == "unit")
    settings = int(name.split("-")[1]) % 7 * 20
    return ledger.history(limit=1)[0].kind == "undo" or len(rows) == 1 + settings


def test_no_confirmed_step_is_lost_and_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    with new_ledger(path) as ledger, ledger.step("建账") as step:
        step.insert("unit", position=1, name="单位", kind=UnitKind.DIVISION)
    moments = random.Random(7)
    for kill in range(KILLS):
        confirmed = work_until_killed(path, f"{kill}", moments.uniform(0, 0.03))
        with Ledger.open(path, **session(new_id=lambda k=kill: f"after-{k}")) as ledger:
            newest = ledger.history(limit=1)[0].seq
            assert newest >= confirmed
            ledger.check_integrity()
            assert is_whole(ledger, newest)
            with ledger.step("又能修改") as step:
                step.insert("setting", value="1")
    assert list(tmp_path.iterdir()) == [path]
