"""A rep who sorts lines after the call, and how many keys that takes."""

import random

from secretsmanual.bootstrap import Services
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import InterviewId, PersonId
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.services.reviews import Review
from tests.sim.scribe import Truth

LOOK_UP = 4
"""Keys to give a kind that is not among the first three: slash, two letters, Enter."""
NAME = 3
"""Keys to say whom it is about: W, a letter, Enter."""


class Reviewer:
    """Decides every line of a talk; `keys` holds what each one took."""

    def __init__(self, services: Services, dice: random.Random, careful: float = 0.9) -> None:
        self.services, self.dice, self.careful = services, dice, careful
        self.keys: list[int] = []
        self.preselected: list[tuple[str, bool]] = []
        """Of each secret whose kind was chosen beforehand: how it was written, and if right."""

    def sort(
        self, interview_id: InterviewId, truths: list[Truth], ids: dict[str, PersonId]
    ) -> None:
        """Decide every line; truths are in the order of the lines."""
        opened = self.services.reviews.open(interview_id)
        for row, truth in zip(opened.rows, truths, strict=True):
            if truth.kind and row.proposal.kind:
                self.preselected.append((truth.way, row.proposal.kind == truth.kind))
            careful = self.dice.random() < self.careful
            looked, keys = self._put_right(opened, row, truth, ids) if careful else (row, 0)
            decided, more = self._decided(looked)
            self.services.reviews.decide(opened, decided)
            self.keys.append(keys + more)
        self.services.reviews.close(opened)

    def _put_right(
        self, opened: Review, row: ReviewRow, truth: Truth, ids: dict[str, PersonId]
    ) -> tuple[ReviewRow, int]:
        bank, keys = self.services.manual.bank, 0
        if not truth.kind:
            return row, keys
        if row.proposal.becomes != "secret":
            row, keys = review.turn_into(row, "secret"), keys + 1
        person = ids[truth.person] if truth.person else None
        if row.proposal.person_id != person:
            if person is None:
                row, keys = review.about_organisation(row, bank), keys + 1
            elif row.proposal.subject == "organisation" and row.material.talked_with == person:
                row, keys = review.about_person(row, person, bank), keys + 1
            else:
                row, keys = review.about_person(row, person, bank), keys + NAME
            row = self.services.reviews.suggest(opened, row)
        if row.proposal.kind != truth.kind:
            first = row.material.suggestion.kinds[:3]
            keys += 1 if truth.kind in first else LOOK_UP
            taken = review.take_kind(row, truth.kind, bank)
            return taken, keys - taken.decided
        return row, keys

    def _decided(self, row: ReviewRow) -> tuple[ReviewRow, int]:
        keys = 0
        if row.care:
            row, keys = review.keep_care(row), 1
        if row.decided:
            return row, keys + 1
        try:
            return review.accept(row), keys + 1
        except UserError:
            pass
        try:
            taken = review.take(row, 1, self.services.manual.bank)
            return (taken if taken.decided else review.accept(taken)), keys + 1
        except UserError:
            return review.turn_into(row, "note"), keys + 1
