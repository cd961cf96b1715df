"""Prove that nothing is lost: `python -m tests.faults [--size small|full|N%] [--only NAME]`.

Kills, power cuts, disks that fail, damaged files, half-done updates, two writers: each against the
program's own services, in a temporary folder. Prints one table; ends with 1 if anything was lost.
"""

import argparse
import random
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from tests.faults.apart import preload
from tests.faults.outcome import HEAD, Size, line, problems

FAMILIES = (
    "kills",
    "power_cuts",
    "io_faults",
    "full_disk",
    "damage",
    "migrations",
    "two_processes",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--size", type=Size.named, default="small", metavar="small|full|N%")
    parser.add_argument("--only", choices=FAMILIES, metavar="|".join(FAMILIES))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    preload()
    began, rows = time.perf_counter(), []
    print(HEAD, flush=True)
    for name in [options.only] if options.only else FAMILIES:
        family = import_module(f"tests.faults.{name}")
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            for row in family.run(Path(folder), options.size, random.Random(options.seed)):
                rows.append(row)
                print(line(row), flush=True)
    wrong = problems(rows)
    print(f"\n{time.perf_counter() - began:.0f} s; seed {options.seed}; {len(wrong)} problems")
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if any(row.failed for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
