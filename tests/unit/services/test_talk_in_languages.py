"""A whole talk with an invented customer in each language that has the words for it."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.interview.events import End, Line, Next
from secretsmanual.services.interviews import Plan
from secretsmanual.services.practice import result

ROOT = Path(__file__).parents[3]
LANGUAGES = ROOT / "resources/languages"
CODES = sorted(path.parent.name for path in LANGUAGES.glob("*/messages.po"))
TYPED = sorted(path.stem for path in ROOT.glob("tests/reference/typed/*.toml"))
ENGLISH_WORDS = set("the what you your with and how when where who that would last did".split())


def words(text):
    return set(re.findall(r"[^\W\d_]+", text.lower()))


@pytest.mark.parametrize("code", CODES)
def test_a_talk_of_thirty_questions_has_no_english_in_it(code, spoken, demo, clock):
    spoken(code)
    room = demo.practice.make("first")
    scratch = open_manual(room.path, clock)
    talk = scratch.interviews.start(Plan(room.account_id, (room.person_id,), seed="t"))
    shown, asked = [], []
    for _ in range(30):
        offer, slots = talk.session.current, talk.session.slots
        found = [one for one in (offer, slots.stay, slots.new, slots.lighter) if one]
        shown += [said for one in found for said in (one.text, one.lead_in, one.reason)]
        asked.append(offer.text)
        answer = room.customer.answer(offer.kind, offer.warmth, offer.depth)
        if answer.told:
            talk.handle(Line(answer.told.saying.jot))
        shown.append(answer.words)
        talk.handle(Next(after_s=20.0))
    talk.handle(End(final=True))
    assert {text for text in shown if words(text) & ENGLISH_WORDS} == set()
    assert all(one != other for one, other in pairwise(asked))
    assert len(set(asked)) > 20
    scratch.reviews.accept(talk.session.id, "question")
    found = result(room, scratch.manual)
    assert found.kept == found.told >= 3
    scratch.manual.close()
    room.remove()


@pytest.mark.parametrize("code", TYPED)
def test_lines_as_a_rep_types_them_lead_on_in_the_same_language(code, spoken, empty):
    spoken(code)
    typed = ROOT / f"tests/reference/typed/{code}.toml"
    lines = [row["raw"] for row in tomllib.loads(typed.read_text(encoding="utf-8"))["line"]]
    account, _ = empty.accounts.add("Lindwerk")
    clara, _ = empty.people.add("Clara Lind", account.id)
    talk = empty.interviews.start(Plan(account.id, (clara.id,), seed="t"))
    shown, handed_back = [], 0
    for line in lines:
        talk.handle(Line(line))
        talk.handle(Next(after_s=20.0))
        offer, slots = talk.session.current, talk.session.slots
        found = [one for one in (offer, slots.stay, slots.new, slots.lighter) if one]
        shown += [said for one in found for said in (one.text, one.lead_in, one.reason)]
        handed_back += any(one.answering for one in found)
    assert {text for text in shown if words(text) & ENGLISH_WORDS} == set()
    assert handed_back >= 10
