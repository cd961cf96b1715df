"""How many changes of `domain` the tests notice: `python -m tests.mutants --help`."""

import argparse
import ast
import contextlib
import difflib
import functools
import os
import random
import shutil
import sys
from collections import Counter, defaultdict
from fnmatch import fnmatch
from multiprocessing import Pool
from pathlib import Path

import pytest
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

SOURCES = Path("secretsmanual/domain")
COPIED = ("secretsmanual", "tests", "resources", "packaging", "pyproject.toml", "README.md")
TESTS = ("tests/unit/domain", "tests/unit/services", "tests/unit/formats")

NOTICED = ("by types", "by catalogues", "by tests")


def main() -> None:
    """Make the mutants, run them, tell how many were found."""
    asked = _arguments()
    build = asked.build.resolve()
    _copy(Path.cwd(), build)
    names = _mutants(build, asked.modules)
    if asked.sample:
        names = sorted(random.Random(asked.seed).sample(names, min(asked.sample, len(names))))
    os.chdir(build)
    sys.path.insert(0, str(build))
    from tests.mutants.forking import Forking
    from tests.mutants.gates import found_by_catalogues, found_by_types

    gates = {}
    if not asked.tests_alone:
        gates |= dict.fromkeys(found_by_catalogues(build), "by catalogues")
        gates |= dict.fromkeys(found_by_types(build), "by types")
    plugin = Forking(names, gates, asked.processes, build, tell)
    pytest.main(
        [
            "-q",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "--capture=sys",
            *TESTS,
        ],
        plugins=[plugin],
    )


def _copy(here: Path, build: Path) -> None:
    """Make the folder anew, but for what was learned about which test reaches what."""
    build.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        if (here / name).is_dir():
            shutil.rmtree(build / name, ignore_errors=True)
            shutil.copytree(here / name, build / name)
        else:
            shutil.copy(here / name, build / name)


def _arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("modules", nargs="*", default=["*"], help="like '*dates*'; all without")
    words.add_argument("--sample", type=int, help="so many of them, by chance")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--tests-alone", action="store_true", help="without types and catalogues")
    words.add_argument("--processes", type=int, default=os.cpu_count())
    words.add_argument("--build", type=Path, default=Path("/tmp/mutants"))
    return words.parse_args()


def _mutants(build: Path, patterns: list[str]) -> list[str]:
    """Write all variants of each function beside it; the names of those asked for."""
    paths = [
        path.relative_to(build)
        for path in sorted((build / SOURCES).rglob("*.py"))
        if any(fnmatch(str(path), pattern) for pattern in patterns)
    ]
    with contextlib.chdir(build), Pool() as pool:
        return [name for names in pool.map(_write, paths) for name in names]


def _write(path: Path) -> list[str]:
    made = mutate_file_contents(str(path), path.read_text())
    path.write_text(made.code)
    return [get_mutant_name(path, name) for name in made.mutant_names]


def tell(results: Path) -> None:
    """The survivors, then what was noticed, module by module, the least first."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in sorted(results.read_text().splitlines()):
        name, verdict = line.split("\t")
        found[name.rpartition(".")[0].removeprefix("secretsmanual.domain.")][verdict] += 1
        if verdict not in NOTICED:
            print(_difference(results.parent, name))
    for module, counts in sorted(found.items(), key=lambda one: _share(one[1])):
        print(f"{_share(counts):7.1%} of {counts.total():5}  {module}")
    total = sum(found.values(), Counter())
    print(dict(total), f"noticed: {_share(total):.1%}")


def _share(counts: Counter[str]) -> float:
    return sum(counts[verdict] for verdict in NOTICED) / counts.total()


def _difference(build: Path, mutant: str) -> str:
    """What the mutant changed, as a difference of two texts."""
    module, _, name = mutant.rpartition(".")
    bodies = _bodies(build / module.replace(".", "/"))
    before = bodies[name.partition("__mutmut_")[0] + "__mutmut_orig"]
    return "\n".join(difflib.unified_diff(before, bodies[name], mutant, "", lineterm="", n=1))


@functools.cache
def _bodies(module: Path) -> dict[str, list[str]]:
    path = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
    text = path.read_text()
    lines = text.splitlines()
    return {
        node.name: lines[node.lineno : node.end_lineno]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }


if __name__ == "__main__":
    main()
