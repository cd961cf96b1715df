"""What was erased and who still holds something: a page to keep, and to tell the person from."""

from collections.abc import Iterator
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secretsmanual.domain.erasing import Erasure

CALLED: dict[str, tuple[str, str]] = {
    "person": ("person", "people"),
    "secret": ("secret", "secrets"),
    "secret_use": ("use of a secret", "uses of secrets"),
    "rehearsed": ("card", "cards"),
    "line": ("raw line", "raw lines"),
    "asked": ("question asked", "questions asked"),
    "promise": ("promise", "promises"),
    "ask_later": ("thing to ask later", "things to ask later"),
    "oops": ("mishap", "mishaps"),
    "referral": ("referral", "referrals"),
    "rating": ("judgement", "judgements"),
    "story": ("story", "stories"),
    "own_card": ("card of their own", "cards of their own"),
    "idea": ("idea", "ideas"),
    "relation": ("relation", "relations"),
    "nomination": ("nomination", "nominations"),
    "vote": ("vote", "votes"),
    "muted_question": ("muted question", "muted questions"),
    "theme_quote": ("answer about a quote", "answers about quotes"),
    "conflict": ("conflict with a colleague", "conflicts with colleagues"),
    "brought": ("note of a merge", "notes of merges"),
    "history": ("entry of the history", "entries of the history"),
}
"""What a reader calls the records of a type: one, several."""


def counted(told: Erasure) -> str:
    """Say in one sentence what goes: 12 secrets, 19 raw lines and 3 promises."""
    found = (
        words.count(number, *CALLED.get(record, (record, f"{record}s")))
        for record, number in told.counts.items()
        if record != "person" and number
    )
    return words.listed(found) or "nothing but the name"


def erasure_document(told: Erasure, today: date) -> Document:
    """Lay out what was done. It names the person, so it is shown and saved, never kept."""
    title = f"{told.name} was erased"
    blocks: list[Block] = [
        Heading(title, 1),
        Paragraph(
            f"On {words.day(today)}: {counted(told)}. Nothing brings them back; a file or a "
            "colleague’s bundle that names them is told apart and left out."
        ),
        *_backups(told),
        *_holders(told),
        *_rest(told),
    ]
    return Document(title=title, blocks=tuple(blocks), data=told.data)


def _backups(told: Erasure) -> Iterator[Block]:
    if not told.backups:
        return
    done = sum(one.fate == "rewritten" for one in told.backups)
    yield Heading("Backups")
    yield Paragraph(f"{words.count(done, 'backup')} written anew without them.")
    if told.failed:
        yield Paragraph(
            "These could not be, and may still hold them. Once they can be opened, clean them "
            "with the command erase --backups, or delete them.",
            "warn",
        )
        yield Items(tuple(Item(str(one.path), one.why) for one in told.failed))
    yield Paragraph(
        "Copies that were put elsewhere by hand, exports and printed pages are out of reach.",
        "quiet",
    )


def _holders(told: Erasure) -> Iterator[Block]:
    yield Heading("Whom to tell")
    if not told.holders:
        yield Paragraph("Nobody was handed anything about them.")
        return
    rows = tuple(
        (
            words.day(one.on),
            one.recipient or f"to {one.audience}",
            one.file_name,
            words.count(one.lines, "secret") if one.lines else "name and role",
            words.day(one.destroy_by),
        )
        for one in told.holders
    )
    yield Table(("When", "Who", "File", "What", "To be destroyed by"), rows)
    yield Paragraph("The page Hand-overs has the recall sheets to give to them.", "quiet")


def _rest(told: Erasure) -> Iterator[Block]:
    if told.mentions:
        yield Heading("Still named in what is about others")
        yield Items(tuple(Item(one.text, one.whose) for one in told.mentions))
    if told.imports:
        yield Heading("Where they came from")
        yield Paragraph(
            f"{words.listed(told.imports)}: that file is not ours; delete it where it lies."
        )
