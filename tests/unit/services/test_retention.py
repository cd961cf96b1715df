"""People who left are kept for a time and then reduced, after somebody looked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.people import Person
from secretsmanual.domain.retention import due_on, goes_on, showing
from secretsmanual.services import files
from secretsmanual.services.interviews import Plan
from tests.unit.services.test_erasing import marked
from tests.unit.services.whole_person import MARK, NAME, fill


@pytest.fixture
def gone(empty, tmp_path, clock):
    """Somebody with all there can be, who left a year and a day ago."""
    person, firm, other = fill(empty, tmp_path)
    empty.people.change(person, status="left")
    clock.advance(timedelta(days=366))
    return empty, person, firm, other


def listed(services):
    return [one.person.id for one in services.retention.waiting()]


def test_leaving_is_dated_and_coming_back_takes_the_date_away(empty, clock):
    hester, _ = empty.people.add("Hester")
    empty.people.change(hester.id, status="left")
    assert empty.people.find("Hester").left_on == clock.today()
    empty.people.change(hester.id, status="active")
    assert empty.people.find("Hester").left_on is None
    empty.people.change(hester.id, status="left", left_on=date(2025, 1, 2))
    assert empty.people.find("Hester").left_on == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("left", "months", "due"),
    [
        (date(2025, 11, 20), 12, date(2026, 11, 20)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 12, 31), 0, None),
    ],
)
def test_months_are_those_of_the_calendar(clock, left, months, due):
    person = Person(id="p", name="H", status="left", left_on=left, created_at=clock.now())
    assert due_on(person, months) == due


def test_they_are_listed_four_weeks_before(empty, clock):
    hester, _ = empty.people.add("Hester")
    empty.people.change(hester.id, status="left")
    clock.advance(timedelta(days=365 - 29))
    assert not listed(empty)
    clock.advance(timedelta(days=1))
    assert listed(empty) == [hester.id]
    empty.retention.show()
    with pytest.raises(Refused, match="not time to reduce Hester before"):
        empty.retention.reduce([hester.id])


def test_nothing_goes_before_the_list_was_shown(gone):
    services, person, *_ = gone
    with pytest.raises(Refused, match="No list has shown"):
        services.retention.reduce([person])
    services.retention.show()
    services.retention.reduce([person])
    assert not listed(services)


def test_what_stays_is_the_story_of_the_account(gone):
    services, person, firm, _ = gone
    kept, _ = services.secrets.add("Reads invoices first", firm, person_id=person, kind="habit")
    services.retention.show()
    services.retention.reduce([person])
    left = services.people.find(person)
    assert (left.name, left.account_id, left.status) == (NAME, firm, "left")
    assert left.reduced_on == services.manual.today
    assert not any((left.emails, left.phones, left.birthday, left.notes, left.address))
    assert [s.id for s in services.secrets.all(person_id=person)] == [kept.id]
    assert len(services.promises.all(person_id=person)) == 2
    with services.manual.read() as unit:
        [talk] = unit.interviews.where()
    assert not talk.summary


def test_what_goes_is_gone_from_history_and_search_too(gone):
    services, person, *_ = gone
    services.retention.show()
    services.retention.reduce([person])
    rest = marked(services.manual.path)
    for word in ("text", "words", "private", "never", "deleted", "line", "@thornquay"):
        assert not [one for one in rest if f"{MARK} {word}" in one or f"{MARK}{word}" in one], word


def test_the_file_and_what_is_scored_still_check(gone):
    services, person, *_ = gone
    services.retention.show()
    services.retention.reduce([person])
    services.manual.store.write_back()
    assert not files.check(services.manual.path)


def test_one_can_be_kept_for_a_reason(gone, clock):
    services, person, *_ = gone
    services.retention.show()
    until = clock.today() + timedelta(days=90)
    services.retention.keep(person, until, "A dispute is open")
    assert not listed(services)
    clock.advance(timedelta(days=91))
    assert listed(services) == [person]
    with pytest.raises(BadInput, match="passed"):
        services.retention.keep(person, clock.today(), "x")
    with pytest.raises(BadInput, match="not said why"):
        services.retention.keep(person, clock.today() + timedelta(days=1), " ")


def test_how_long_is_settable_and_never_means_never(gone):
    services, person, *_ = gone
    services.retention.set_months(0)
    assert not listed(services)
    services.retention.set_months(24)
    assert not listed(services)
    services.retention.set_months(6)
    assert listed(services) == [person]
    with pytest.raises(BadInput):
        services.retention.set_months(-1)


def test_of_people_who_left_long_ago_the_first_look_counts(empty, clock):
    hester, _ = empty.people.add("Hester")
    with empty.manual.write("Older") as unit:
        unit.people.set_quietly(hester.id, status="left")
    assert not empty.retention.show()
    assert empty.people.find("Hester").left_on == clock.today()


DAY = timedelta(days=1)


def shown_for(services, clock, days, every=1):
    for _ in range(0, days, every):
        services.retention.show()
        clock.advance(every * DAY)


def person_of(services, person_id):
    return services.people.find(person_id)


def test_after_two_weeks_on_the_list_they_are_reduced_by_themselves(gone, clock):
    services, person, *_ = gone
    assert services.retention.reduce_over() == ([], None)
    shown_for(services, clock, 13)
    assert services.retention.reduce_over() == ([], None)
    [listed_] = services.retention.waiting()
    assert listed_.goes_on == clock.today() + DAY
    clock.advance(DAY)
    found, change = services.retention.reduce_over()
    assert [one.id for one in found] == [person]
    assert not change.undoable
    assert person_of(services, person).reduced_on == clock.today()
    assert services.retention.reduce_over() == ([], None)


def test_a_backup_holds_what_goes(gone, clock):
    services, *_ = gone
    shown_for(services, clock, 14)
    before = {one.path for one in services.manual.backups()}
    services.retention.reduce_over()
    [made] = [one for one in services.manual.backups() if one.path not in before]
    assert made.before == "reduce"
    assert any(MARK in text for text in marked(made.path))


def test_a_backup_that_cannot_be_made_leaves_them_whole(gone, clock, monkeypatch):
    services, person, *_ = gone
    shown_for(services, clock, 14)

    def refuse(_self, _before):
        raise Refused("The stick is gone.", "Choose another folder.")

    monkeypatch.setattr("secretsmanual.services.manual.Manual.keep_before", refuse)
    with pytest.raises(Refused):
        services.retention.reduce_over()
    assert person_of(services, person).reduced_on is None


def test_nobody_goes_before_their_months_are_over(empty, clock):
    hester, _ = empty.people.add("Hester")
    empty.people.change(hester.id, status="left")
    clock.advance(timedelta(days=365 - 28))
    shown_for(empty, clock, 27)
    assert empty.retention.reduce_over() == ([], None)
    clock.advance(DAY)
    assert empty.retention.reduce_over()[0]


def test_switched_off_nobody_goes_and_a_key_still_does_it(gone, clock):
    services, person, *_ = gone
    change = services.retention.set_by_itself(on=False)
    assert not services.retention.by_itself()
    shown_for(services, clock, 20)
    assert services.retention.reduce_over() == ([], None)
    assert [one.goes_on for one in services.retention.waiting()] == [None]
    services.manual.undo(change.action)
    assert services.retention.by_itself()
    services.retention.set_by_itself(on=False)
    services.retention.set_by_itself(on=True)
    assert [one.id for one in services.retention.reduce_over()[0]] == [person]


def test_nobody_goes_while_a_talk_goes_on(gone, clock):
    services, person, firm, _ = gone
    shown_for(services, clock, 14)
    other, _ = services.people.add("Anders Volk", firm)
    services.interviews.start(Plan(firm, (other.id,)))
    assert services.retention.reduce_over() == ([], None)
    services.interviews.close_for_review(services.interviews.unfinished()[0].interview.id)
    assert [one.id for one in services.retention.reduce_over()[0]] == [person]


def test_with_whom_a_talk_goes_on_is_not_reduced_by_a_key_either(gone):
    services, person, firm, _ = gone
    services.retention.show()
    services.interviews.start(Plan(firm, (person,)))
    with pytest.raises(Refused, match="has not ended"):
        services.retention.reduce([person])


@pytest.mark.parametrize("jump", [timedelta(days=365), timedelta(days=8), timedelta(days=-2)])
def test_a_clock_that_jumps_begins_the_notice_anew(gone, clock, jump):
    services, *_ = gone
    shown_for(services, clock, 13)
    clock.advance(jump)
    assert services.retention.reduce_over() == ([], None)
    services.retention.show()
    assert services.retention.waiting()[0].goes_on == clock.today() + 14 * DAY
    clock.advance(-jump)
    services.retention.show()
    assert services.retention.waiting()[0].goes_on > clock.today()
    assert services.retention.reduce_over() == ([], None)


@given(st.lists(st.integers(-40, 400), max_size=12))
def test_however_the_days_jump_nobody_goes_without_notice(jumps):
    """Whoever goes was shown on three days at least, none more than a week after the last."""
    day, person, shown = date(2026, 11, 20), None, []
    person = Person(id="p", name="H", status="left", created_at=datetime(2026, 1, 1, tzinfo=UTC))
    due = date(2026, 11, 1)
    for jump in jumps:
        if goes_on(person, due, day) <= day:
            last = [one for one in shown if timedelta() <= day - one <= timedelta(days=14)]
            assert len(last) >= 2
            assert person.shown_on + timedelta(days=14) <= day
            assert day - person.last_shown_on <= timedelta(days=7)
        person = person.model_copy(update=showing(person, day))
        shown.append(day)
        day += timedelta(days=jump)


def test_the_day_page_counts_as_the_list_for_whom_it_names(gone, clock):
    services, person, *_ = gone
    services.retention.note_shown([person, "p-nobody"])
    assert person_of(services, person).shown_on == clock.today()
    services.retention.note_shown([])
    clock.advance(DAY)
    services.retention.note_shown([person])
    now = person_of(services, person)
    assert now.last_shown_on - now.shown_on == DAY


def test_noting_twice_a_day_writes_once(gone):
    services, person, *_ = gone
    services.retention.note_shown([person])
    services.backups.make()
    services.retention.note_shown([person])
    assert not services.manual.changed_since_backup


def test_of_whom_came_back_the_notice_begins_anew(gone, clock):
    services, person, *_ = gone
    shown_for(services, clock, 14)
    services.people.change(person, status="active")
    assert services.retention.reduce_over() == ([], None)
    services.people.change(person, status="left", left_on=clock.today() - 400 * DAY)
    assert services.retention.reduce_over() == ([], None)
    assert services.retention.show()[0].goes_on == clock.today() + 14 * DAY
