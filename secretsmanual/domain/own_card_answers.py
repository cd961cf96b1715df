"""What a customer answered in their own report card, checked, and told in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from secretsmanual.domain import words
from secretsmanual.domain.oops import Grade
from secretsmanual.domain.own_cards import OwnCard
from secretsmanual.domain.ratings import ATTRIBUTES, LEAST, MOST, Attribute
from secretsmanual.domain.said import said
from secretsmanual.domain.values import Satisfied
from secretsmanual.domain.wording import mark, tr
from secretsmanual.domain.words import quoted

LONGEST = 2_000
"""Characters of one answer."""
MOST_ASKED = 20
"""Promises of one card."""

Said = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST)]
Score = Annotated[int, Field(ge=LEAST, le=MOST)]
Aspect = Literal["consistency", "accuracy", "reliability", "predictability", "safety"]
PromiseKey = Annotated[str, StringConstraints(pattern=r"^r-[0-9a-zA-Z]{1,30}$")]


class _Given(BaseModel):
    """Only what the form can give: no other name, no other type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Judged(_Given):
    """What they say of one attribute."""

    importance: Score | None = None
    performance: Score | None = None
    aspects: Annotated[list[Aspect], Field(max_length=5)] = Field(default_factory=list)
    words: Said = ""


class OfPromise(_Given):
    """What they say of one promise."""

    kept: Literal["", "yes", "not_yet"] = ""
    on_time: Literal["", "yes", "no"] = ""
    satisfied: Literal["", "delighted", "yes", "partly", "no"] = ""
    words: Said = ""

    @property
    def satisfaction(self) -> Satisfied | None:
        """As the manual notes it: content, though it came late, is late."""
        if not self.satisfied:
            return None
        late = self.satisfied == "yes" and self.on_time == "no"
        return "late" if late else self.satisfied


class Answers(_Given):
    """A filled form. All of it may be left out."""

    attributes: Annotated[dict[Attribute, Judged], Field(max_length=len(ATTRIBUTES))] = Field(
        default_factory=dict
    )
    promises: Annotated[dict[PromiseKey, OfPromise], Field(max_length=MOST_ASKED)] = Field(
        default_factory=dict
    )
    recovery: Grade = ""
    feeling: Said = ""
    question: Said = ""
    """What they ask us."""
    recommend: Literal["", "yes", "perhaps", "no"] = ""
    why: Said = ""
    to: Said = ""
    """To whom they would."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer in words."""

    of: str
    """What it answers: an attribute's or promise's id, or the answer's name."""
    asked: str
    said: str
    quote: str = ""
    """In their own words."""

    @property
    def line(self) -> str:
        """What was asked, and what they ticked."""
        return words.labelled(self.asked, self.said) if self.said else self.asked


@dataclass(frozen=True, slots=True)
class GivenCard:
    """A card as it was given, to be read."""

    card: OwnCard
    who: str
    """A person, or the organisation."""
    lines: tuple[Told, ...]
    """Empty until they answer."""

    @property
    def state(self) -> str:
        """When it was answered, or since when it is out."""
        if self.card.answered_on:
            return tr("answered {day}", day=words.day(self.card.answered_on))
        return tr("asked {day}, not answered yet", day=words.day(self.card.asked_on))


def in_one_line(line: Told) -> str:
    """Return an answer on one line: what they ticked, and their words."""
    quote = quoted(line.quote)
    return " · ".join(part for part in (line.said, quote) if part)


KEPT = {"": "", "yes": mark("kept"), "not_yet": mark("not kept yet")}
ON_TIME = {"": "", "yes": mark("on time"), "no": mark("late")}
SATISFIED = {
    "": "",
    "delighted": mark("delighted"),
    "yes": mark("satisfied"),
    "partly": mark("partly satisfied"),
    "no": mark("not satisfied"),
}
RECOMMEND = {"": "", "yes": mark("yes"), "perhaps": mark("perhaps"), "no": mark("no")}
FEELING, QUESTION, RECOVERY, RECOMMENDS = "feeling", "question", "recovery", "recommend"


def told(answers: Answers, promises: Mapping[str, str]) -> tuple[Told, ...]:
    """Tell what was answered, in the order of the form; `promises` gives their words by id."""
    return (
        *(_promise(of, promises[of], one) for of, one in answers.promises.items()),
        *(
            _judged(attribute, tr(label), answers.attributes[attribute])
            for attribute, label in ATTRIBUTES.items()
            if attribute in answers.attributes
        ),
        *_rest(answers),
    )


def in_manual(answers: Answers) -> dict[str, Any]:
    """Return them as the manual keeps them: what was answered, and nothing else."""
    return answers.model_dump(exclude_defaults=True)


def _promise(of: str, text: str, one: OfPromise) -> Told:
    parts = (KEPT[one.kept], ON_TIME[one.on_time], SATISFIED[one.satisfied])
    return Told(of, text, ", ".join(tr(part) for part in parts if part), one.words)


def _judged(attribute: str, label: str, one: Judged) -> Told:
    parts = (
        tr("matters {n}", n=one.importance) if one.importance else "",
        tr("we do {n}", n=one.performance) if one.performance else "",
        words.listed(map(said, one.aspects)),
    )
    return Told(attribute, label, ", ".join(part for part in parts if part), one.words)


def _rest(answers: Answers) -> list[Told]:
    named = tr("to {who}", who=answers.to) if answers.to else ""
    recommends = ", ".join(part for part in (tr(RECOMMEND[answers.recommend]), named) if part)
    found = (
        Told(RECOVERY, tr("Did we blow you away with what we did to recover?"), answers.recovery),
        Told(FEELING, tr("How it feels to work with us"), "", answers.feeling),
        Told(RECOMMENDS, tr("Would recommend us"), recommends, answers.why),
        Told(QUESTION, tr("Their question to us"), "", answers.question),
    )
    return [one for one in found if one.said or one.quote]
