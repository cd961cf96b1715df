"""What an account's page shows."""

from datetime import timedelta

import pytest

from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.talks import AskLaterFields
from secretsmanual.services.manual_page import ManualPageService


@pytest.fixture
def page(demo):
    def of(name):
        return ManualPageService(demo.manual).page(demo.accounts.find(name).id)

    return of


def test_everything_that_stands_is_on_the_page_once(demo, page):
    for count in demo.accounts.all():
        shown = page(count.account.id)
        groups = [*shown.organisation, *(g for one in shown.people for g in one.groups)]
        ids = [line.secret.id for group in groups for line in group.lines]
        assert sorted(ids) == sorted(s.id for s in demo.secrets.all(count.account.id))
        assert shown.secrets == len(ids)
        assert all(line.secret.kind == group.kind for group in groups for line in group.lines)


def test_unsorted_lines_are_counted(demo, page):
    unsorted = [
        len(demo.secrets.all(count.account.id, statuses=("unsorted",)))
        for count in demo.accounts.all()
    ]
    assert [page(count.account.id).unsorted for count in demo.accounts.all()] == unsorted
    assert sum(unsorted) > 0


def test_a_person_stands_with_warmth_coverage_and_the_last_talk(page):
    shown = page("thornquay")
    assert [one.person.decision_maker for one in shown.people][:1] == [True]
    hester = next(one for one in shown.people if one.person.name.startswith("Hester"))
    assert hester.warmth.level == 3
    assert "3 talks so far" in hester.warmth.reasons
    assert hester.last_talk_words == "2 months ago"
    assert "habit" not in hester.coverage.missing
    assert 0 < hester.coverage.share < 1
    sunita = next(one for one in shown.people if one.person.name.startswith("Sunita"))
    assert (sunita.last_talk, sunita.last_talk_words) == (None, "not talked with yet")


def test_lines_tell_age_marks_and_use(demo, page):
    shown = page("thornquay")
    lines = {
        line.secret.id: line for one in shown.people for group in one.groups for line in group.lines
    }
    assert lines["s-S002"].marks == ("★ gold",)
    assert lines["s-S002"].used == 1
    assert lines["s-S002"].age == "10 months ago"
    assert lines["s-S004"].marks == ("★ gold", "private")
    assert "once" in lines["s-S076"].marks
    assert any(line.fading for line in lines.values())
    assert not all(line.fading for line in lines.values())


def test_promises_stand_both_ways_with_their_day(demo, page):
    pellworth = page("pellworth")
    assert [(line.when, line.overdue, line.person) for line in pellworth.ours] == [
        ("overdue by 7 days", True, "Lucía Ferrant")
    ]
    merrowdale = page("merrowdale")
    assert [line.when for line in merrowdale.theirs] == ["no day set"]
    assert [line.when for line in merrowdale.ours] == ["due 30 Nov 2026"]
    with demo.manual.write("Keep") as unit:
        late = unit.promises.get(pellworth.ours[0].promise.id)
        unit.promises.change(late.id, kept_on=demo.manual.today)
    kept = page("pellworth").kept[0]
    assert (kept.when, kept.overdue) == ("kept today, late", False)


def test_only_what_was_kept_lately_is_shown(demo, page, clock):
    assert page("thornquay").kept
    clock.advance(timedelta(days=200))
    assert not page("thornquay").kept


def test_the_last_talks_are_newest_first_with_their_lines(demo, page):
    talks = page("thornquay").talks
    assert [talk.on for talk in talks] == sorted((talk.on for talk in talks), reverse=True)
    assert talks[0].people == ("Hester Vaughn-Abara",)
    assert (talks[0].when, talks[0].channel) == ("2 months ago", "call")
    assert all(talk.lines > 0 for talk in talks)


def test_what_one_means_to_ask_and_the_last_remarkable_thing(demo, page):
    account = demo.accounts.find("thornquay")
    with demo.manual.write("Later") as unit:
        unit.ask_later.add(
            AskLaterFields(account_id=account.id, text="The second line?", created_at=unit.at)
        )
    assert [item.text for item in page("thornquay").ask_later] == ["The second line?"]
    assert page("thornquay").remarkable == ""
    demo.accounts.change(account.id, last_remarkable="A cake")
    assert (page("thornquay").remarkable, page("thornquay").remarkable_long_ago) == (
        "A cake, today",
        False,
    )
    for days, long_ago in ((180, False), (181, True)):
        on = demo.manual.today - timedelta(days=days)
        demo.accounts.change(account.id, last_remarkable="A tow float", last_remarkable_on=on)
        assert page("thornquay").remarkable == "A tow float, 6 months ago"
        assert page("thornquay").remarkable_long_ago is long_ago
    demo.accounts.change(account.id, last_remarkable="")
    assert demo.accounts.find("thornquay").last_remarkable_on is None


def test_an_empty_account_and_one_that_is_not_there(empty):
    account, _ = empty.accounts.add("Newcomer")
    shown = ManualPageService(empty.manual).page(account.id)
    assert (shown.people, shown.talks, shown.organisation) == ((), (), ())
    assert len(shown.organisation_coverage.missing) == 4
    with pytest.raises(NotFound):
        ManualPageService(empty.manual).page("a-none")
