"""The demo's talks held again, key by key: what the program costs beside the words themselves."""

import json
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from secretsmanual.bootstrap import Services, open_manual
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview import asking
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.events import End, Line, TheyRaisedIt
from secretsmanual.services.interviews import Plan, Talk
from secretsmanual.store import manual_file
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids
from secretsmanual.system.resources import resource_text
from tests.sim.reviewer import Reviewer
from tests.sim.scribe import Truth

SIGNS = ("due ", "via ")
"""What is content itself: the day, and through whom it was heard. Only their sign is overhead."""


@dataclass
class Cost:
    """Keys, counted."""

    secrets: int = 0
    lines: int = 0
    signs: int = 0
    """Marks, a name with its colon, quote marks, and the Enter, in lines that made a secret."""
    steering: int = 0
    """Enter on the empty line for another question, and F5 where they raised it."""
    review: list[int] = field(default_factory=list)
    """Of each line."""
    preselected: list[bool] = field(default_factory=list)

    @property
    def overhead(self) -> float:
        """Keys in the call that are no content, for each secret."""
        return self.signs / self.secrets

    @property
    def with_steering(self) -> float:
        """The same with the keys that choose questions."""
        return (self.signs + self.steering) / self.secrets


def signs(captured: Captured) -> int:
    """Count the keys of a line that are no content, its Enter included."""
    count = 1
    for chip in captured.chips:
        written = captured.raw[chip.start : chip.end]
        if chip.label.startswith(SIGNS):
            count += written.count("@") + written.count("^")
        else:
            count += len(written) - len(chip.plain)
    return count


def replay(folder: Path) -> Cost:
    """Hold and review every talk of the demo in an empty manual."""
    demo = json.loads(resource_text("demo.json"))
    path = folder / "replay.secrets"
    manual_file.create(path)
    clock = SteppingClock(datetime(2026, 1, 5, 9, 0, tzinfo=UTC))
    services = open_manual(path, clock, Ids.seeded("replay"))
    cost = Cost()
    try:
        accounts, people = _people(services, demo)
        made = {secret["id"]: secret for secret in demo["secrets"]}
        names = {one["id"]: one["name"] for one in demo["people"]}
        for interview in demo["interviews"]:
            clock.advance(timedelta(days=20))
            attendees = tuple(people[names[one]] for one in interview["attendees"])
            plan = Plan(accounts[interview["account"]], attendees, seed=interview["id"])
            talk = services.interviews.start(plan)
            truths = _typed(talk, interview["lines"], made, names, cost)
            talk.handle(End(final=True))
            reviewer = Reviewer(services, random.Random(0), careful=1.0)
            reviewer.sort(talk.session.id, truths, people)
            cost.review += reviewer.keys
            cost.preselected += [right for _, right in reviewer.preselected]
    finally:
        services.manual.close()
    return cost


def _people(services: Services, demo: dict) -> tuple[dict, dict[str, PersonId]]:
    accounts = {one["id"]: services.accounts.add(one["name"])[0].id for one in demo["accounts"]}
    people = {
        one["name"]: services.people.add(one["name"], accounts[one["account"]])[0].id
        for one in demo["people"]
    }
    for member in demo["team"]:
        services.settings.add_member(member["name"])
    return accounts, people


def _typed(
    talk: Talk, lines: list[dict], made: dict[str, dict], names: dict[str, str], cost: Cost
) -> list[Truth]:
    truths, last = [], ""
    for line in lines:
        question = line["question"] or ""
        if question and question != last:
            _ask(talk, question)
            cost.steering += bool(last)
            last = question
        if not question:
            talk.handle(TheyRaisedIt())
            cost.steering += 1
        step = talk.handle(Line(line["raw"]))
        captured = step.effects[0].captured
        secrets = [made[one] for one in line["made"] if one in made]
        cost.lines += 1
        if secrets:
            cost.secrets += len(secrets)
            cost.signs += signs(captured)
        truths.append(_truth(line["raw"], secrets, names))
    return truths


def _ask(talk: Talk, question: str) -> None:
    base = question.removeprefix("FU:")
    offer = talk.guide.offer(base, talk.session.attendees)
    if offer is not None:
        offer = replace(offer, id=question)
    talk.put(asking.put(talk.session, offer, talk.moment(), "ASK"))


def _truth(raw: str, secrets: list[dict], names: dict[str, str]) -> Truth:
    if not secrets:
        return Truth(raw, "no secret")
    first = secrets[0]
    person = names[first["person"]] if first["subject"] == "person" else None
    return Truth(raw, "secret", first["kind"], person)


def in_words(cost: Cost) -> str:
    """Put the cost in words."""
    keys = sorted(cost.review)
    right = sum(cost.preselected)
    return (
        f"{cost.secrets} secrets in {cost.lines} lines: {cost.overhead:.2f} keys each that are no "
        f"content, {cost.with_steering:.2f} with choosing questions; review: median "
        f"{keys[len(keys) // 2]} and mean {sum(keys) / len(keys):.2f} keys a line, "
        f"{len(cost.preselected)} kinds chosen beforehand, {right} of them right"
    )
