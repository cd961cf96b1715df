"""Wording rules for people's own questions (domain.md 4.1). It marks, and never refuses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.wording import mark, tr

LONGEST = 22
"""Words in one breath."""
AUXILIARIES = """
am is are was were do does did has have had can could will would shall should may might must
isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't
wouldn't shouldn't
"""
CLOSED = frozenset(AUXILIARIES.split())
"""Openings that can be answered with yes or no."""
PITCH = (
    "solution",
    "solutions",
    "offering",
    "offerings",
    "best-in-class",
    "leverage",
    "synergy",
    "synergies",
    "budget for us",
    "close",
    "deal",
    "deals",
    "demo",
    "demos",
)
PROTECTED = {
    mark("health"): (
        "health",
        "illness",
        "ill",
        "sick",
        "disease",
        "diagnosis",
        "pregnant",
        "therapy",
    ),
    mark("belief"): (
        "religion",
        "religious",
        "church",
        "mosque",
        "faith",
        "pray",
        "vote",
        "politics",
    ),
    mark("origin"): ("where are you from", "accent", "nationality", "immigrant", "ethnic", "race"),
    mark("union"): ("union", "shop steward"),
    mark("private life"): ("married", "divorced", "dating", "sexuality", "affair"),
    mark("children"): ("how old", "names of your children", "which school", "your kids' names"),
}
LEADING = ("right?", "isn't it?", "don't you?", "wouldn't you?", "agree?", "aren't you?")
TEXT_SLOTS = frozenset({"first", "org", "product"})
FOLLOW_UP_SLOTS = TEXT_SLOTS | {"np", "quote", "person", "when", "num"}

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to look at again."""

    rule: str
    say: str
    """One plain sentence: what it is and what to do."""


def lint(question: Question) -> tuple[Mark, ...]:
    """Mark what goes against the wording rules; empty where the question can stand as it is."""
    words = re.findall(r"[a-z'-]+", question.text.lower().replace("’", "'"))
    return (*_shape(question, words), *_words(words), *_follow_ups(question))


def _shape(question: Question, words: list[str]) -> Iterator[Mark]:
    if words and words[0] in CLOSED:
        yield Mark(
            "closed",
            tr(
                "“{word}” can be answered with yes or no: begin with what or how.",
                word=words[0].capitalize(),
            ),
        )
    count = len(question.text.split())
    if count > LONGEST:
        yield Mark(
            "long",
            tr(
                "{n} words are more than one breath: bring it under {most}.",
                n=count,
                most=LONGEST + 1,
            ),
        )
    if question.text.count("?") > 1:
        yield Mark("two", tr("It asks two things: keep the better one."))
    if question.text.lower().replace("’", "'").rstrip().endswith(LEADING):
        yield Mark("leading", tr("It puts the answer in their mouth: leave the end off."))
    for slot in _SLOT.findall(question.text):
        if slot not in TEXT_SLOTS:
            unknown = tr(
                "{{{slot}}} is not known: use {{first}}, {{org}} or {{product}}.", slot=slot
            )
            yield Mark("slot", unknown)


def _words(words: list[str]) -> Iterator[Mark]:
    if "why" in words:
        yield Mark("why", tr("“Why” puts people on the spot: ask what led to it."))
    spoken = f" {' '.join(words)} "
    pitch = next((word for word in PITCH if f" {word} " in spoken), None)
    if pitch:
        yield Mark("pitch", tr("“{word}” is our word, not theirs: ask about them.", word=pitch))
    for topic, cues in PROTECTED.items():
        if any(f" {cue} " in spoken for cue in cues):
            yield Mark(
                "protected",
                tr(
                    "It could only be answered with something about {topic}: "
                    "ask for the practical wish instead.",
                    topic=tr(topic),
                ),
            )


def _follow_ups(question: Question) -> Iterator[Mark]:
    if not any("{" not in text for text in question.followups):
        yield Mark("follow-up", tr("Add a follow-up without a slot, so that there always is one."))
    for text in question.followups:
        for slot in _SLOT.findall(text):
            if slot not in FOLLOW_UP_SLOTS:
                unknown = tr("{{{slot}}} is not known there: use {{np}} or {{quote}}.", slot=slot)
                yield Mark("slot", unknown)
