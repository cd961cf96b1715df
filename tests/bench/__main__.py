"""Measure the program: `python -m tests.bench` (full sizes) or `--quick` (a minute)."""

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import (
    cards,
    day,
    files,
    generate,
    mishaps,
    pages,
    peers,
    recording,
    searching,
    starting,
    typing_speed,
    unlocking,
)
from tests.bench.measuring import Row, save, table

FULL = {"secrets": (100_000, 1_000_000), "import": (10_000, 100_000), "export": 10_000}
QUICK = {"secrets": (20_000,), "import": (2_000,), "export": 2_000}


BESIDES = {"day": 32, "peers": 5}
"""Run only when named, as they take minutes or need other programs; and their usual rounds."""

OF_EVERY_SIZE = {"", "search", "typing"}
OF_A_MANUAL = {"start", "record", "pages", "oops", "pictures"}


def rows(folder: Path, sizes: dict[str, object], rounds: int, only: str) -> Iterator[Row]:
    texts = generate.Texts(random.Random(1))
    if only == "day":
        yield from day.measure(folder, rounds)
    if only == "peers":
        yield from peers.measure(folder, rounds)
    for size in sizes["secrets"][: None if only in OF_EVERY_SIZE else 1]:
        if only not in OF_A_MANUAL | OF_EVERY_SIZE:
            break
        manual = folder / f"manual{size}.secrets"
        services = generate.make(manual, size)
        if only in {"", "search"}:
            yield from searching.measure(services, texts, size, 12 * min(rounds, 5))
        if size == sizes["secrets"][0]:
            if only in {"", "record"}:
                yield from recording.measure(services, texts, folder, 60 * min(rounds, 5))
            if only in {"", "pages"}:
                yield from pages.measure(services, 5 * rounds)
            if only in {"", "pictures"}:
                yield from cards.measure_pictures(services, size, 3 * rounds)
        services.manual.close()
        if only in {"", "oops"} and size == sizes["secrets"][0]:
            yield from mishaps.measure(manual, 6 * rounds)
        if only in {"", "start"} and size == sizes["secrets"][0]:
            yield from starting.measure(manual, rounds)
        if only in {"", "typing"} and size == sizes["secrets"][-1]:
            yield from typing_speed.measure(manual, 40 * rounds)
    if only in {"", "cards"}:
        yield from cards.measure(folder, 3 * rounds)
    if only in {"", "unlock"}:
        yield from unlocking.measure(folder, 5 * rounds)
    if only in {"", "import"}:
        for size in sizes["import"]:
            yield from files.measure_import(folder, texts, size, max(1, rounds // 2))
        yield from files.measure_memory(folder, texts, sizes["import"][-1])
    if only in {"", "export"}:
        yield from files.measure_export(texts, sizes["export"], max(2, rounds // 2))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, for daily use")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table as JSON too")
    parser.add_argument(
        "--only",
        default="",
        choices=[
            "start",
            "search",
            "record",
            "pages",
            "typing",
            "cards",
            "pictures",
            "import",
            "export",
            "unlock",
            "oops",
            *BESIDES,
        ],
    )
    options = parser.parse_args()
    usual = BESIDES.get(options.only, 7)
    rounds = options.rounds or (3 if options.quick else usual)
    with tempfile.TemporaryDirectory() as folder:
        done = []
        for row in rows(Path(folder), QUICK if options.quick else FULL, rounds, options.only):
            done.append(row)
            print(table([row]).splitlines()[-1], flush=True)
    print(f"\n{table(done)}")
    if options.json:
        save(done, options.json)


if __name__ == "__main__":
    main()
