"""The page as it leaves, compared letter by letter with the files in tests/reference/export.

Run this file as a program to write them anew, then read the difference before it is committed.
"""

from pathlib import Path

import pytest

from tests.unit.formats.export_documents import PAGE, exported

REFERENCE = Path(__file__).parents[2] / "reference" / "export"
ENDINGS = ("txt", "html", "json", "jsonl", "csv")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_page_is_written_as_before(ending):
    assert exported(PAGE, ending) == (REFERENCE / f"page.{ending}").read_bytes()


if __name__ == "__main__":
    for name in ENDINGS:
        (REFERENCE / f"page.{name}").write_bytes(exported(PAGE, name))
