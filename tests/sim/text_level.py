"""The second simulation: words in, records out (domain.md 6.3).

Customers answer with lines of the phrase book; each goes through parser, richness, phrases,
suggestion and review in a real manual. `python -m tests.sim.text_level [--customers N]` prints
what arrived; `--lines` also what did not.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean, median

from secretsmanual.bootstrap import Services, open_manual
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.events import Deflect, End, Line, Next, TheyRaisedIt
from secretsmanual.domain.practice.customer import Customer
from secretsmanual.domain.practice.phrase_book import PhraseBook
from secretsmanual.domain.talks import Line as SavedLine
from secretsmanual.services.interviews import Plan, Talk
from secretsmanual.store import manual_file
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids
from secretsmanual.system.resources import resource_text
from tests.sim.reviewer import Reviewer
from tests.sim.scribe import Scribe, Truth
from tests.sim.text_people import PEOPLE

QUESTIONS = 12
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Outcome:
    """What became of everything that was said."""

    said: Counter[str] = field(default_factory=Counter)
    arrived: Counter[str] = field(default_factory=Counter)
    dues: int = 0
    dues_right: int = 0
    lost: list[tuple[Truth, str]] = field(default_factory=list)
    review_keys: list[int] = field(default_factory=list)
    preselected: list[tuple[str, bool]] = field(default_factory=list)
    questions: int = 0
    follow_ups: int = 0
    with_phrase: int = 0
    seconds: float = 0.0

    @property
    def share(self) -> float:
        """Share of what was said that arrived at the right person and kind, or right promise."""
        return self.arrived.total() / self.said.total()


def run(customers: int, seed: int = 1, careful: float = 0.9) -> Outcome:
    """Hold and review one talk with each customer."""
    start = time.perf_counter()
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.secrets"
        manual_file.create(path)
        clock = SteppingClock(START)
        services = open_manual(path, clock, Ids.seeded(f"text {seed}"))
        try:
            services.settings.set("product", "labeller")
            for number in range(customers):
                clock.advance(timedelta(days=random.Random(f"{seed} {number}").randint(1, 9)))
                _talk(services, clock, f"{seed}-{number}", number, outcome, careful)
        finally:
            services.manual.close()
    outcome.seconds = time.perf_counter() - start
    return outcome


def _talk(
    services: Services,
    clock: SteppingClock,
    seed: str,
    number: int,
    outcome: Outcome,
    careful: float,
) -> None:
    bank = services.manual.bank
    book = PhraseBook.from_toml(resource_text("practice.toml"), bank)
    dice = random.Random(seed)
    names = PEOPLE[number % len(PEOPLE)]
    account, _ = services.accounts.add(f"Account {number}")
    ids: dict[str, PersonId] = {name: services.people.add(name, account.id)[0].id for name in names}
    scribe = Scribe(bank, book, names, dice)
    talk = services.interviews.start(Plan(account.id, (ids[names[0]],), seed=seed))
    truths = _held(talk, clock, Customer(bank, book, seed), scribe, outcome)
    talk.handle(End(final=True))
    reviewer = Reviewer(services, random.Random(f"review {seed}"), careful)
    reviewer.sort(talk.session.id, truths, ids)
    outcome.review_keys += reviewer.keys
    outcome.preselected += reviewer.preselected
    by_id = {person_id: name for name, person_id in ids.items()}
    lines = services.interviews.lines(talk.session.id)
    for truth, line in zip(truths, lines, strict=True):
        _count(services, outcome, truth, _found(services, truth, line, by_id))


def _held(
    talk: Talk, clock: SteppingClock, customer: Customer, scribe: Scribe, outcome: Outcome
) -> list[Truth]:
    """Ask what the program offers first, and type what is heard."""
    truths: list[Truth] = []
    for _ in range(QUESTIONS):
        offer = talk.session.current
        if offer is None:
            break
        outcome.questions += 1
        outcome.follow_ups += offer.follow_up
        outcome.with_phrase += offer.follow_up and "“" in offer.text
        answer = customer.answer(offer.kind, offer.warmth, offer.depth)
        clock.advance(timedelta(seconds=40))
        if answer.how == "shut":
            talk.handle(Deflect())
            continue
        heard = [scribe.told(answer.told.kind, answer.told.saying)] if answer.told else []
        aside = scribe.aside()
        if aside:
            heard.append(scribe.due(aside, clock.today()) if aside.direction else aside)
        for truth in heard:
            if truth.raised:
                talk.handle(TheyRaisedIt())
            talk.handle(Line(truth.raw))
        truths += heard
        talk.handle(Next(after_s=20.0))
    return truths


def _found(
    services: Services, truth: Truth, line: SavedLine, names: dict[PersonId, str]
) -> list[str]:
    """Say what is wrong with what a line became; empty where all is right."""
    with services.manual.read() as unit:
        if truth.direction:
            promises = unit.promises.by_ids(line.made).values()
            if not promises:
                return ["no promise"]
            (promise,) = promises
            return [
                *(["with whom"] if names.get(promise.person_id or "") != truth.person else []),
                *(["direction"] if promise.direction != truth.direction else []),
                *(["due"] if promise.due != truth.due else []),
            ]
        secrets = list(unit.secrets.by_ids(line.made).values())
    if len(secrets) != 1:
        return ["no secret"]
    (secret,) = secrets
    wrong = []
    if names.get(secret.person_id or "") != truth.person:
        wrong.append("person")
    if secret.kind != truth.kind:
        wrong.append("kind")
    if secret.verbatim != truth.verbatim:
        wrong.append("their words")
    if truth.sensitivity and secret.sensitivity != truth.sensitivity:
        wrong.append("protection")
    if secret.gold != truth.gold:
        wrong.append("gold")
    if secret.via != truth.via:
        wrong.append("via")
    return wrong


def _count(services: Services, outcome: Outcome, truth: Truth, wrong: list[str]) -> None:
    outcome.said[truth.way] += 1
    if truth.direction:
        outcome.dues += 1
        outcome.dues_right += "due" not in wrong
    if wrong:
        outcome.lost.append((truth, ", ".join(wrong)))
    else:
        outcome.arrived[truth.way] += 1


def table(outcome: Outcome) -> str:
    """Put an outcome in words."""
    rows = [
        "| written as | lines | arrived | kind chosen beforehand | and right |",
        5 * "|---" + "|",
    ]
    for way, count in sorted(outcome.said.items()):
        right = [one for name, one in outcome.preselected if name == way]
        share = f"{mean(right):.0%}" if right else ""
        rows.append(
            f"| {way} | {count} | {outcome.arrived[way] / count:.0%} | {len(right)} | {share} |"
        )
    keys, chosen = outcome.review_keys, [right for _, right in outcome.preselected]
    rows += [
        "",
        f"arrived: {outcome.share:.1%} of {outcome.said.total()} lines",
        f"due dates right: {outcome.dues_right} of {outcome.dues}",
        f"kind chosen beforehand: {len(chosen)} lines, {mean(chosen):.1%} right",
        f"review keys a line: median {median(keys):.0f}, mean {mean(keys):.2f}",
        f"questions: {outcome.questions}, follow-ups: {outcome.follow_ups / outcome.questions:.0%}",
        f"follow-ups with their words: {outcome.with_phrase / max(1, outcome.follow_ups):.0%}",
        f"{outcome.seconds:.0f} s",
    ]
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--careful", type=float, default=0.9, help="share of lines looked at")
    parser.add_argument("--lines", action="store_true", help="print every line that was lost")
    options = parser.parse_args()
    outcome = run(options.customers, options.seed, options.careful)
    print(table(outcome))
    if options.lines:
        for truth, wrong in outcome.lost:
            print(f"{wrong:24} {truth.kind or truth.way:14} {truth.raw}")


if __name__ == "__main__":
    main()
