"""What every exporter is given beside the tree: where to write, on which paper, how far it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar

from secretsmanual.domain.document import Chart, Document, Facts, Items, Plot, Table
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.wording import tr
from secretsmanual.system.paper import Paper

Progress = Callable[[float], bool]
"""Told how much is done, 0 to 1; answers False to stop."""

STRIDE = 128
"""Rows between two words of progress: some milliseconds in every format."""

Thing = TypeVar("Thing")


class Cancelled(UserError):
    """The person who asked for the file changed their mind; what was written is to be dropped."""


def parts(document: Document) -> int:
    """Count the rows, entries and blocks of a document: what progress is measured in."""
    return max(1, sum(_parts_of(block) for block in document.blocks))


def _parts_of(block: object) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Items():
            return len(block.items)
        case Facts():
            return len(block.pairs)
        case Chart():
            return len(block.values)
        case Plot():
            return len(block.labels)
        case _:
            return 0


@dataclass(slots=True)
class Job:
    """One file in the making. `total` is in rows (`parts`)."""

    out: BinaryIO
    total: int
    progress: Progress | None = None
    paper: Paper = "A4"
    done: int = field(default=0, init=False)

    def count(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """Hand the things on, telling progress every `STRIDE`; raises Cancelled."""
        for thing in things:
            if self.done % STRIDE == 0:
                self.tell(min(0.99, self.done / self.total))
            self.done += 1
            yield thing

    def tell(self, share: float) -> None:
        """Tell progress; raises Cancelled if the answer is no."""
        if self.progress is not None and not self.progress(share):
            raise Cancelled(
                tr("The file was not written."), tr("You stopped it; nothing has changed.")
            )
