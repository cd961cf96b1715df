"""What review proposes to make of a line (domain.md 2.9); a person always decides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from secretsmanual.domain.ids import AccountId, InterviewId, LineId, PersonId, SecretId
from secretsmanual.domain.interview.bank import ANY_KIND, Bank, Kind, base_question
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.lexicon import CareNote
from secretsmanual.domain.interview.recall import GAP_PREFIX
from secretsmanual.domain.interview.suggest import Suggestion, default_sensitivity
from secretsmanual.domain.secrets import Secret, SecretFields
from secretsmanual.domain.values import (
    SENSITIVITIES,
    Confidence,
    Known,
    Layer,
    Sensitivity,
    SourceType,
    Subject,
)

Becomes = Literal["secret", "promise", "ask_later", "note"]

CONFIDENCE: dict[Known, Confidence] = {
    "told": "said",
    "saw": "said",
    "via": "heard",
    "guess": "inferred",
}
"""How sure one may be: what one saw oneself is as good as what one was told."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A secret as it would be, or the promise, ask-later or note that the line is instead."""

    becomes: Becomes
    text: str
    subject: Subject = "person"
    person_id: PersonId | None = None
    kind: str = ""
    """Empty while nobody has said."""
    verbatim: str = ""
    layer: Layer = "want"
    known: Known = "told"
    via: str = ""
    """Name of whom it was heard through."""
    said_by: PersonId | None = None
    sensitivity: Sensitivity = "service"
    gold: bool = False
    themes: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    """Care groups that were found and kept on purpose."""
    secret_id: SecretId | None = None
    """The secret that it already is."""


@dataclass(frozen=True, slots=True)
class Material:
    """A line with everything that was found out about it."""

    line_id: LineId
    n: int
    raw: str
    captured: Captured
    suggestion: Suggestion = field(default_factory=Suggestion)
    marks: tuple[str, ...] = ()
    question_kind: str = ""
    """The kind of the question it answers, see `kind_asked`."""
    care: tuple[CareNote, ...] = ()
    talked_with: PersonId | None = None
    """The first of those present; None for an unknown caller."""
    present: Mapping[PersonId, str] = field(default_factory=dict)
    """Who was there, with their names."""
    duplicates: Mapping[str, Secret] = field(default_factory=dict)
    """By kind, a secret of the same subject that may say the same."""

    @property
    def marked(self) -> Sensitivity | None:
        """How far the line itself asks to be protected."""
        by_key: Sensitivity | None = "private" if "private" in self.marks else None
        marks = [mark for mark in (self.captured.sensitivity, by_key) if mark]
        return max(marks, key=SENSITIVITIES.index, default=None)


def kind_asked(question_id: str, bank: Bank) -> str:
    """Tell the kind a line's question asks for; empty for openers, prompts and unknown ones."""
    if question_id.startswith(GAP_PREFIX):
        kind = question_id.removeprefix(GAP_PREFIX)
        return kind if bank.has_kind(kind) else ""
    if not bank.has_question(base_question(question_id)):
        return ""
    kind = bank.question(question_id).kind
    return "" if kind == ANY_KIND else kind


def propose(material: Material, bank: Bank, present: Mapping[PersonId, str]) -> Proposal:
    """Propose what a line becomes.

    `present` are the people who were there, with their names, the one talked with first. What
    is said about somebody absent was heard through that one.
    """
    captured = material.captured
    kind = material.suggestion.preselected or ""
    known, via, said_by = how_it_is_known(captured, present)
    return Proposal(
        becomes=_becomes(material),
        text=tidied(captured.text),
        subject=captured.subject,
        person_id=captured.person_id,
        kind=kind,
        verbatim=" … ".join(captured.quotes),
        layer=captured.layer,
        known=known,
        via=via,
        said_by=said_by,
        sensitivity=default_sensitivity(_kind(bank, kind), material.marked),
        gold=captured.gold or "gold" in material.marks,
        themes=captured.tags,
    )


def tidied(text: str) -> str:
    """Make a sentence of a hurried line: spaces squeezed, a first letter that is not lower case.

    A full stop is not forced, and quoted words stay exactly as they were said.
    """
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.splitlines())
    whole = "\n".join(line for line in lines if line)
    first_word = re.match(r"\w+", whole)
    if first_word and first_word[0].islower():
        return whole[0].upper() + whole[1:]
    return whole


@dataclass(frozen=True, slots=True)
class Heard:
    """The talk that a secret comes from."""

    account_id: AccountId | None
    interview_id: InterviewId
    line_id: LineId
    on: datetime
    """When the line was typed, with the offset of the place."""
    source: SourceType = "interview"


def as_secret(proposal: Proposal, heard: Heard, now: datetime) -> SecretFields:
    """Draft the secret; without a kind it waits unsorted. The line stays linked as its proof."""
    day = heard.on.date()
    return SecretFields(
        account_id=heard.account_id,
        person_id=proposal.person_id if proposal.subject == "person" else None,
        kind=proposal.kind,
        text=proposal.text,
        verbatim=proposal.verbatim,
        layer=proposal.layer,
        confidence=CONFIDENCE[proposal.known],
        known=proposal.known,
        sensitivity=proposal.sensitivity,
        gold=proposal.gold,
        themes=list(proposal.themes),
        care=list(proposal.care),
        said_by=proposal.said_by,
        via=proposal.via,
        source=heard.source,
        interview_id=heard.interview_id,
        line_id=heard.line_id,
        heard_on=day,
        last_confirmed=day,
        status="active" if proposal.kind else "unsorted",
        created_at=now,
        updated_at=now,
    )


def from_secret(secret: Secret, kind: str = "") -> Proposal:
    """See a secret that was made as the proposal it came of; `kind` where it has none yet."""
    return Proposal(
        becomes="secret",
        text=secret.text,
        subject=secret.subject,
        person_id=secret.person_id,
        kind=secret.kind or kind,
        verbatim=secret.verbatim,
        layer=secret.layer,
        known=secret.known,
        via=secret.via,
        said_by=secret.said_by,
        sensitivity=secret.sensitivity,
        gold=secret.gold,
        themes=tuple(secret.themes),
        care=tuple(secret.care),
        secret_id=secret.id,
    )


DECIDED_HERE = (
    *("text", "person_id", "kind", "verbatim", "layer", "confidence", "known", "sensitivity"),
    *("gold", "themes", "care", "said_by", "via", "status"),
)
"""The fields of a secret that a changed decision changes; its days and its proof stay."""


def seen_again(known: Secret, proposal: Proposal, day: date) -> dict[str, Any]:
    """Say what a known secret gains when a talk brings it again.

    A second sighting on another day starts its age anew, and what was told or seen with one's
    own eyes is sure from then on. On the same day only what is surer counts, and one's own
    guess confirms nothing.
    """
    if proposal.known == "guess":
        return {}
    sure = CONFIDENCE[proposal.known]
    gains: dict[str, Any] = {}
    if _SURE.index(sure) < _SURE.index(known.confidence):
        gains |= {"confidence": sure, "known": proposal.known}
    if day > known.last_confirmed:
        gains["last_confirmed"] = day
    return gains


_SURE: tuple[Confidence, ...] = ("said", "heard", "inferred")


def _kind(bank: Bank, kind: str) -> Kind | None:
    return bank.kind(kind) if bank.has_kind(kind) else None


def _becomes(material: Material) -> Becomes:
    captured = material.captured
    if not captured.text.strip():
        return "note"
    if captured.type == "promise" or "promise" in material.marks:
        return "promise"
    if captured.type == "ask_later" or captured.go_back:
        return "ask_later"
    return "secret"


def how_it_is_known(
    captured: Captured, present: Mapping[PersonId, str]
) -> tuple[Known, str, PersonId | None]:
    """Say how it is known, through whom, and who said it."""
    talked_with = next(iter(present), None)
    about = captured.person_id if captured.subject == "person" else talked_with
    if captured.unsure:
        return "guess", captured.via_name, None
    if captured.via_name:
        teller = next((who for who in present if who == captured.via), None)
        return "via", captured.via_name, teller
    if captured.said_by or about in present or talked_with is None:
        return "told", "", captured.said_by or about
    return "via", present[talked_with], talked_with
