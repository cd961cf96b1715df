"""The engine as a policy: it knows what a manual would hold, and nothing of the customer."""

from dataclasses import replace
from datetime import date

from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.engine import rank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import (
    Knowledge,
    KnownSecret,
    Offer,
    PastAsk,
    PersonFacts,
    Progress,
    Thread,
    ThreadLine,
    Turn,
)
from secretsmanual.domain.interview.weights import WEIGHTS, Weights
from tests.sim.play import MakePolicy
from tests.sim.world import START, Customer, Day, Put, Reply

ME = PersonFacts(PersonId("p1"), "Hester Vaughn")
OTHER = PersonFacts(PersonId("p2"), "Colm Reed")
NOTE = ThreadLine("keeps the blue folder ready for the auditors")
"""What every answer is noted as: the simulated customer has no words."""
OPENED = Turn("X-OPE-02", "any", 0, "answered", "some", ME.id)
"""Every session has been opened; the opener is not among the questions that are counted."""


class Guided:
    """Follows the big question, whatever it is."""

    def __init__(self, bank: Bank, lexicon: Lexicon, seed: int, weights: Weights = WEIGHTS) -> None:
        self.bank, self.lexicon, self.seed, self.weights = bank, lexicon, seed, weights
        self.person = ME
        self.secrets: list[KnownSecret] = []
        self.asked: list[PastAsk] = []
        self.today: list[KnownSecret] = []
        self.knowledge = Knowledge(today=START)
        self.progress = Progress(seed="")
        self.offer: Offer | None = None

    def start(self, day: Day) -> None:
        people = (self.person, OTHER) if day.company else (self.person,)
        self.knowledge = Knowledge(
            today=day.on,
            organisation="Thornquay",
            product="labeller",
            people=people,
            secrets=tuple(self.secrets),
            asked=tuple(self.asked),
        )
        self.progress = Progress(seed=f"{self.seed}-{day.on}", turns=(OPENED,))

    def choose(self) -> Offer | None:
        return rank(self.bank, self.lexicon, self.knowledge, self.progress, self.weights).big

    def ask(self) -> Put | None:
        self.offer = self.choose()
        if self.offer is None:
            return None
        return Put(
            self.offer.id.removeprefix("FU:"),
            self.offer.kind,
            self.offer.warmth,
            self.offer.depth + 1,
        )

    def hear(self, put: Put, reply: Reply) -> None:
        assert self.offer is not None
        turn = Turn(
            self.offer.id, put.kind, put.depth - 1, reply.outcome, reply.richness, self.person.id
        )
        answers = self.progress.answers + (reply.outcome == "answered")
        turns = (*self.progress.turns, turn)
        thread = None
        if reply.outcome != "deflected":
            thread = Thread(
                question_id=put.question_id,
                kind=put.kind,
                warmth=put.warmth,
                person_id=self.offer.person_id,
                depth=put.depth - 1,
                moves=self._moves(),
                last_level=self.offer.level,
                lines=(NOTE,),
                richness=reply.richness,
            )
        self.progress = replace(self.progress, turns=turns, thread=thread, answers=answers)
        self._note(put, reply, self.knowledge.today)

    def _moves(self) -> tuple[str, ...]:
        assert self.offer is not None
        if not self.offer.follow_up or self.progress.thread is None:
            return ()
        return (*self.progress.thread.moves, self.offer.move_id)

    def _note(self, put: Put, reply: Reply, on: date) -> None:
        subject = self.bank.kind(put.kind).subject
        self.asked.append(
            PastAsk(
                put.question_id if put.depth == 1 else f"FU:{put.question_id}",
                put.kind,
                self.person.id if subject == "person" else None,
                on,
                reply.outcome,
                put.depth - 1,
                reply.richness,
            )
        )
        if reply.kind:
            about = self.person.id if self.bank.kind(reply.kind).subject == "person" else None
            self.today.append(KnownSecret(reply.kind, about, "said", on))

    def end(self) -> None:
        self.secrets += self.today
        private = any(self.bank.kind(secret.kind).share == "private" for secret in self.secrets)
        self.today = []
        self.person = replace(
            self.person,
            sessions=self.person.sessions + 1,
            last_talk=self.knowledge.today,
            volunteered_private=private,
        )


def guided(lexicon: Lexicon, weights: Weights = WEIGHTS) -> MakePolicy:
    """Make the engine with these weights a policy."""

    def make(bank: Bank, customer: Customer) -> Guided:
        return Guided(bank, lexicon, customer.seed, weights)

    return make
