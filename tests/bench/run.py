"""All benchmarks one after another, or those named, each in its own process (make bench)."""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.samples import shared_samples

BENCHES = {
    path.stem.removeprefix("bench_"): path
    for path in sorted(Path(__file__).parent.glob("bench_*.py"))
}


def main() -> int:
    """Run the benches beside this file; 1 when any bar is broken."""
    parser = ArgumentParser(description="速度和内存，列于标准旁；全部做完要几分钟")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"只做这些：{' '.join(BENCHES)}")
    names = parser.parse_args().names
    if unknown := set(names) - set(BENCHES):
        parser.error(f"没有这些：{'、'.join(sorted(unknown))}，可以是{'、'.join(BENCHES)}")
    with shared_samples():
        return int(sum(map(_is_broken, names or BENCHES)) > 0)


def _is_broken(name: str) -> bool:
    print(f"— {name}", flush=True)
    return subprocess.run([sys.executable, str(BENCHES[name])], check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
