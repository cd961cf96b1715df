"""Keep what review decides about a line, inside one unit of work."""

import json
from typing import Any

from secretsmanual.domain.confided import hardest
from secretsmanual.domain.ids import LineId, SecretId
from secretsmanual.domain.interview.guide import ManualGuide
from secretsmanual.domain.interview.proposal import (
    DECIDED_HERE,
    Heard,
    Proposal,
    as_secret,
    seen_again,
)
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.interview.suggest import tally
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.talks import AskLaterFields, Interview, Line
from secretsmanual.domain.values import InConfidence
from secretsmanual.services.removing import remove_secret
from secretsmanual.services.review_reading import DELETED
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

COUNTS = "review counts"
"""The setting that holds how often suggestions were right; it never leaves the manual."""


class Decisions:
    """Keeps decisions about the lines of one talk."""

    def __init__(self, unit: Unit, guide: ManualGuide, interview: Interview) -> None:
        self._unit = unit
        self._guide = guide
        self._talk = interview

    def keep(self, row: ReviewRow) -> None:
        """Make, change and remove what the line stands for, so that it is as decided."""
        unit = self._unit
        line = unit.lines.get(row.material.line_id)
        if row.decision == "secret" and not line.decided:
            count(unit, tally(row.material.suggestion, row.proposal.kind))
        found = unit.secrets.by_ids(SecretId(i) for i in line.made if i[0] == "s")
        own = {secret.id for secret in found.values() if secret.line_id == line.id}
        made: list[str] = [self._secret(line, one, own) for one in row.secrets()]
        if not row.decided and row.proposal.secret_id in own:
            made.append(row.proposal.secret_id)
        for gone in sorted(own.difference(made)):
            remove_secret(unit, gone)
        if row.decision == "merged" and row.duplicate:
            made.append(self._confirm(row.duplicate.id, row.proposal, line))
        made += self._told(line, row)
        marks = [mark for mark in line.marks if mark != DELETED]
        if row.decision == "deleted":
            marks.append(DELETED)
        unit.lines.change(line.id, decided=row.decided, made=made, marks=marks)

    def _secret(self, line: Line, proposal: Proposal, own: set[SecretId]) -> str:
        heard = Heard(self._talk.account_id, self._talk.id, line.id, line.first_key_at)
        fields = as_secret(proposal, heard, self._unit.at)
        if proposal.secret_id in own:
            values = fields.model_dump(include=set(DECIDED_HERE))
            self._unit.secrets.change(proposal.secret_id, updated_at=self._unit.at, **values)
            return proposal.secret_id
        return self._unit.secrets.add(fields).id

    def _confirm(self, secret_id: SecretId, proposal: Proposal, line: Line) -> str:
        known = self._unit.secrets.get(secret_id)
        gains = seen_again(known, proposal, line.first_key_at.date())
        if gains:
            self._unit.secrets.change(secret_id, updated_at=self._unit.at, **gains)
        return secret_id

    def _told(self, line: Line, row: ReviewRow) -> list[str]:
        """Keep, reword or drop what capture made at once, and make what review asks for."""
        kept: list[str] = []
        for record_id in line.made:
            record = {"r": "promise", "q": "ask_later"}.get(record_id[0], "")
            if not record:
                continue
            records: Any = self._unit.promises if record == "promise" else self._unit.ask_later
            if not row.decided:
                kept.append(record_id)
            elif record == row.decision:
                said = {"text": row.proposal.text, "person_id": row.proposal.person_id}
                by_hand = {"sensitivity": _confided(row)} if row.protected else {}
                records.change(record_id, **said, **by_hand)
                kept.append(record_id)
            else:
                records.delete(record_id)
        if kept or row.decision not in {"promise", "ask_later"}:
            return kept
        if row.decision == "ask_later":
            return [self._ask_later(line.id, row)]
        return [self._promise(line.id, row)]

    def _ask_later(self, line_id: LineId, row: ReviewRow) -> str:
        fields = AskLaterFields(
            account_id=self._talk.account_id,
            person_id=row.proposal.person_id,
            text=row.proposal.text,
            line_id=line_id,
            sensitivity=_confided(row),
            created_at=self._unit.at,
        )
        return self._unit.ask_later.add(fields).id

    def _promise(self, line_id: LineId, row: ReviewRow) -> str:
        captured, proposal = row.material.captured, row.proposal
        if captured.direction is None:
            # Only in a promise is "by friday" a day: read the line as if it had been one.
            attendees = tuple(self._talk.attendees)
            captured = self._guide.read(f"! {row.material.raw}", attendees, About())
        promise = PromiseFields(
            account_id=self._talk.account_id,
            person_id=proposal.person_id or row.material.talked_with,
            direction=captured.direction or "ours",
            text=proposal.text,
            made_on=self._talk.started.date(),
            due=captured.due,
            interview_id=self._talk.id,
            line_id=line_id,
            sensitivity=_confided(row),
            created_at=self._unit.at,
        )
        return self._unit.promises.add(promise).id


def _confided(row: ReviewRow) -> InConfidence:
    """Say how a promise, or what is to be asked, was protected by hand."""
    return hardest((row.proposal.sensitivity,)) if row.protected else ""


def counts(unit: Unit) -> dict[str, int]:
    """Return how often suggestions were accepted and changed, and each clue right and wrong."""
    found: dict[str, int] = json.loads(queries.settings(unit).get(COUNTS, "{}"))
    return found


def count(unit: Unit, names: tuple[str, ...]) -> None:
    """Count one decision under each of these names."""
    if names:
        now = counts(unit)
        now.update({name: now.get(name, 0) + 1 for name in names})
        queries.set_setting_quietly(unit, COUNTS, json.dumps(now, sort_keys=True))
