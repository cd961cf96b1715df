"""A progress bar on a terminal, nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(what: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Give a function that takes (done, total) and draws, while the block runs."""
    from tqdm import tqdm

    with tqdm(desc=what, unit=" rows", leave=False, disable=True if quiet else None) as drawn:

        def step(done: int, total: int) -> None:
            drawn.total = total
            drawn.update(done - drawn.n)

        yield step
