"""What several journeys by commands start from."""

import pytest

from tests.journeys.test_locked_commands import Locked


@pytest.fixture
def drill(demo_copy, tmp_path, capsys):
    """Commands on a copy of the demo that is called mine.secrets."""
    for part in tmp_path.glob("demo.secrets*"):
        part.rename(tmp_path / part.name.replace("demo", "mine", 1))
    return Locked(tmp_path, capsys)
