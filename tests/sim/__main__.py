"""Print the tables: `python -m tests.sim [--customers N] [--seed S] [--scenarios] [--csv FILE]`.

`python -m tests.sim --text` prints the text-level simulation alone.
"""

import argparse
import time
from pathlib import Path

from tests.sim import text_level
from tests.sim.plain import FAIR, SHARP
from tests.sim.shake import shake
from tests.sim.table import ENGINE, HEAD, best_of, in_words, measure, policies, write_csv
from tests.sim.world import DEFAULT, SCENARIOS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=60)
    parser.add_argument("--seed", type=int, default=900_000, help="seed of the first customer")
    parser.add_argument("--scenarios", action="store_true", help="other worlds too")
    parser.add_argument("--shake", type=int, default=0, metavar="N", help="N draws of weights")
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--text", action="store_true", help="words in, records out, and no more")
    options = parser.parse_args()
    if options.text:
        print(text_level.table(text_level.run(options.customers)))
        return
    seeds = range(options.seed, options.seed + options.customers)
    start = time.perf_counter()
    print(HEAD)
    rows = []
    for name, make in policies().items():
        rows.append(measure(name, make, DEFAULT, seeds))
        print(in_words(rows[-1]), flush=True)
    if options.csv:
        write_csv(options.csv, rows)
    if options.scenarios:
        scenarios(seeds)
    if options.shake:
        print("\nWeights times 0.6 to 1.4:", shake(options.shake, DEFAULT, seeds))
    print(f"\n{options.customers} customers, {time.perf_counter() - start:.0f} s")


def scenarios(seeds: range) -> None:
    print("\n| world | guided | deflected | kinds | best fair | times | best sharp | times |")
    print("|---|---|---|---|---|---|---|---|")
    for name, world in SCENARIOS.items():
        engine = measure(name, ENGINE, world, seeds)
        fair, sharp = (best_of(list(habits), world, seeds) for habits in (FAIR, SHARP))
        print(
            f"| {name} | {engine.per_ten:.2f} | {engine.deflected:.2f} | {engine.kinds:.1f} "
            f"| {fair.per_ten:.2f} | {engine.per_ten / fair.per_ten:.2f} "
            f"| {sharp.per_ten:.2f} | {engine.per_ten / sharp.per_ten:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
