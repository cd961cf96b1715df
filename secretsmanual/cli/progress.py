"""A progress bar on a terminal, nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


def _drawn(what: str, unit: str, *, quiet: bool) -> Any:
    from tqdm import tqdm

    return tqdm(desc=what, unit=unit, leave=False, disable=True if quiet else None)


@contextmanager
def bar(what: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Give a function that takes (done, total) rows and draws, while the block runs."""
    with _drawn(what, " rows", quiet=quiet) as drawn:

        def step(done: int, total: int) -> None:
            drawn.total = total
            drawn.update(done - drawn.n)

        yield step


@contextmanager
def share_bar(what: str, *, quiet: bool = False) -> Iterator[Callable[[float], bool]]:
    """Give a function that takes the share done, 0 to 1, draws, and says go on."""
    with _drawn(what, "%", quiet=quiet) as drawn:
        drawn.total = 100

        def step(share: float) -> bool:
            drawn.update(round(share * 100) - drawn.n)
            return True

        yield step
