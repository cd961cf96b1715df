"""What a talk begins with."""

from datetime import date, timedelta

import pytest

from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.talks import AskedFields, InterviewFields
from secretsmanual.services.account_records import load
from secretsmanual.services.knowledge import build_knowledge


def known(services, name, *people, **values):
    account = services.accounts.find(name)
    present = [services.people.find(person, account.id).id for person in people]
    with services.manual.read() as unit:
        return build_knowledge(unit, services.manual, account.id, present, **values)


def test_it_holds_the_people_present_first_and_all_others_for_their_names(demo):
    knowledge = known(demo, "Thornquay", "colm", "hester", purpose="renewal")
    assert [person.first_name for person in knowledge.people] == ["Colm", "Hester"]
    assert (knowledge.organisation, knowledge.product) == ("Thornquay Chilled Foods", "label lines")
    names = {person.name for person in knowledge.others}
    assert {member.name for member in demo.people.team()} <= names
    assert "Hester Vaughn-Abara" not in names
    assert knowledge.people[1].sessions == 3
    assert knowledge.people[1].promises_done >= 1


def test_unsorted_and_superseded_secrets_are_not_known(demo):
    knowledge = known(demo, "Thornquay", "hester")
    account = demo.accounts.find("Thornquay")
    assert len(knowledge.secrets) == len(demo.secrets.all(account.id))


def test_an_overdue_promise_asks_for_repair(demo, clock):
    assert known(demo, "Pellworth", "lucia").people[0].repair
    colm = known(demo, "Thornquay", "colm").people[0]
    assert not colm.repair


def test_what_must_never_be_mentioned_goes_without_words_and_mutes_its_kind(demo):
    person = demo.people.find("p-P12")
    knowledge = known(demo, demo.accounts.find(person.account_id).id, person.id)
    never = demo.secrets.get("s-S099")
    assert never.kind in knowledge.people[0].muted_kinds
    assert never.text not in {secret.text for secret in knowledge.secrets}


def test_the_talk_under_way_is_no_history_yet(demo):
    hester = demo.people.find("hester")
    manual = demo.manual
    with manual.write("Talk") as unit:
        at = manual.clock.now()
        fields = InterviewFields(
            account_id=hester.account_id, attendees=[hester.id], started=at, ended=at
        )
        talk = unit.interviews.add(fields)
        unit.asked.add(
            AskedFields(
                interview_id=talk.id,
                account_id=hester.account_id,
                question_id="P-HAB-02",
                at=at,
                outcome="answered",
            )
        )
    before = known(demo, "Thornquay", "hester", current=talk.id)
    after = known(demo, "Thornquay", "hester")
    assert after.people[0].sessions == before.people[0].sessions + 1
    assert len(after.asked) == len(before.asked) + 1


def test_a_promise_kept_since_the_last_talk_is_worth_a_word(demo):
    hester = demo.people.find("hester")
    talked = known(demo, "Thornquay", "hester").people[0].last_talk
    for kept_on, told in ((talked, False), (talked + timedelta(days=1), True)):
        with demo.manual.write("Keep") as unit:
            promise = next(
                p for p in unit.promises.where() if p.person_id == hester.id and p.kept_on
            )
            unit.promises.change(promise.id, kept_on=kept_on)
        ids = {item.id for item in known(demo, "Thornquay", "hester").promises}
        assert (promise.id in ids) is told


def test_an_unknown_caller_brings_nothing_but_our_team(demo):
    with demo.manual.read() as unit:
        knowledge = build_knowledge(unit, demo.manual, None)
    assert (knowledge.people, knowledge.secrets) == ((), ())
    assert len(knowledge.others) == len(demo.people.team())
    assert knowledge.today == date(2026, 11, 20)


def test_a_guest_from_another_account_is_present_and_a_caller_without_one_has_no_page(demo):
    lucia = demo.people.find("lucia")
    knowledge = known(demo, "Thornquay", "hester")
    with demo.manual.read() as unit:
        ids = [knowledge.people[0].id, lucia.id]
        both = build_knowledge(unit, demo.manual, knowledge.account_id, ids)
        stranger = load(unit, demo.manual.clock.now(), None)
    assert [person.first_name for person in both.people] == ["Hester", "Lucía"]
    with pytest.raises(NotFound, match="no account yet"):
        _ = stranger.sure_account


def test_an_account_that_is_not_there_is_not_found(demo):
    with demo.manual.read() as unit, pytest.raises(NotFound):
        build_knowledge(unit, demo.manual, "a-none")
