"""How many, as commands say it."""

import pytest

from secretsmanual.cli.context import count


@pytest.mark.parametrize(
    ("n", "words", "said"),
    [
        (1, ("promise",), "1 promise"),
        (2, ("mishap",), "2 mishaps"),
        (0, ("line",), "0 lines"),
        (3, ("person", "people"), "3 people"),
    ],
)
def test_things_are_counted(n, words, said):
    assert count(n, *words) == said
