"""People who left are kept for a time and then reduced, after somebody looked."""

from datetime import date, timedelta

import pytest

from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.people import Person
from secretsmanual.domain.retention import due_on
from secretsmanual.services import files
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
