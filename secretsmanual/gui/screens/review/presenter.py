"""What the keys of the review page do with the line in hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from secretsmanual.domain.care import care_notes
from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview import review, review_hints
from secretsmanual.domain.interview.lexicon import CareNote
from secretsmanual.domain.interview.proposal import Becomes
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.people import Person
from secretsmanual.domain.values import Known
from secretsmanual.gui.screens.review.desk import ReviewDesk
from secretsmanual.services.reviews import Whose

KNOWN: tuple[Known, ...] = ("told", "saw", "guess", "via")
"""In the order of the key H; the last asks for a name, and leaving that goes back to the first."""


class ReviewPresenter(ReviewDesk):
    """A method to a key."""

    def accept(self) -> None:
        """Enter: decide the row as it stands; on a decided one go on."""
        row = self.row
        if row is not None and row.decided:
            self._go_on()
            self._looking = self._looking and not all(row.decided for row in self.rows)
            self.shown.emit()
        else:
            self._do(review.accept)

    def take(self, number: int) -> None:
        """1 to 3."""
        self._do(lambda row: review.take(row, number, self.bank))

    def take_kind(self, kind_id: str) -> None:
        """Give it a kind that was looked for."""
        self._do(lambda row: review.take_kind(row, kind_id, self.bank))

    def pick(self, start: int, end: int, kind_id: str) -> None:
        """Make a further secret of words of the raw line."""
        row = self.row
        if row is not None:
            care = self._care(row.material.raw[start:end])
            self._do(lambda row: review.pick(row, start, end, kind_id, self.bank, care))

    def cycle_sensitivity(self) -> None:
        """S."""
        self._do(review.cycle_sensitivity)

    def make_private(self) -> None:
        """F3: mine alone, or what it was by its kind."""

        def step(row: ReviewRow) -> ReviewRow:
            private = replace(row.proposal, sensitivity="private")
            return replace(row, proposal=private, protected=True)

        self._do(step)

    def toggle_gold(self) -> None:
        """G."""
        self._do(review.toggle_gold)

    def as_need(self) -> None:
        """L on a want."""
        self._do(review.as_need)

    def ladder(self, text: str) -> bool:
        """L on a need, with the words for what it would give them."""
        return self._do(lambda row: review.ladder(row, text, self._care(text)), anew=True)

    def reword(self, text: str) -> bool:
        """E."""
        return self._do(lambda row: review.reword(row, text, self._care(text)), anew=True)

    def about_the_other(self) -> None:
        """O."""
        self._do(lambda row: review.about_the_other(row, self.bank), anew=True)

    def about(self, person_id: str) -> None:
        """W: say whom it is about, or who the name at the line's head is."""

        def step(row: ReviewRow) -> ReviewRow:
            if row.whom_named:
                return review.about_named(row, row.whom_named, PersonId(person_id), self.bank)
            return review.about_person(row, PersonId(person_id), self.bank)

        self._do(step, anew=True)

    def about_new(self, name: str) -> None:
        """W: it is about somebody whom nobody knew."""
        self._add_person(name, lambda person: self.about(person.id))

    def add_new_name(self) -> None:
        """Add the first new name of the line to the account: the key A."""
        row = self.row
        names = review_hints.new_names(row) if row else ()
        if row is None or not names:
            return
        if row.whom_named:
            self.about_new(names[0])
        else:
            settle = partial(review_hints.settle, name=names[0])
            self._add_person(names[0], lambda _: self._do(settle))

    def turn_into(self, becomes: Becomes) -> None:
        """P, Q, N."""
        self._do(lambda row: review.turn_into(row, becomes))

    def delete(self) -> None:
        """D."""
        self._do(review.delete, said=self.tr("Deleted. The raw line stays in the talk."))

    def merge(self) -> None:
        """M."""
        self._do(review.merge, said=self.tr("Still true: the known secret is fresh again."))

    def keep_care(self) -> None:
        """K: keep what needs care; it still has to be accepted."""
        if self.row is not None and self.row.care:
            self._do(review.keep_care)

    def next_known(self) -> Known:
        """Return how it would be known after the key H."""
        row = self.row
        now = KNOWN.index(row.proposal.known) if row else 0
        return KNOWN[(now + 1) % len(KNOWN)]

    def know(self, known: Known, via: str = "") -> None:
        """H: say how it is known."""
        self._do(lambda row: review.how_known(row, known, via))

    def tick(self, number: int) -> None:
        """4 to 6: what a good feeling led to."""
        row = self.row
        if row is not None and review_hints.offers_ticks(row, self._seen.guide.lexicon):
            which = review_hints.TICKS[number - 4]
            self._do(lambda row: review_hints.tick(row, which))

    def look(self) -> None:
        """Go back to the lines, though all are decided."""
        self._looking = True
        self.shown.emit()

    def finish(self, summary: str, what_they_bought: str) -> None:
        """Close the review."""
        seen, services = self._seen, self._tools.opened

        def call() -> Change:
            return services().reviews.close(seen, summary, what_they_bought)

        self._done.clear()
        self._tools.work.run(self, call, self._tools.wrote)

    def place(self, whose: Whose) -> None:
        """Say with whom the talk was."""
        interview_id, services = self._seen.interview.id, self._tools.opened
        self._tools.work.run(
            self, lambda: services().reviews.place(interview_id, whose), self._tools.wrote
        )

    def _care(self, text: str) -> tuple[CareNote, ...]:
        return care_notes(self._seen.guide.lexicon, text)

    def _add_person(self, name: str, then: Callable[[Person], object]) -> None:
        account, services = self._seen.account, self._tools.opened

        def added(result: tuple[Person, Change]) -> None:
            person, change = result
            self._tools.wrote(change, self.tr("Added {}.").format(person.name))
            then(person)

        account_id = account.id if account else None
        self._tools.work.run(self, lambda: services().people.add(name, account_id), added)
