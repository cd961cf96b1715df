"""Lines in review as rows and in words."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED, confided_line
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.proposal import Proposal
from secretsmanual.domain.interview.review import Decision, ReviewRow
from secretsmanual.domain.values import Known, Sensitivity
from secretsmanual.gui.models.rows import Mark, SecretRow
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.widgets.marks import FAMILIES
from secretsmanual.services.reviews import Review

T = QT_TRANSLATE_NOOP

DECIDED: dict[Decision, object] = {
    "secret": T("Review", "decided"),
    "promise": T("Review", "decided"),
    "ask_later": T("Review", "decided"),
    "note": T("Review", "decided"),
    "merged": T("Review", "merged"),
    "deleted": T("Review", "deleted"),
}
MAY_KNOW: dict[Sensitivity, object] = {
    "open": T("Review", "Service and marketing may know"),
    "service": T("Review", "Service may know"),
    "private": T("Review", "Only you"),
    "never": T("Review", "Only you, never spoken of"),
}
KNOWN: dict[Known, object] = {
    "told": T("Review", "They told me"),
    "saw": T("Review", "I saw it"),
    "via": T("Review", "Heard through {}"),
    "guess": T("Review", "My own guess"),
}
FAMILY_TITLES: dict[Family, object] = {
    "work": T("Review", "How they work"),
    "heading": T("Review", "Where they are heading"),
    "life": T("Review", "Life besides work"),
    "us": T("Review", "They and we"),
    "pressure": T("Review", "What presses"),
    "want": T("Review", "What they want"),
}


def say(text: object) -> str:
    """Translate a word of this page."""
    return QCoreApplication.translate("Review", str(text))


def line_row(row: ReviewRow, seen: Review) -> SecretRow:
    """Put a line into a row."""
    word, family = becomes(row, seen.guide.bank)
    proposal = row.proposal
    return SecretRow(
        id=row.material.line_id,
        text=proposal.text or row.material.raw.strip(),
        kind=word,
        family=family,
        who=whom(proposal, seen, short=True) if proposal.becomes == "secret" else "",
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
        return say(T("Review", "Deleted")), ""
    if row.decision == "merged":
        return say(T("Review", "Known already")), ""
    what = row.proposal.becomes
    if what == "secret":
        return kind_of(row.proposal.kind, bank)
    if what == "promise":
        captured = row.material.captured
        theirs = captured.direction == "theirs"
        word = say(T("Review", "Their promise") if theirs else T("Review", "Our promise"))
        return (f"{word}, {words.weekday(captured.due)}" if captured.due else word), ""
    if what == "ask_later":
        return say(T("Review", "Ask later")), ""
    return say(T("Review", "Note only")), ""


def kind_of(kind_id: str, bank: Bank) -> tuple[str, Family]:
    """Return a kind's label and family."""
    if not bank.has_kind(kind_id):
        return say(T("Review", "No kind yet")), ""
    return bank.kind(kind_id).label, family_of(bank.family_of(kind_id))


def family_of(name: str) -> Family:
    """Return a family, as far as it is one that has a colour."""
    return next((one for one in FAMILIES if one == name), "")


def whom(proposal: Proposal, seen: Review, *, short: bool = False) -> str:
    """Name whom it is about."""
    if proposal.subject == "organisation":
        return seen.account.name if seen.account else say(T("Review", "The organisation"))
    name = next((one.name for one in seen.people if one.id == proposal.person_id), "")
    if not name:
        return say(T("Review", "Nobody named"))
    return name.split()[0] if short else name


def known(proposal: Proposal, seen: Review) -> str:
    """Say how it is known."""
    if proposal.known == "told" and proposal.said_by:
        told = next((one.first_name for one in seen.people if one.id == proposal.said_by), "")
        if told:
            return say(T("Review", "{} told me")).format(told)
    via = proposal.via.split()[0] if proposal.via else ""
    return say(KNOWN[proposal.known]).format(via)


def said_at(row: ReviewRow, seen: Review) -> str:
    """Say when the line was typed."""
    line = seen.lines.get(row.material.line_id)
    return f"{line.first_key_at:%H:%M}" if line else ""


def asked(row: ReviewRow, seen: Review) -> str:
    """Give the question that the line answers, as it was put; empty where they raised it."""
    line = seen.lines.get(row.material.line_id)
    if line is None or not line.question_id:
        return ""
    plain = line.question_id.removeprefix("FU:")
    offer = seen.guide.offer(plain, tuple(seen.interview.attendees))
    if offer is None:
        return ""
    follow_up = T("Review", "Asked on from “{}”")
    return say(T("Review", "Asked “{}”") if plain == line.question_id else follow_up).format(
        offer.text
    )


def title(seen: Review) -> str:
    """Name the talk: “Review the call with Hester”."""
    present = seen.people[: len(seen.interview.attendees)]
    names = words.listed(person.first_name for person in present)
    forms = {
        "call": T("Review", "Review the call with {}"),
        "visit": T("Review", "Review the visit to {}"),
    }
    form = forms.get(seen.interview.channel, T("Review", "Review the talk with {}"))
    account = seen.account.name if seen.account else ""
    return say(form).format(names or account or say(T("Review", "an unknown caller")))


def note(seen: Review, decided: int) -> str:
    """Say where, when, how far, and that memory fades."""
    started = seen.interview.started
    parts = [
        seen.account.name if seen.account else "",
        words.moment(started) if started.date() != seen.today else f"{started:%H:%M}",
        say(T("Review", "{} of {} decided")).format(decided, len(seen.rows)),
    ]
    if seen.fades and decided < len(seen.rows):
        parts.append(say(T("Review", "memory fades")))
    return " · ".join(part for part in parts if part)


def _marks(row: ReviewRow) -> Iterable[Mark]:
    if row.decided:
        yield Mark("check", say(DECIDED[row.decision]), "accent")
    else:
        yield from _waiting(row)
    yield from _facts(row.proposal)
    if row.picked:
        more = say(T("Review", "{} more of its words")).format(len(row.picked))
        yield Mark("layers", more)


def _waiting(row: ReviewRow) -> Iterable[Mark]:
    """Mark what needs an answer before the line can be accepted."""
    if row.whom_named:
        yield Mark("user-plus", say(T("Review", "who is this?")), "warm")
    if row.care:
        yield Mark("triangle-alert", say(T("Review", "needs care")), "warm")
    if row.duplicate:
        yield Mark("merge", say(T("Review", "may be known already")), "warm")


def _facts(proposal: Proposal) -> Iterable[Mark]:
    if proposal.gold:
        yield Mark("star", say(T("Review", "gold")), "warm")
    if proposal.sensitivity == "private":
        yield Mark("eye-off", say(T("Review", "private")))
    if proposal.sensitivity == "never":
        yield Mark("shield", say(T("Review", "never to be mentioned")))
    if proposal.verbatim:
        yield Mark("quote", say(T("Review", "their words")))
    if proposal.layer == "need":
        yield Mark("circle", say(T("Review", "a need")))
