"""What a user action changed, so that each open page can decide whether to reload."""

from dataclasses import dataclass

from secretsmanual.domain.ids import PREFIX, ImportId
from secretsmanual.domain.wording import mark, tr

REVIEW_FINISHED = mark("Finish the review")
"""The label of the change that ends a review: the hand-over folder is written anew then."""
ADD = mark("Add {name}")
ADD_TO_TEAM = mark("Add {name} to our team")
ADD_KIND = mark("Add the kind {name}")
ADD_LIST = mark("Add the list {name}")
IMPORT = mark("Import {name}")
MERGE = mark("Merge {name}")
TAKE_OVER = mark("Take over {name}")
MUTE = mark("Mute {name}")
UNMUTE = mark("Unmute {name}")
_NAMING = (ADD_TO_TEAM, ADD_KIND, ADD_LIST, ADD, IMPORT, MERGE, TAKE_OVER, MUTE, UNMUTE)
"""Labels that name what they are about, those that would fit others first."""


@dataclass(frozen=True, slots=True)
class Change:
    """The result of one unit of work."""

    label: str
    """What was done, in words that complete "Undo: ...", in English as it is stored."""
    touched: frozenset[tuple[str, str]] = frozenset()
    """(record type, id) of each record that was added, changed or deleted."""
    action: int | None = None
    """Number of the action in the history; None where there is nothing to undo."""
    import_id: ImportId | None = None
    """The import that was run or taken back: it is undone and done again by itself."""
    took_back: bool = False
    """Whether the import was taken back."""

    @property
    def said(self) -> str:
        """The label in the language spoken."""
        return said(self.label)

    @property
    def undoable(self) -> bool:
        """Whether undo can take it back."""
        return self.action is not None or self.import_id is not None

    def touches(self, record: str) -> bool:
        """Say whether any record of this type was touched."""
        return any(kind == record for kind, _ in self.touched)


def anything(label: str) -> Change:
    """Return a change that may have touched records of every type."""
    return Change(label, frozenset((record, "") for record in (*PREFIX, "setting")))


def said(label: str) -> str:
    """Say the stored label of an action in the language spoken."""
    whole = tr(label)
    if whole != label:
        return whole
    for naming in _NAMING:
        before, after = naming.split("{name}")
        if label.startswith(before) and label.endswith(after):
            return tr(naming, name=label[len(before) : len(label) - len(after)])
    return label
