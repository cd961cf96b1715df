"""What the papers for engineers say about places holds: README, ADDING, DECISIONS, tests/README."""

import re
from pathlib import Path

import pytest

import secretsmanual

PACKAGE = Path(secretsmanual.__file__).parent
ROOT = PACKAGE.parent
PAPERS = ("README.md", "secretsmanual/ADDING.md", "secretsmanual/DECISIONS.md", "tests/README.md")
BASES = (ROOT, PACKAGE)
FIRST = sorted({path.name for base in BASES for path in base.iterdir() if path.is_dir()})
PATH = re.compile(rf"`((?:{'|'.join(FIRST)})/[\w.*<>/-]*)`")


def there(path):
    pattern = re.sub(r"<[\w-]+>", "*", path).rstrip("/")
    return any(True for base in BASES for end in ("", ".py") for _ in base.glob(pattern + end))


@pytest.mark.parametrize("paper", PAPERS)
def test_places_that_are_named_are_there(paper):
    named = set(PATH.findall((ROOT / paper).read_text(encoding="utf-8")))
    assert named
    assert {path for path in named if not there(path)} == set()


def test_the_map_of_the_house_names_every_folder():
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    house = told[told.index("## The map of the house") :]
    named = set(re.findall(r"^\| `([\w/]+)/` \|", house, re.MULTILINE))
    layers = {
        f"secretsmanual/{path.name}"
        for path in PACKAGE.iterdir()
        if path.is_dir() and not path.name.startswith("_")
    }
    assert layers | {"resources", "tests", "packaging"} <= named


def test_the_tests_tell_of_every_folder_of_theirs():
    told = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    named = set(re.findall(r"^\| `(\w+)/", told, re.MULTILINE))
    assert {name for name in folders if not name.startswith("_")} - {"reference"} <= named
