"""Review: lines become secrets, promises, things to ask, or stay notes (domain.md 2.9)."""

from dataclasses import dataclass
from typing import Any, Literal

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.changes import REVIEW_FINISHED, Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.talks import Interview
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.review_keeping import Decisions, counts
from secretsmanual.services.review_reading import Reader, Review
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

__all__ = ["Review", "ReviewService", "Whose"]


@dataclass(frozen=True, slots=True)
class Whose:
    """With whom a talk was: records that are known, or names of new ones."""

    account_id: AccountId | None = None
    account: str = ""
    person_id: PersonId | None = None
    person: str = ""


class ReviewService:
    """Opens talks for review and keeps what is decided, line by line."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def open(self, interview_id: InterviewId) -> Review:
        """Return a talk's lines with what each may become; decided ones are closed."""
        with self._manual.read() as unit:
            return Reader(self._manual, unit, interview_id).review()

    def suggest(self, opened: Review, row: ReviewRow) -> ReviewRow:
        """Suggest anew and look for duplicates again, after the subject or the words changed."""
        with self._manual.read() as unit:
            return Reader(self._manual, unit, opened.interview.id).suggested(row)

    def decide(self, opened: Review, row: ReviewRow) -> Change:
        """Keep one line's decision, or that it is open again; one undo step."""
        with self._manual.write(mark("Sort a line")) as unit:
            Decisions(unit, opened.guide, opened.interview).keep(row)
        return unit.change

    def place(self, interview_id: InterviewId, whose: Whose) -> Change:
        """Say with whom a talk was; what it has made so far goes there too.

        Raises BadInput where neither an account nor a name for a new one is given.
        """
        if not (whose.account_id or whose.account.strip()):
            raise BadInput(
                tr("It is not said which account this was."), tr("Choose one, or type a name.")
            )
        with self._manual.write(mark("Say with whom it was")) as unit:
            account_id, person_id = _find_or_add(unit, whose)
            interview = unit.interviews.get(interview_id)
            attendees = [person_id] if person_id and not interview.attendees else []
            unit.interviews.change(
                interview_id, account_id=account_id, attendees=[*interview.attendees, *attendees]
            )
            _rehome(unit, interview, account_id, person_id)
        return unit.change

    def accept(self, interview_id: InterviewId, which: Literal["suggested", "question"]) -> int:
        """Accept what is clear, and with `question` also the kind of the question asked.

        Returns how many lines were decided. A talk with no line left is done.
        """
        with self._manual.write(mark("Accept suggestions")) as unit:
            opened = Reader(self._manual, unit, interview_id).review()
            bank = self._manual.bank
            accepted = (
                review.accept_asked(opened.rows, bank)
                if which == "question"
                else review.accept_suggested(opened.rows)
            )
            pairs = zip(opened.rows, accepted, strict=True)
            decided = [after for before, after in pairs if after.decided and not before.decided]
            decisions = Decisions(unit, opened.guide, opened.interview)
            for row in decided:
                decisions.keep(row)
            if all(row.decided for row in accepted):
                unit.interviews.change(interview_id, **_done(opened.interview, unit))
        return len(decided)

    def close(self, opened: Review, summary: str = "", what_they_bought: str = "") -> Change:
        """End a review: what is undecided stays a note."""
        with self._manual.write(REVIEW_FINISHED) as unit:
            for line in queries.lines(unit, opened.interview.id):
                if not line.decided:
                    unit.lines.change(line.id, decided=True)
            values = _done(opened.interview, unit)
            if summary.strip():
                values["summary"] = summary.strip()
            unit.interviews.change(opened.interview.id, **values)
            if what_they_bought.strip() and opened.account:
                unit.accounts.change(opened.account.id, what_they_bought=what_they_bought.strip())
        return unit.change

    def counts(self) -> dict[str, int]:
        """Return how often suggestions were right: counts only, kept with the manual."""
        with self._manual.read() as unit:
            return counts(unit)

    def listed(self, interview_id: InterviewId) -> list[dict[str, Any]]:
        """Return the lines with their suggestions, for the command line."""
        opened = self.open(interview_id)
        return [_listed(opened.interview, row) for row in opened.rows]


def _done(interview: Interview, unit: Unit) -> dict[str, Any]:
    """Return what tells that a review is finished; opening it again moves no moment."""
    return {"review": "done", "reviewed_at": interview.reviewed_at or unit.at}


def _find_or_add(unit: Unit, whose: Whose) -> tuple[AccountId, PersonId | None]:
    account_id = whose.account_id
    if account_id is None:
        account_id = unit.accounts.add(
            AccountFields(name=whose.account.strip(), created_at=unit.at)
        ).id
    person_id = whose.person_id
    if person_id is None and whose.person.strip():
        fields = PersonFields(name=whose.person.strip(), account_id=account_id, created_at=unit.at)
        person_id = unit.people.add(fields).id
    return account_id, person_id


def _rehome(
    unit: Unit, interview: Interview, account_id: AccountId, person_id: PersonId | None
) -> None:
    for person in unit.people.by_ids(interview.attendees).values():
        if person.account_id is None:
            unit.people.change(person.id, account_id=account_id)
    for line in queries.lines(unit, interview.id):
        for record_id in line.made:
            records: Any = {
                "s": unit.secrets,
                "r": unit.promises,
                "q": unit.ask_later,
            }[record_id[0]]
            record = records.maybe(record_id)
            if record is not None and record.account_id is None:
                values: dict[str, Any] = {"account_id": account_id}
                if record_id[0] == "r" and record.person_id is None:
                    values["person_id"] = person_id
                records.change(record_id, **values)


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
        "duplicate": row.duplicate.id if row.duplicate else None,
        "decided": row.decided,
        "decision": row.decision,
    }
