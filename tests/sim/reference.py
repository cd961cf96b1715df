"""The score of domain.md 2.5 to the letter, as a policy: what the engine has to beat."""

from secretsmanual.domain.interview import filters, scoring, warmth
from secretsmanual.domain.interview.bank import Bank, Kind, Question
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.interview.weights import WEIGHTS
from tests.sim.guided import Guided
from tests.sim.play import MakePolicy
from tests.sim.world import Customer, Day

DEPTH = (1.0, 0.9, 0.6)
RICH = {"rich": 1.0, "some": 0.8, "thin": 0.1, None: 0.8}


class Reference(Guided):
    """Thread and Dry as terms of their own, no Bayes."""

    def start(self, day: Day) -> None:
        super().start(day)
        self.free = [one for one in filters.allowed(self.bank, self.knowledge) if not one.role]
        self.ever = {ask.question_id for ask in self.knowledge.asked}

    def choose(self) -> Offer | None:
        thread = self.progress.thread
        level = warmth.level(self.person, self.knowledge.today, self.progress).level
        put = filters.put_today(self.progress)
        shut = filters.shut_today(self.progress)
        turn = len(self.progress.turns)
        by_kind = {kind.id: self._kind(kind) for kind in self.bank.kinds}
        ranked = [
            (
                -round(self._question(question, by_kind[question.kind], level) / 0.02),
                1,
                question.warmth,
                u(self.progress.seed, turn, question.id),
                question.id,
            )
            for question in self.free
            if question.warmth <= level and question.id not in put and question.kind not in shut
        ]
        if thread is not None and thread.depth < len(DEPTH):
            ranked.append((-round(self._follow_up() / 0.02), 0, 0, 0.0, ""))
        if not ranked:
            return None
        best = min(ranked)[-1]
        follows = thread is not None and not best
        question = self.bank.question(thread.question_id if follows else best)
        return Offer(
            "follow_up" if follows else "question",
            f"FU:{question.id}" if follows else question.id,
            question.kind,
            question.subject,
            question.warmth,
            question.text,
            depth=thread.depth + 1 if follows else 0,
            person_id=self.person.id if question.subject == "person" else None,
        )

    def _gap(self, kind: Kind) -> float:
        known = [one for one in self.secrets if one.kind == kind.id]
        today = [one for one in self.today if one.kind == kind.id]
        return scoring.gap(kind, [*known, *today], 0, self.knowledge.today, WEIGHTS)

    def _kind(self, kind: Kind) -> float:
        thread = self.progress.thread
        on = 0.0
        if thread is not None and thread.kind == kind.id:
            on = 0.45 * RICH[thread.richness]
        elif thread is not None:
            on = 0.30 if self.bank.family_of(thread.kind) == kind.family else 0.12
        known = [one for one in self.secrets if one.kind == kind.id]
        today = self.knowledge.today
        dry = sum(
            2 ** (-(today - ask.on).days / 120)
            for ask in self.asked
            if ask.kind == kind.id and ask.outcome == "thin" and ask.depth == 0
        )
        return (
            0.30 * self._gap(kind)
            + 0.34 * on
            + 0.08 * scoring.stale(kind, known, today)
            + 0.05 * scoring.room(kind, self.knowledge.people)
            - 0.08 * scoring.same_recent(kind.id, self.progress.turns, thread)
            - min(0.30, 0.12 * dry)
        )

    def _question(self, question: Question, of_kind: float, level: int) -> float:
        asks = [ask for ask in self.knowledge.asked if ask.question_id == question.id]
        return (
            of_kind
            + 0.08 * scoring.warm_fit(question.warmth, level, self.progress.answers)
            + 0.05 * (0.4 if question.id in self.ever else 1.0)
            - 0.25 * (scoring.repeat(asks, self.knowledge.today) if asks else 0.0)
            - 0.04 * scoring.long(question.text)
        )

    def _follow_up(self) -> float:
        thread = self.progress.thread
        assert thread is not None
        kind = self.bank.kind(thread.kind)
        return (
            0.30 * min(1.0, self._gap(kind) + 0.35)
            + 0.34 * DEPTH[thread.depth] * RICH[thread.richness]
            + 0.072
            + 0.05 * scoring.room(kind, self.knowledge.people)
            + 0.05
            - 0.10 * (thread.richness == "thin")
        )


def reference(lexicon: Lexicon) -> MakePolicy:
    """Make the reference score a policy."""

    def make(bank: Bank, customer: Customer) -> Reference:
        return Reference(bank, lexicon, customer.seed)

    return make
