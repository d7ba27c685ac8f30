"""All benchmarks one after another, each in its own process (make bench)."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.samples import shared_samples

HERE = Path(__file__).parent


def main() -> int:
    """Run every bench beside this file; 1 when any bar is broken."""
    with shared_samples():
        return int(sum(map(_is_broken, sorted(HERE.glob("bench_*.py")))) > 0)


def _is_broken(script: Path) -> bool:
    print(f"— {script.stem.removeprefix('bench_')}", flush=True)
    return subprocess.run([sys.executable, str(script)], check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
