"""What waits today."""

from datetime import date, timedelta

import pytest

from secretsmanual.services.interviews import InterviewService, Plan
from secretsmanual.services.promises import PromiseService
from secretsmanual.services.today import Today, TodayService


@pytest.fixture
def today(demo):
    return TodayService(demo.manual)


def test_meetings_of_two_weeks_in_their_order(today):
    found = today.page().meetings
    assert [one.meeting.at.day for one in found] == [23, 24, 1]
    assert found[1].account == "Pellworth Cold Chain"
    assert found[1].people == ("Lucía Ferrant",)


def test_a_meeting_stays_until_it_is_over(today, clock):
    clock.at = today.page().meetings[0].at + timedelta(minutes=20)
    assert today.page().meetings[0].meeting.at.day == 23


def test_promises_overdue_and_of_the_next_week(today, demo):
    found = today.page().promises
    assert found[0].overdue
    assert found[0].account
    assert all(one.promise.open for one in found)
    assert all(one.promise.due <= demo.manual.today + timedelta(days=7) for one in found)
    everything = PromiseService(demo.manual).named()
    assert len(everything) > len(found)
    assert any(one.promise.kept_on for one in everything)


def test_who_decides_and_was_not_talked_with_for_ninety_days(today, demo):
    found = today.page().attention.quiet
    assert found
    assert all(one.person.decision_maker for one in found)
    assert all((demo.manual.today - one.since).days >= 90 for one in found)
    assert [one.since for one in found] == sorted(one.since for one in found)


def test_talks_under_way_and_talks_that_fade(today, demo, clock):
    account = demo.accounts.all()[0].account.id
    started = InterviewService(demo.manual).start(Plan(account))
    page = today.page()
    assert [one.interview.id for one in page.unfinished] == [started.session.id]
    waiting = page.waiting
    assert [one.fades for one in waiting] == [
        clock.now() - one.talk.interview.started > timedelta(hours=24) for one in waiting
    ]


def test_an_empty_manual_waits_for_nothing(empty):
    page = TodayService(empty.manual).page()
    assert page.now.date() == date(2026, 11, 20)
    assert page == Today(page.now)


def test_accounts_to_look_after_and_what_to_ask_again(today):
    found = today.page().attention
    why = {one.account.name: one.reasons for one in found.at_risk}
    assert why["Pellworth Cold Chain"] == ("1 promise overdue",)
    assert found.fading
    assert all(one.who and one.fading.ask.endswith("?") for one in found.fading)


def test_a_talk_resets_the_clock(today, demo):
    quiet = today.page().attention.quiet[0]
    InterviewService(demo.manual).start(Plan(quiet.person.account_id, (quiet.person.id,)))
    assert quiet.person.id not in {one.person.id for one in today.page().attention.quiet}
