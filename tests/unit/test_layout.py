"""The shape of the house: small files, and nothing at the top that does not belong there."""

from pathlib import Path

import pytest

import secretsmanual

ROOT = Path(secretsmanual.__file__).parent


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda f: str(f.relative_to(ROOT)))
def test_files_stay_small(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400
