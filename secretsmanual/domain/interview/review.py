"""Review: each line is decided with about one key (domain.md 2.9).

A row is a value, every key a function from row to row, so that undo is the row before. The raw
line never changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.bank import Bank, Kind
from secretsmanual.domain.interview.lexicon import CareNote
from secretsmanual.domain.interview.proposal import (
    Becomes,
    Material,
    Proposal,
    how_it_is_known,
    tidied,
)
from secretsmanual.domain.interview.suggest import Suggestion, default_sensitivity
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import SENSITIVITIES, Known
from secretsmanual.domain.wording import mark, tr

Decision = Literal["open", "secret", "promise", "ask_later", "note", "merged", "deleted"]

QUOTE_MARKS = ' "“”„«»\u00a0\u202f'
_PICK_KIND = mark("Press its number, look for one with /, or press N for a note only.")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A line in review: what it may become, and what was decided."""

    material: Material
    proposal: Proposal
    decision: Decision = "open"
    care: tuple[CareNote, ...] = ()
    """Notes nobody has answered yet."""
    protected: bool = False
    """The sensitivity was set by hand."""
    known_by_hand: bool = False
    """So was how it is known."""
    settled: tuple[str, ...] = ()
    """Names in the line, as typed, of which it was said who they are."""
    picked: tuple[Proposal, ...] = ()
    """Further secrets, made of words picked from the raw line."""

    @property
    def decided(self) -> bool:
        """Whether nothing is left to do."""
        return self.decision != "open"

    @property
    def duplicate(self) -> Secret | None:
        """A known secret that may say the same, while this one has its kind."""
        if self.proposal.becomes != "secret":
            return None
        return self.material.duplicates.get(self.proposal.kind)

    @property
    def whom_named(self) -> str:
        """A name and colon at the line's head that leads to nobody or to several; else empty."""
        captured, text = self.material.captured, self.proposal.text.removeprefix("@").casefold()
        names = (*captured.unknown_names, *captured.ambiguous)
        asked = (name for name in names if text.startswith(f"{name.casefold()}:"))
        return next((name for name in asked if name not in self.settled), "")

    def secrets(self) -> tuple[Proposal, ...]:
        """List the secrets that are made of the line."""
        own = (self.proposal,) if self.decision == "secret" else ()
        return (*own, *self.picked)


def row(material: Material, proposal: Proposal) -> ReviewRow:
    """Open a line for review."""
    return ReviewRow(material, proposal, care=material.care)


def accept(row: ReviewRow) -> ReviewRow:
    """Enter: take the row as it stands.

    Raises Refused when a secret has no kind, or a care note waits for its answer.
    """
    if row.proposal.becomes == "secret":
        _check_secret(row)
    return replace(row, decision=row.proposal.becomes)


def take(row: ReviewRow, number: int, bank: Bank) -> ReviewRow:
    """1 to 3: the kind of that suggestion, see `take_kind`.

    Raises NotFound when there are not so many suggestions.
    """
    kinds = row.material.suggestion.kinds[:3]
    if not 1 <= number <= len(kinds):
        raise NotFound(tr("There is no suggestion {n}.", n=number), tr(_PICK_KIND))
    return take_kind(row, kinds[number - 1], bank)


def take_kind(row: ReviewRow, kind_id: str, bank: Bank) -> ReviewRow:
    """Give it a kind and accept it at once.

    It stays open where a care note or a name waits, or where a known secret that was not shown
    before may say the same.
    """
    chosen = with_kind(row, kind_id, bank)
    new_duplicate = chosen.duplicate is not None and chosen.duplicate != row.duplicate
    waits = chosen.care or chosen.whom_named or new_duplicate
    nobody = chosen.proposal.subject == "person" and chosen.proposal.person_id is None
    return chosen if waits or nobody else accept(chosen)


def with_kind(row: ReviewRow, kind_id: str, bank: Bank) -> ReviewRow:
    """Give it a kind; the subject follows the kind. Raises NotFound for an unknown kind.

    What was protected by hand or by a mark in the line is never protected less by this.
    """
    kind = bank.kind(kind_id)
    floor = row.proposal.sensitivity if row.protected else row.material.marked
    proposal = replace(_of_kind(row, kind), sensitivity=default_sensitivity(kind, floor))
    return replace(row, proposal=proposal, decision="open")


def cycle_sensitivity(row: ReviewRow) -> ReviewRow:
    """S: the next more protected, after the most protected the least; it counts as set by hand."""
    now = SENSITIVITIES.index(row.proposal.sensitivity)
    following = SENSITIVITIES[(now + 1) % len(SENSITIVITIES)]
    proposal = replace(row.proposal, sensitivity=following)
    return replace(row, proposal=proposal, protected=True)


def toggle_gold(row: ReviewRow) -> ReviewRow:
    """G."""
    return replace(row, proposal=replace(row.proposal, gold=not row.proposal.gold))


def as_need(row: ReviewRow) -> ReviewRow:
    """L: it is a need, as anybody has it (domain.md 1, row 3)."""
    return replace(row, proposal=replace(row.proposal, layer="need"))


def ladder(row: ReviewRow, text: str, care: Sequence[CareNote] = ()) -> ReviewRow:
    """L on a need: the words that say what it would give them, which is a want (row 5).

    Raises BadInput when no words are left.
    """
    worded = reword(row, text, care)
    return replace(worded, proposal=replace(worded.proposal, layer="want"))


def about_organisation(row: ReviewRow, bank: Bank) -> ReviewRow:
    """O: it is about the organisation; a kind of persons no longer fits."""
    proposal = replace(row.proposal, subject="organisation", person_id=None)
    return _fitting(replace(row, proposal=proposal), bank)


def about_person(row: ReviewRow, person_id: PersonId, bank: Bank) -> ReviewRow:
    """O again, or a name: it is about this person; a kind of organisations no longer fits."""
    proposal = replace(row.proposal, subject="person", person_id=person_id)
    if not row.known_by_hand and row.material.present:
        captured = replace(row.material.captured, subject="person", person_id=person_id)
        known, via, said_by = how_it_is_known(captured, row.material.present)
        proposal = replace(proposal, known=known, via=via, said_by=said_by)
    return _fitting(replace(row, proposal=proposal), bank)


def about_the_other(row: ReviewRow, bank: Bank) -> ReviewRow:
    """O: the organisation instead of a person, or the person instead of the organisation.

    Raises Refused where no person is known.
    """
    if row.proposal.subject == "person":
        return about_organisation(row, bank)
    person = row.material.captured.person_id or row.material.talked_with
    if person is None:
        raise Refused(tr("It is not said who was there."), tr("Press W and name the person."))
    return about_person(row, person, bank)


def about_named(row: ReviewRow, name: str, person_id: PersonId, bank: Bank) -> ReviewRow:
    """Say who the name at the line's head is: the secret is theirs, and the name leaves it."""
    told = about_person(row, person_id, bank)
    text = told.proposal.text.removeprefix("@")
    if text.casefold().startswith(f"{name.casefold()}:"):
        text = tidied(text[len(name) + 1 :])
    settled = (*row.settled, name)
    return replace(told, proposal=replace(told.proposal, text=text), settled=settled)


def suggested(row: ReviewRow, suggestion: Suggestion, bank: Bank) -> ReviewRow:
    """Take over new suggestions, after the subject or the text changed; a kind chosen stays."""
    row = replace(row, material=replace(row.material, suggestion=suggestion))
    clear = suggestion.preselected
    if row.proposal.becomes != "secret" or row.proposal.kind or not clear:
        return row
    return with_kind(row, clear, bank)


def turn_into(row: ReviewRow, becomes: Becomes) -> ReviewRow:
    """P, Q, N: decide for a promise, an ask-later, a note only.

    Raises Refused for a promise or an ask-later without words.
    """
    if becomes == "secret":
        return replace(row, proposal=replace(row.proposal, becomes="secret"), decision="open")
    if becomes != "note" and not row.proposal.text:
        raise _wordless()
    return replace(row, proposal=replace(row.proposal, becomes=becomes), decision=becomes)


def reword(row: ReviewRow, text: str, care: Sequence[CareNote] = ()) -> ReviewRow:
    """E: other words for the same thing, with the care notes that still hold for them.

    Raises BadInput when no words are left.
    """
    words = tidied(text)
    if not words:
        raise BadInput(
            tr("A secret needs words."), tr("Write some, or press D to delete the line.")
        )
    kept = tuple(group for group in row.proposal.care if group in {note.group for note in care})
    proposal = replace(row.proposal, text=words, care=kept)
    becomes: Becomes = "secret" if proposal.becomes == "note" else proposal.becomes
    open_notes = tuple(note for note in care if note.group not in kept)
    proposal = replace(proposal, becomes=becomes)
    return replace(row, proposal=proposal, care=open_notes, decision="open")


def keep_care(row: ReviewRow) -> ReviewRow:
    """Keep what needs care, on purpose; such a secret never leaves."""
    groups = dict.fromkeys((*row.proposal.care, *(note.group for note in row.care)))
    return replace(row, proposal=replace(row.proposal, care=tuple(groups)), care=())


def how_known(row: ReviewRow, known: Known, via: str = "") -> ReviewRow:
    """Say how it is known: they told me, I saw it, heard through somebody, my own guess.

    Raises BadInput when it was heard through nobody.
    """
    name = " ".join(via.split())
    if known == "via" and not name:
        raise BadInput(tr("It is not said whom it was heard through."), tr("Give a name."))
    was = row.proposal
    teller = was.said_by or was.person_id or row.material.talked_with
    proposal = replace(
        was,
        known=known,
        via=name if known == "via" else "",
        said_by=teller if known == "told" else None,
    )
    return replace(row, proposal=proposal, known_by_hand=True)


def with_duplicates(row: ReviewRow, duplicates: Mapping[str, Secret]) -> ReviewRow:
    """Show other secrets that may say the same, after the subject or the words changed."""
    return replace(row, material=replace(row.material, duplicates=duplicates))


def merge(row: ReviewRow) -> ReviewRow:
    """M: it says what a known secret says; that one is confirmed. Raises Refused without one."""
    if row.duplicate is None:
        raise Refused(tr("No secret says the same as this line."), tr("Press Enter to accept it."))
    return replace(row, decision="merged")


def delete(row: ReviewRow) -> ReviewRow:
    """D: nothing is made of it; the raw line stays in the talk."""
    return replace(row, decision="deleted", picked=())


def reopen(row: ReviewRow) -> ReviewRow:
    """Take a decision back."""
    return replace(row, decision="open")


def pick(
    row: ReviewRow, start: int, end: int, kind_id: str, bank: Bank, care: Sequence[CareNote] = ()
) -> ReviewRow:
    """Make a further secret of words of the raw line, with the line as its proof.

    Raises BadInput when no words are picked, NotFound for an unknown kind, and Refused when the
    words themselves need care.
    """
    words = row.material.raw[start:end].strip(QUOTE_MARKS)
    if not words:
        raise BadInput(tr("No words are picked."), tr("Select some words of the line first."))
    if care:
        raise Refused(care[0].say, tr("Pick other words, or accept the whole line and keep it."))
    kind = bank.kind(kind_id)
    quoted = any(words in quote for quote in row.material.captured.quotes)
    secret = replace(
        _of_kind(row, kind),
        secret_id=None,
        text=tidied(words),
        verbatim=words if quoted else "",
        sensitivity=default_sensitivity(kind, row.material.marked),
        care=(),
    )
    return replace(row, picked=(*row.picked, secret))


def next_open(rows: Sequence[ReviewRow], after: int = -1) -> int | None:
    """Find the next undecided row after a place, from the top again; None when all are decided."""
    places = [*range(after + 1, len(rows)), *range(min(after + 1, len(rows)))]
    return next((place for place in places if not rows[place].decided), None)


def accept_suggested(rows: Iterable[ReviewRow]) -> tuple[ReviewRow, ...]:
    """Accept every open row that has all it needs: the command `review --accept suggested`."""
    return tuple(_accepted_if_ready(row) for row in rows)


def accept_asked(rows: Iterable[ReviewRow], bank: Bank) -> tuple[ReviewRow, ...]:
    """Accept also with the kind of the question asked: `review --accept question`."""
    return accept_suggested(_with_kind_asked(row, bank) for row in rows)


def _with_kind_asked(row: ReviewRow, bank: Bank) -> ReviewRow:
    asked = row.material.question_kind
    wants_kind = row.proposal.becomes == "secret" and not row.decided and not row.proposal.kind
    if not (wants_kind and bank.has_kind(asked)):
        return row
    if bank.kind(asked).subject != row.proposal.subject:
        return row
    return with_kind(row, asked, bank)


def _accepted_if_ready(row: ReviewRow) -> ReviewRow:
    if row.decided:
        return row
    try:
        return accept(row)
    except Refused:
        return row


def _of_kind(row: ReviewRow, kind: Kind) -> Proposal:
    person = row.proposal.person_id or row.material.captured.person_id or row.material.talked_with
    return replace(
        row.proposal,
        becomes="secret",
        kind=kind.id,
        subject=kind.subject,
        person_id=person if kind.subject == "person" else None,
    )


def _fitting(row: ReviewRow, bank: Bank) -> ReviewRow:
    kind = row.proposal.kind
    if bank.has_kind(kind) and bank.kind(kind).subject != row.proposal.subject:
        row = replace(row, proposal=replace(row.proposal, kind=""))
    return replace(row, decision="open")


def _wordless() -> Refused:
    return Refused(tr("This line has no words."), tr("Press E and write them."))


def _check_secret(row: ReviewRow) -> None:
    if row.care:
        raise Refused(row.care[0].say, tr("Keep it on purpose, reword it with E, or delete it."))
    if not row.proposal.text:
        raise _wordless()
    if row.whom_named:
        raise Refused(
            tr("It is not said who {name} is.", name=row.whom_named),
            tr("Press W and choose the person."),
        )
    if row.proposal.subject == "person" and row.proposal.person_id is None:
        raise Refused(
            tr("It is not said whom this is about."),
            tr("Press W for a person, O for the organisation."),
        )
    if not row.proposal.kind:
        raise Refused(tr("This line has no kind yet."), tr(_PICK_KIND))
