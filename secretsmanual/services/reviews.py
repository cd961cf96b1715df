"""Review: lines become secrets, promises, things to ask, or stay notes (domain.md 2.9)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.care import care_notes
from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import AccountId, InterviewId, LineId, SecretId
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.guide import ManualGuide
from secretsmanual.domain.interview.proposal import (
    Heard,
    Material,
    Proposal,
    as_secret,
    kind_asked,
    propose,
)
from secretsmanual.domain.interview.review import ClosingLine, ReviewRow
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.interview.suggest import (
    Clues,
    Suggestion,
    content_words,
    is_duplicate,
    suggest,
)
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.talks import AskLaterFields, Interview, Line
from secretsmanual.services.interviews import guide_for
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries, search_index
from secretsmanual.store.unit import Unit

NEIGHBOURS = 8
FEWEST_SECRETS = 20
"""Neighbours tell nothing in a smaller manual (domain.md 2.9)."""
NOTES_AFTER_DAYS = 14
"""Lines that nobody sorted stay notes and count nowhere (domain.md 2.3)."""


@dataclass(frozen=True)
class Review:
    """A talk in review."""

    interview: Interview
    account: Account | None
    people: tuple[Person, ...]
    """Those present first, then the account's others."""
    rows: tuple[ReviewRow, ...]
    guide: ManualGuide

    @property
    def done(self) -> bool:
        """Whether every line is decided."""
        return all(row.decided for row in self.rows)

    @property
    def closing(self) -> tuple[ClosingLine, ...]:
        """What is still asked once all lines are decided."""
        account = self.account
        return review.closing_lines(
            account.name if account else "", account.what_they_bought if account else ""
        )


class ReviewService:
    """Opens talks for review and keeps what is decided, line by line."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def open(self, interview_id: InterviewId) -> Review:
        """Return a talk's lines with what each may become; decided ones are closed."""
        with self._manual.read() as unit:
            return self._open(unit, interview_id)

    def suggest(self, opened: Review, row: ReviewRow) -> ReviewRow:
        """Suggest anew and look for a duplicate again, after the subject or the words changed."""
        with self._manual.read() as unit:
            row = review.suggested(row, self._suggestion(unit, row), self._manual.bank)
            return self._with_duplicate(unit, row, opened.interview.account_id)

    def decide(self, opened: Review, row: ReviewRow) -> Change:
        """Keep one line's decision; one undo step."""
        with self._manual.write("Sort a line") as unit:
            self._keep(unit, opened.interview, row)
        return unit.change

    def accept(self, interview_id: InterviewId, which: Literal["suggested", "question"]) -> int:
        """Accept what is clear, and with `question` also the kind of the question asked.

        Returns how many lines were decided. A talk with no line left is done.
        """
        with self._manual.write("Accept suggestions") as unit:
            opened = self._open(unit, interview_id)
            bank = self._manual.bank
            accepted = (
                review.accept_asked(opened.rows, bank)
                if which == "question"
                else review.accept_suggested(opened.rows)
            )
            pairs = zip(opened.rows, accepted, strict=True)
            decided = [after for before, after in pairs if after.decided and not before.decided]
            for row in decided:
                self._keep(unit, opened.interview, row)
            if all(row.decided for row in accepted):
                unit.interviews.change(interview_id, review="done")
        return len(decided)

    def close(self, opened: Review, summary: str = "", what_they_bought: str = "") -> Change:
        """End a review: what is undecided stays a note."""
        with self._manual.write("Finish the review") as unit:
            for line in queries.lines(unit, opened.interview.id):
                if not line.decided:
                    unit.lines.change(line.id, decided=True)
            values: dict[str, Any] = {"review": "done"}
            if summary.strip():
                values["summary"] = summary.strip()
            unit.interviews.change(opened.interview.id, **values)
            if what_they_bought.strip() and opened.account:
                unit.accounts.change(opened.account.id, what_they_bought=what_they_bought.strip())
        return unit.change

    def listed(self, interview_id: InterviewId) -> list[dict[str, Any]]:
        """Return the lines with their suggestions, for the command line."""
        opened = self.open(interview_id)
        return [_listed(opened.interview, row) for row in opened.rows]

    def _open(self, unit: Unit, interview_id: InterviewId) -> Review:
        interview = unit.interviews.get(interview_id)
        account = unit.accounts.maybe(interview.account_id or "")
        guide = guide_for(unit, self._manual, interview.account_id, tuple(interview.attendees))
        present = unit.people.by_ids(interview.attendees)
        people = [present[who] for who in interview.attendees if who in present]
        if account:
            others = queries.people(unit, account.id)
            people += [person for person in others if person.id not in present]
        rows = tuple(
            self._row(unit, interview, line, guide) for line in queries.lines(unit, interview_id)
        )
        return Review(interview, account, tuple(people), rows, guide)

    def _row(self, unit: Unit, interview: Interview, line: Line, guide: ManualGuide) -> ReviewRow:
        bank, lexicon = self._manual.bank, self._manual.lexicon
        attendees = tuple(interview.attendees)
        asked = kind_asked(line.question_id, bank)
        about = About()
        if asked and bank.kind(asked).subject == "organisation":
            about = About("organisation")
        captured = guide.read(line.raw, attendees, about)
        material = Material(
            line_id=line.id,
            n=line.n,
            raw=line.raw,
            captured=captured,
            marks=tuple(line.marks),
            question_kind=asked,
            care=care_notes(lexicon, captured.text, *captured.quotes),
            talked_with=attendees[0] if attendees else None,
        )
        suggestion = self._suggest(unit, captured, asked)
        material = replace(material, suggestion=suggestion)
        known = {p.id: p.name for p in guide.among(attendees).people}
        row = review.row(material, propose(material, bank, known))
        if line.decided:
            return replace(row, decision=self._was(line))
        return self._with_duplicate(unit, row, interview.account_id)

    @staticmethod
    def _was(line: Line) -> review.Decision:
        letters = {made[0] for made in line.made}
        if "s" in letters:
            return "secret"
        return "promise" if "r" in letters else "ask_later" if "q" in letters else "note"

    def _suggestion(self, unit: Unit, row: ReviewRow) -> Suggestion:
        material = row.material
        changed = replace(material.captured, text=row.proposal.text, subject=row.proposal.subject)
        return self._suggest(unit, changed, material.question_kind)

    def _suggest(self, unit: Unit, captured: Captured, asked: str) -> Suggestion:
        words = " ".join((captured.text, *captured.quotes))
        clues = Clues(
            subject=captured.subject,
            question_kind=asked,
            explicit=captured.kinds,
            neighbours=self._neighbours(unit, words),
        )
        return suggest(self._manual.bank, self._manual.lexicon, words, clues)

    def _neighbours(self, unit: Unit, words: str) -> list[tuple[str, float]]:
        if unit.secrets.count() < FEWEST_SECRETS:
            return []
        content = content_words(words, self._manual.lexicon)
        found = search_index.nearest_secrets(unit.connection, content, NEIGHBOURS)
        secrets = unit.secrets.by_ids(near.record_id for near in found)
        return [
            (secrets[near.record_id].kind, near.weight)
            for near in found
            if near.record_id in secrets
        ]

    def _with_duplicate(
        self, unit: Unit, row: ReviewRow, account_id: AccountId | None
    ) -> ReviewRow:
        return review.with_duplicate(row, self._duplicate(unit, row.proposal, account_id))

    def _duplicate(
        self, unit: Unit, proposal: Proposal, account_id: AccountId | None
    ) -> SecretId | None:
        if proposal.becomes != "secret" or not proposal.kind or account_id is None:
            return None
        same = queries.matching_secrets(unit, account_id, proposal.person_id)
        lexicon = self._manual.lexicon
        for secret in same:
            if secret.kind == proposal.kind and is_duplicate(secret.text, proposal.text, lexicon):
                return secret.id
        return None

    def _keep(self, unit: Unit, interview: Interview, row: ReviewRow) -> None:
        line = unit.lines.get(row.material.line_id)
        made = [self._secret(unit, interview, line, secret) for secret in row.secrets()]
        if row.decision == "merged" and row.material.duplicate:
            made.append(self._confirm(unit, row.material.duplicate, line))
        made += self._promised(unit, interview, line, row)
        unit.lines.change(line.id, decided=row.decided, made=list(made))

    def _secret(self, unit: Unit, interview: Interview, line: Line, proposal: Proposal) -> str:
        heard = Heard(interview.account_id, interview.id, line.id, line.first_key_at)
        return unit.secrets.add(as_secret(proposal, heard, unit.at)).id

    @staticmethod
    def _confirm(unit: Unit, secret_id: SecretId, line: Line) -> str:
        """Confirm a known secret: heard a second time on another day, its age starts anew."""
        day = line.first_key_at.date()
        known = unit.secrets.get(secret_id)
        unit.secrets.change(
            secret_id,
            last_confirmed=max(day, known.last_confirmed),
            confidence="said",
            updated_at=unit.at,
        )
        return secret_id

    def _promised(
        self, unit: Unit, interview: Interview, line: Line, row: ReviewRow
    ) -> Sequence[str]:
        """Keep, reword or drop what capture made at once, and make what review asks for."""
        kept: list[str] = []
        for record_id in line.made:
            record = {"r": "promise", "q": "ask_later"}.get(record_id[0], "")
            if record and record == row.decision:
                records = unit.promises if record == "promise" else unit.ask_later
                records.change(record_id, text=row.proposal.text, person_id=row.proposal.person_id)
                kept.append(record_id)
            elif record:
                records = unit.promises if record == "promise" else unit.ask_later
                records.delete(record_id)
        if kept or row.decision not in {"promise", "ask_later"}:
            return kept
        return [self._make(unit, interview, line.id, row)]

    def _make(self, unit: Unit, interview: Interview, line_id: LineId, row: ReviewRow) -> str:
        captured, proposal = row.material.captured, row.proposal
        if row.decision == "ask_later":
            fields = AskLaterFields(
                account_id=interview.account_id,
                person_id=proposal.person_id,
                text=proposal.text,
                line_id=line_id,
                created_at=unit.at,
            )
            return unit.ask_later.add(fields).id
        promise = PromiseFields(
            account_id=interview.account_id,
            person_id=proposal.person_id or row.material.talked_with,
            direction=captured.direction or "ours",
            text=proposal.text,
            made_on=interview.started.date(),
            due=captured.due,
            interview_id=interview.id,
            line_id=line_id,
            created_at=unit.at,
        )
        return unit.promises.add(promise).id


def _listed(interview: Interview, row: ReviewRow) -> dict[str, Any]:
    proposal, material = row.proposal, row.material
    return {
        "interview": interview.id,
        "line": material.n,
        "raw": material.raw,
        "becomes": proposal.becomes,
        "text": proposal.text,
        "person": proposal.person_id,
        "subject": proposal.subject,
        "suggested": material.suggestion.preselected,
        "kinds": [{"kind": kind, "score": round(s, 3)} for kind, s in material.suggestion.ranked],
        "sensitivity": proposal.sensitivity,
        "care": [note.group for note in material.care],
        "duplicate": material.duplicate,
        "decided": row.decided,
        "decision": row.decision,
    }
