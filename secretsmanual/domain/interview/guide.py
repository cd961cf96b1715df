"""What a session asks of the manual and the bank, answered from values alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from secretsmanual.domain import words
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview import engine, wording
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Captured, Context, parse
from secretsmanual.domain.interview.index import prepare
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import (
    Knowledge,
    Offer,
    PersonFacts,
    Progress,
    Ranking,
    ThreadLine,
)
from secretsmanual.domain.interview.names import Directory
from secretsmanual.domain.interview.recall import gap_prompt
from secretsmanual.domain.interview.richness import richness
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.interview.weights import WEIGHTS
from secretsmanual.domain.values import Richness


@dataclass
class ManualGuide:
    """A session's `Guide`. What is known was read from the manual when the talk began."""

    bank: Bank
    lexicon: Lexicon
    knowledge: Knowledge
    team: tuple[tuple[str, str], ...] = ()
    """(id, name) of our own people."""
    _present: dict[tuple[PersonId, ...], Knowledge] = field(default_factory=dict)
    _contexts: dict[tuple[tuple[PersonId, ...], About], Context] = field(default_factory=dict)
    _read: dict[tuple[str, tuple[PersonId, ...], About], Captured] = field(default_factory=dict)

    def rank(self, attendees: tuple[PersonId, ...], progress: Progress) -> Ranking:
        """Choose what to offer next."""
        return engine.rank(self.bank, self.lexicon, self.among(attendees), progress)

    def read(self, raw: str, attendees: tuple[PersonId, ...], about: About) -> Captured:
        """Read one line; once, though an answer's richness asks for all its lines each time."""
        key = (raw, attendees, about)
        if key not in self._read:
            self._read[key] = parse(raw, self.context(attendees, about))
        return self._read[key]

    def context(self, attendees: tuple[PersonId, ...], about: About) -> Context:
        """Return what lines are read against while these people are present."""
        key = (attendees, about)
        if key not in self._contexts:
            self._contexts[key] = self._context(attendees, about)
        return self._contexts[key]

    def heard(self, captured: Captured) -> ThreadLine:
        """Reduce a line to what follow-ups are made of."""
        return captured.thread_line()

    def richness(self, lines: tuple[ThreadLine, ...]) -> Richness:
        """Judge an answer."""
        return richness(lines, self.lexicon)

    def offer(self, question_id: str, attendees: tuple[PersonId, ...]) -> Offer | None:
        """Make a question of the bank ready to be said."""
        if not self.bank.has_question(question_id):
            return None
        question = self.bank.question(question_id)
        text = wording.fill(question.text, self.among(attendees))
        if text is None:
            return None
        return Offer(
            type="question",
            id=question.id,
            kind=question.kind,
            subject=question.subject,
            warmth=question.warmth,
            text=text,
            listen_for=question.listen_for,
            person_id=attendees[0] if attendees and question.subject == "person" else None,
        )

    def gaps(self, attendees: tuple[PersonId, ...]) -> tuple[Offer, ...]:
        """List what is not known yet, widest gap first, for a talk logged afterwards."""
        index = prepare(self.bank, self.lexicon, self.among(attendees), WEIGHTS)
        wide = {kind: facts.gap for kind, facts in index.kinds.items()}
        order = sorted((k for k, gap in wide.items() if gap > 0), key=lambda k: (-wide[k], k))
        return tuple(gap_prompt(self.bank.kind(kind)) for kind in order)

    def among(self, attendees: tuple[PersonId, ...]) -> Knowledge:
        """Return what is known, with these people present; the same object for the same people."""
        if attendees not in self._present:
            everybody = {p.id: p for p in (*self.knowledge.people, *self.knowledge.others)}
            present = tuple(everybody[a] for a in attendees if a in everybody)
            others = tuple(p for p in everybody.values() if p.id not in attendees)
            self._present[attendees] = replace(self.knowledge, people=present, others=others)
        return self._present[attendees]

    def _context(self, attendees: tuple[PersonId, ...], about: About) -> Context:
        known = self.among(attendees)
        ours = {member for member, _ in self.team}
        theirs = [person for person in known.others if person.id not in ours]
        return Context(
            today=known.today,
            people=Directory.of(room=_names(known.people), account=_names(theirs), team=self.team),
            subject=about.subject,
            person_id=about.person_id,
            kinds={kind.id: kind.subject for kind in self.bank.kinds},
            aliases={**self.lexicon.aliases, **_own_aliases(self.bank)},
            labels={kind.id: words.inside(kind.label) for kind in self.bank.kinds},
        )


def _own_aliases(bank: Bank) -> dict[str, str]:
    """Give the words to type after # for kinds that the rep added: their labels, joined."""
    own = (kind for kind in bank.kinds if kind.own)
    return {"-".join(kind.label.casefold().split()): kind.id for kind in own}


def _names(people: Iterable[PersonFacts]) -> list[tuple[str, str]]:
    return [(person.id, person.name) for person in people]
