"""All benchmarks one after another, each in its own process (make bench)."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run every bench beside this file; 1 when any bar is broken."""
    broken = 0
    for script in sorted(HERE.glob("bench_*.py")):
        print(f"— {script.stem.removeprefix('bench_')}", flush=True)
        broken += subprocess.run([sys.executable, str(script)], check=False).returncode != 0
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
