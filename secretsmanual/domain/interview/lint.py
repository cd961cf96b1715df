"""Wording rules for people's own questions (domain.md 4.1). It marks, and never refuses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.interview.understanding import understood
from secretsmanual.domain.wording import mark, tr

LONGEST = 22
"""Words in one breath."""
TOPICS = {
    "health": mark("health"),
    "belief": mark("belief"),
    "origin": mark("origin"),
    "union": mark("union"),
    "private": mark("private life"),
    "children": mark("children"),
}
"""What is specially protected, by the names under which a language lists its words for it."""
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
    words = re.findall(r"[^\W\d_](?:[^\W\d_]|['-])*", question.text.lower().replace("’", "'"))
    return (*_shape(question, words), *_words(words), *_follow_ups(question))


def _shape(question: Question, words: list[str]) -> Iterator[Mark]:
    if words and words[0] in understood().asking.closed:
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
    if question.text.lower().replace("’", "'").rstrip().endswith(understood().asking.leading):
        yield Mark("leading", tr("It puts the answer in their mouth: leave the end off."))
    for slot in _SLOT.findall(question.text):
        if slot not in TEXT_SLOTS:
            unknown = tr(
                "{{{slot}}} is not known: use {{first}}, {{org}} or {{product}}.", slot=slot
            )
            yield Mark("slot", unknown)


def _words(words: list[str]) -> Iterator[Mark]:
    asking, spoken = understood().asking, f" {' '.join(words)} "
    if any(f" {why} " in spoken for why in asking.why):
        yield Mark("why", tr("“Why” puts people on the spot: ask what led to it."))
    pitch = next((word for word in asking.pitch if f" {word} " in spoken), None)
    if pitch:
        yield Mark("pitch", tr("“{word}” is our word, not theirs: ask about them.", word=pitch))
    for topic, cues in asking.protected:
        if any(f" {cue} " in spoken for cue in cues):
            yield Mark(
                "protected",
                tr(
                    "It could only be answered with something about {topic}: "
                    "ask for the practical wish instead.",
                    topic=tr(TOPICS[topic]),
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
