"""The shipped bank and lexicon, read once, and small makers for what the engine is given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

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
    Turn,
)

RESOURCES = Path(__file__).parents[3] / "resources"
BANK = Bank.from_toml((RESOURCES / "questions.toml").read_text("utf-8"))
LEXICON = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text("utf-8"))

TODAY = date(2026, 6, 1)
HESTER = PersonFacts(PersonId("p-hester"), "Hester Vaughn", sessions=2, last_talk=date(2026, 4, 1))
WARM = replace(HESTER, sessions=9, volunteered_private=True, rapport_adjust=1.0)
COLM = PersonFacts(PersonId("p-colm"), "Colm Reed")
OPENED = Turn("X-OPE-02", "any", 0, "answered", "some", HESTER.id)
BEGUN = Progress(seed="s1", turns=(OPENED,))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def knowledge(**changes: Any) -> Knowledge:
    known = Knowledge(today=TODAY, organisation="Thornquay", product="labeller", people=(HESTER,))
    return replace(known, **changes)


def secret(kind: str, days: int = 0, **changes: Any) -> KnownSecret:
    about = HESTER.id if BANK.kind(kind).subject == "person" else None
    return replace(KnownSecret(kind, about, "said", ago(days)), **changes)


def ask(about: str, days: int, outcome: Any = "answered", **changes: Any) -> PastAsk:
    question = BANK.question(about)
    richness = {"answered": "some", "thin": "thin"}.get(outcome)
    person = HESTER.id if question.subject == "person" else None
    made = PastAsk(about, question.kind, person, ago(days), outcome, 0, richness)
    return replace(made, **changes)


def turn(question_id: str, richness: Any = "some", depth: int = 0, outcome: Any = "") -> Turn:
    question = BANK.question(question_id)
    name = f"FU:{question_id}" if depth else question_id
    result = outcome or ("thin" if richness == "thin" else "answered")
    return Turn(name, question.kind, depth, result, richness, HESTER.id)


def on_thread(question_id: str, richness: Any = "some", depth: int = 0) -> Progress:
    """The session after this question was answered, with as many follow-ups as `depth`."""
    question = BANK.question(question_id)
    turns = (OPENED, *(turn(question_id, richness, at) for at in range(depth + 1)))
    thread = Thread(
        question_id, question.kind, question.warmth, HESTER.id, depth, richness=richness
    )
    answers = sum(one.outcome == "answered" for one in turns)
    return Progress(seed="s1", turns=turns, thread=thread, answers=answers)


def choose(known: Knowledge | None = None, progress: Progress = BEGUN, **changes: Any) -> Any:
    """Rank; typed loosely, so that a test can look into offers that it knows are there."""
    return rank(BANK, LEXICON, known or knowledge(**changes), progress)


def every_new(known: Knowledge, progress: Progress = BEGUN) -> list[Offer]:
    """All that slot 2 would bring, walked with Alt+Right, until it comes round."""
    return list(walk(known, progress))


def walk(known: Knowledge, progress: Progress = BEGUN) -> Iterator[Offer]:
    """Slot 2 with Alt+Right pressed ever again."""
    first = ""
    for index in range(300):
        offer = rank(BANK, LEXICON, known, replace(progress, new_subject_index=index)).new
        if offer is None or offer.id == first:
            return
        first = first or offer.id
        yield offer
    raise AssertionError("the walk never came round")
