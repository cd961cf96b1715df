"""Lines in review as rows and in words."""

from collections.abc import Iterable

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED, confided_line
from secretsmanual.domain.interview.bank import Bank, base_question
from secretsmanual.domain.interview.proposal import Proposal
from secretsmanual.domain.interview.review import Decision, ReviewRow
from secretsmanual.domain.values import Known, Sensitivity
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.families import FAMILIES, family_of
from secretsmanual.gui.models.rows import Mark, SecretRow
from secretsmanual.gui.tokens import Family
from secretsmanual.services.reviews import Review

DECIDED: dict[Decision, str] = {
    "secret": mark("decided"),
    "promise": mark("decided"),
    "ask_later": mark("decided"),
    "note": mark("decided"),
    "merged": mark("merged"),
    "deleted": mark("deleted"),
}
MAY_KNOW: dict[Sensitivity, str] = {
    "open": mark("Service and marketing may know"),
    "service": mark("Service may know"),
    "private": mark("Only you"),
    "never": mark("Only you, never spoken of"),
}
KNOWN: dict[Known, str] = {
    "told": mark("They told me"),
    "saw": mark("I saw it"),
    "via": mark("Heard through {}"),
    "guess": mark("My own guess"),
}


def line_row(row: ReviewRow, seen: Review) -> SecretRow:
    """Put a line into a row."""
    word, family = becomes(row, seen.guide.bank)
    proposal = row.proposal
    return SecretRow(
        id=row.material.line_id,
        text=proposal.text or row.material.raw.strip(),
        kind=word,
        family=family,
        who=whom(proposal, seen, short=True) if proposal.becomes in {"secret", "promise"} else "",
        age=said_at(row, seen),
        marks=tuple(_marks(row)),
        tone="soft" if row.decided or proposal.layer == "need" else "ink",
        private=private(row),
    )


def private(row: ReviewRow) -> bool:
    """Whether the line, or what is to become of it, was told in confidence."""
    material = row.material
    marked = confided_line(material.raw, material.marks)
    return marked or row.proposal.sensitivity in CONFIDED


def becomes(row: ReviewRow, bank: Bank) -> tuple[str, Family]:
    """Say what a line becomes: its kind with the family, a promise, a note."""
    if row.decision == "deleted":
        return tr("Deleted"), ""
    if row.decision == "merged":
        return tr("Known already"), ""
    what = row.proposal.becomes
    if what == "secret":
        return kind_of(row.proposal.kind, bank)
    if what == "promise":
        captured = row.material.captured
        theirs = captured.direction == "theirs"
        word = tr(mark("Their promise") if theirs else mark("Our promise"))
        return (f"{word}, {words.weekday(captured.due)}" if captured.due else word), ""
    if what == "ask_later":
        return tr("Ask later"), ""
    return tr("Note only"), ""


def kind_of(kind_id: str, bank: Bank) -> tuple[str, Family]:
    """Return a kind's label and family."""
    if not bank.has_kind(kind_id):
        return tr("No kind yet"), ""
    return bank.kind(kind_id).label, family_of(bank.family_of(kind_id))


def family_title(name: str) -> str:
    """Name a family; one that has no title is called as in the bank."""
    known = family_of(name)
    return tr(FAMILIES[known]) if known else name


def whom(proposal: Proposal, seen: Review, *, short: bool = False) -> str:
    """Name whom it is about."""
    if proposal.subject == "organisation":
        return seen.account.name if seen.account else tr("The organisation")
    name = next((one.name for one in seen.people if one.id == proposal.person_id), "")
    if not name:
        return tr("Nobody named")
    return name.split()[0] if short else name


def known(proposal: Proposal, seen: Review) -> str:
    """Say how it is known."""
    if proposal.known == "told" and proposal.said_by:
        told = next((one.first_name for one in seen.people if one.id == proposal.said_by), "")
        if told:
            return tr("{} told me").format(told)
    via = proposal.via.split()[0] if proposal.via else ""
    return tr(KNOWN[proposal.known]).format(via)


def said_at(row: ReviewRow, seen: Review) -> str:
    """Say when the line was typed."""
    line = seen.lines.get(row.material.line_id)
    return f"{line.first_key_at:%H:%M}" if line else ""


def asked(row: ReviewRow, seen: Review) -> str:
    """Give the question that the line answers, as it was put; empty where they raised it."""
    line = seen.lines.get(row.material.line_id)
    if line is None or not line.question_id:
        return ""
    plain = base_question(line.question_id)
    offer = seen.guide.offer(plain, tuple(seen.interview.attendees))
    if offer is None:
        return ""
    follow_up = mark("Asked on from “{}”")
    return tr(mark("Asked “{}”") if plain == line.question_id else follow_up).format(offer.text)


def title(seen: Review) -> str:
    """Name the talk: “Review the call with Hester”."""
    present = seen.people[: len(seen.interview.attendees)]
    names = words.listed(person.first_name for person in present)
    forms = {
        "call": mark("Review the call with {}"),
        "visit": mark("Review the visit to {}"),
    }
    form = forms.get(seen.interview.channel, mark("Review the talk with {}"))
    account = seen.account.name if seen.account else ""
    return tr(form).format(names or account or tr("an unknown caller"))


def note(seen: Review, decided: int) -> str:
    """Say where, when, how far, and that memory fades."""
    started = seen.interview.started
    parts = [
        seen.account.name if seen.account else "",
        words.moment(started) if started.date() != seen.today else f"{started:%H:%M}",
        tr("{} of {} decided").format(decided, len(seen.rows)),
    ]
    if seen.fades and decided < len(seen.rows):
        parts.append(tr("memory fades"))
    return " · ".join(part for part in parts if part)


def _marks(row: ReviewRow) -> Iterable[Mark]:
    if row.decided:
        yield Mark("check", tr(DECIDED[row.decision]), "accent")
    else:
        yield from _waiting(row)
    yield from _facts(row.proposal)
    if row.picked:
        more = tr("{} more of its words").format(len(row.picked))
        yield Mark("layers", more)


def _waiting(row: ReviewRow) -> Iterable[Mark]:
    """Mark what needs an answer before the line can be accepted."""
    if row.whom_named:
        yield Mark("user-plus", tr("who is this?"), "warm")
    if row.care:
        yield Mark("triangle-alert", tr("needs care"), "warm")
    if row.duplicate:
        yield Mark("merge", tr("may be known already"), "warm")


def _facts(proposal: Proposal) -> Iterable[Mark]:
    if proposal.gold:
        yield Mark("star", tr("gold"), "warm")
    if proposal.sensitivity == "private":
        yield Mark("eye-off", tr("private"))
    if proposal.sensitivity == "never":
        yield Mark("shield", tr("never to be mentioned"))
    if proposal.verbatim:
        yield Mark("quote", tr("their words"))
    if proposal.layer == "need":
        yield Mark("circle", tr("a need"))
