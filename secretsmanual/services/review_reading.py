"""Open a talk for review: what each line may become, or has become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.care import care_notes
from secretsmanual.domain.ids import InterviewId, LineId, PersonId, SecretId
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.guide import ManualGuide
from secretsmanual.domain.interview.proposal import (
    Material,
    Proposal,
    from_secret,
    kind_asked,
    propose,
)
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.interview.review_end import ClosingLine, closing_lines
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.interview.suggest import (
    Clues,
    Suggestion,
    content_words,
    is_duplicate,
    suggest,
)
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.talks import Interview, Line
from secretsmanual.services.interviews import guide_for
from secretsmanual.services.manual import Manual
from secretsmanual.services.today import FADES_AFTER
from secretsmanual.store import queries, search_index
from secretsmanual.store.unit import Unit

NEIGHBOURS = 8
FEWEST_SECRETS = 20
"""Neighbours tell nothing in a smaller manual (domain.md 2.9)."""
DELETED = "deleted"
"""The mark of a line of which nothing was to be made."""


@dataclass(frozen=True)
class Review:
    """A talk in review."""

    interview: Interview
    account: Account | None
    people: tuple[Person, ...]
    """Those present first, then the account's others."""
    rows: tuple[ReviewRow, ...]
    guide: ManualGuide
    lines: Mapping[LineId, Line]
    today: date
    fades: bool = False
    """More than a day has passed since the talk (domain.md 2.3)."""
    product: str = ""
    """What we sell, where the manual says."""

    @property
    def done(self) -> bool:
        """Whether every line is decided."""
        return all(row.decided for row in self.rows)

    @property
    def closing(self) -> tuple[ClosingLine, ...]:
        """What is still asked once all lines are decided."""
        account = self.account
        return closing_lines(
            account.name if account else "", account.what_they_bought if account else ""
        )


class Reader:
    """Reads one talk's lines inside a unit of work."""

    def __init__(self, manual: Manual, unit: Unit, interview_id: InterviewId) -> None:
        self._manual = manual
        self._unit = unit
        self._talk = unit.interviews.get(interview_id)
        self._attendees = tuple(self._talk.attendees)

    def review(self) -> Review:
        """Read all of it."""
        unit, talk = self._unit, self._talk
        account = unit.accounts.maybe(talk.account_id or "")
        lines = queries.lines(unit, talk.id)
        now = self._manual.clock.now()
        return Review(
            interview=talk,
            account=account,
            people=self._people(account),
            rows=tuple(self._row(line) for line in lines),
            guide=self._guide,
            lines={line.id: line for line in lines},
            today=self._manual.today,
            fades=now - talk.started > FADES_AFTER,
            product=queries.settings(unit).get("product", ""),
        )

    def suggested(self, row: ReviewRow) -> ReviewRow:
        """Suggest anew for a row's subject and words as they are now."""
        material, proposal = row.material, row.proposal
        changed = replace(
            material.captured,
            text=proposal.text,
            subject=proposal.subject,
            person_id=proposal.person_id,
        )
        suggestion = self._suggest(changed, material.question_kind)
        row = review.suggested(row, suggestion, self._manual.bank)
        line = self._unit.lines.get(material.line_id)
        return review.with_duplicates(row, self._duplicates(row.proposal, line))

    @cached_property
    def _guide(self) -> ManualGuide:
        """What lines are read against; days are counted from the day of the talk."""
        guide = guide_for(self._unit, self._manual, self._talk.account_id, self._attendees)
        knowledge = replace(guide.knowledge, today=self._talk.started.date())
        return ManualGuide(guide.bank, guide.lexicon, knowledge, guide.team)

    @cached_property
    def _present(self) -> dict[PersonId, str]:
        return {p.id: p.name for p in self._guide.among(self._attendees).people}

    def _people(self, account: Account | None) -> tuple[Person, ...]:
        present = self._unit.people.by_ids(self._attendees)
        people = [present[who] for who in self._attendees if who in present]
        if account:
            others = queries.people(self._unit, account.id)
            people += [person for person in others if person.id not in present]
        return tuple(people)

    def _row(self, line: Line) -> ReviewRow:
        bank, lexicon = self._manual.bank, self._manual.lexicon
        asked = kind_asked(line.question_id, bank)
        about = About()
        if asked and bank.kind(asked).subject == "organisation":
            about = About("organisation")
        captured = self._guide.read(line.raw, self._attendees, about)
        material = Material(
            line_id=line.id,
            n=line.n,
            raw=line.raw,
            captured=captured,
            suggestion=self._suggest(captured, asked),
            marks=tuple(line.marks),
            question_kind=asked,
            care=care_notes(lexicon, captured.text, *captured.quotes),
            talked_with=self._attendees[0] if self._attendees else None,
            present=self._present,
        )
        row = review.row(material, propose(material, bank, self._present))
        row = self._as_made(row, line)
        if row.decided:
            return row
        if row.proposal.secret_id:
            return self.suggested(row)  # its words and subject are no longer those of the line
        return review.with_duplicates(row, self._duplicates(row.proposal, line))

    def _as_made(self, row: ReviewRow, line: Line) -> ReviewRow:
        """Show what a line became already, as it stands in the manual now."""
        found = self._unit.secrets.by_ids(SecretId(i) for i in line.made if i[0] == "s")
        own = [found[i] for i in line.made if i in found and found[i].line_id == line.id]
        if not line.decided:
            waiting = [secret for secret in own if secret.status == "unsorted"][:1]
            return _with_secrets(row, waiting, [secret for secret in own if secret not in waiting])
        row = self._reworded(row, line)
        decision = _decision(line, own, merged=len(found) > len(own))
        first = own[:1] if decision == "secret" else []
        row = _with_secrets(row, first, own[len(first) :])
        becomes = decision if decision in {"promise", "ask_later", "note"} else "secret"
        proposal = replace(row.proposal, becomes=becomes)
        return replace(row, decision=decision, proposal=proposal, care=())

    def _reworded(self, row: ReviewRow, line: Line) -> ReviewRow:
        for record_id in line.made:
            records: dict[str, Any] = {"r": self._unit.promises, "q": self._unit.ask_later}
            record = records[record_id[0]].maybe(record_id) if record_id[0] in records else None
            if record:
                proposal = replace(row.proposal, text=record.text, person_id=record.person_id)
                if not record.sensitivity:
                    return replace(row, proposal=proposal)
                proposal = replace(proposal, sensitivity=record.sensitivity)
                return replace(row, proposal=proposal, protected=True)
        return row

    def _suggest(self, captured: Captured, asked: str) -> Suggestion:
        words = " ".join((captured.text, *captured.quotes))
        whose = captured.person_id if captured.subject == "person" else None
        clues = Clues(
            subject=captured.subject,
            question_kind=asked,
            absent=whose is not None and whose not in self._attendees,
            explicit=captured.kinds,
            neighbours=self._neighbours(words),
        )
        return suggest(self._manual.bank, self._manual.lexicon, words, clues)

    @cached_property
    def _many(self) -> bool:
        return self._unit.secrets.count() >= FEWEST_SECRETS

    def _neighbours(self, words: str) -> list[tuple[str, float]]:
        if not self._many:
            return []
        content = content_words(words, self._manual.lexicon)
        found = search_index.nearest_secrets(self._unit.connection, content, NEIGHBOURS)
        secrets = self._unit.secrets.by_ids(near.record_id for near in found)
        return [
            (secrets[near.record_id].kind, near.weight)
            for near in found
            if near.record_id in secrets
        ]

    def _duplicates(self, proposal: Proposal, line: Line) -> dict[str, Secret]:
        account_id = self._talk.account_id
        if proposal.becomes != "secret" or account_id is None:
            return {}
        found: dict[str, Secret] = {}
        for secret in queries.matching_secrets(self._unit, account_id, proposal.person_id):
            other_line = secret.line_id != line.id
            if other_line and is_duplicate(secret.text, proposal.text, self._manual.lexicon):
                found.setdefault(secret.kind, secret)
        return found


def _with_secrets(row: ReviewRow, own: Sequence[Secret], picks: Sequence[Secret]) -> ReviewRow:
    picked = tuple(from_secret(secret) for secret in picks)
    if not own:
        return replace(row, picked=picked)
    proposal = from_secret(own[0], row.proposal.kind)
    care = tuple(note for note in row.care if note.group not in proposal.care)
    return replace(row, proposal=proposal, picked=picked, care=care, protected=True)


def _decision(line: Line, own: Sequence[Secret], *, merged: bool) -> review.Decision:
    letters = {made[0] for made in line.made}
    if "r" in letters:
        return "promise"
    if "q" in letters:
        return "ask_later"
    if merged:
        return "merged"
    if own:
        return "secret"
    return "deleted" if DELETED in line.marks else "note"
