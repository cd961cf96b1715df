"""Practice happens in a scratch manual and leaves nothing behind."""

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import Locked
from secretsmanual.domain.interview.events import End, Line, Next
from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields
from secretsmanual.services import files
from secretsmanual.services.interviews import Plan
from secretsmanual.services.practice import result


@pytest.fixture
def room(demo):
    made = demo.practice.make("first")
    yield made
    made.remove()


def test_the_customer_is_invented_and_nobody_of_the_manual(demo, room):
    names = {person.name for person in demo.people.all()}
    assert room.name not in names
    assert room.folder not in demo.manual.path.parents
    assert room.folder.stat().st_mode & 0o077 == 0
    again = demo.practice.make("first")
    assert again.customer.hidden == room.customer.hidden
    again.remove()


def test_a_talk_on_them_leaves_no_trace(demo, room, clock):
    before = demo.manual.path.read_bytes()
    scratch = open_manual(room.path, clock)
    talk = scratch.interviews.start(Plan(room.account_id, (room.person_id,), seed="t"))
    for _ in range(20):
        offer = talk.session.current
        answer = room.customer.answer(offer.kind, offer.warmth, offer.depth)
        if answer.told and len(room.customer.told) != 2:  # the second is not written down
            talk.handle(Line(answer.told.saying.jot))
        talk.handle(Next(after_s=20.0))
    talk.handle(End(final=True))
    unsorted = result(room, scratch.manual)
    scratch.reviews.accept(talk.session.id, "question")
    found = result(room, scratch.manual)
    assert unsorted == found
    assert found.hidden == len(room.customer.hidden)
    assert found.told == len(room.customer.told) >= 3
    assert found.kept == found.told - 1
    assert [said for _, said in found.missed] == [room.customer.told[1].saying.said]
    assert sum(count for _, count in found.untold) == found.hidden - found.told
    scratch.manual.close()
    room.remove()
    assert not room.path.parent.exists()
    assert demo.manual.path.read_bytes() == before


def test_with_a_passphrase_it_is_locked_as_the_manual_is(demo, clock, tmp_path):
    demo.locking.set("heron ladder Tuesday marble")
    room = demo.practice.make("locked")
    assert files.is_locked(room.path)
    with pytest.raises(Locked):
        open_manual(room.path, clock)
    open_manual(room.path, clock, key=room.key).manual.close()
    assert room.key == files.unlock(room.path, "heron ladder Tuesday marble")
    assert str(room.key) not in repr(room)
    room.remove()


def test_own_questions_can_be_practised(demo, clock):
    kind, _ = demo.questions.add_kind(OwnKindFields(label="Handover", family="work"))
    fields = OwnQuestionFields(kind=kind.id, warmth=1, text="What must the next shift know?")
    question, _ = demo.questions.add_question(fields)
    room = demo.practice.make("own")
    scratch = open_manual(room.path, clock)
    assert scratch.manual.bank.question(question.id).text == question.text
    assert room.customer.answer(kind.id, 1, 0).told is None
    scratch.manual.close()
    room.remove()
