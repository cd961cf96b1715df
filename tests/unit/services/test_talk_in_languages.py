"""A whole talk with an invented customer in each language that has the words for it."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.interview.events import End, Line, Next
from secretsmanual.domain.interview.understanding import understand, understood
from secretsmanual.domain.wording import speak
from secretsmanual.services.interviews import Plan
from secretsmanual.services.practice import result
from secretsmanual.system.languages import ENGLISH, begin, catalogue

ROOT = Path(__file__).parents[3]
LANGUAGES = ROOT / "resources/languages"
CODES = sorted(path.parent.name for path in LANGUAGES.glob("*/messages.po"))
TYPED = sorted(path.stem for path in ROOT.glob("tests/reference/typed/*.toml"))
ENGLISH_WORDS = set("the what you your with and how when where who that would last did".split())


@pytest.fixture(params=CODES)
def spoken(request):
    """Speak a language, and English again afterwards."""
    before = understood()
    begin(request.param)
    yield request.param
    understand(before)
    speak(catalogue(ENGLISH))


def words(text):
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def test_a_talk_of_thirty_questions_has_no_english_in_it(spoken, demo, clock):
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


@pytest.mark.parametrize("spoken", TYPED, indirect=True)
def test_lines_as_a_rep_types_them_lead_on_in_the_same_language(spoken, empty):
    typed = ROOT / f"tests/reference/typed/{spoken}.toml"
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
