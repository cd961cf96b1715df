"""Calendars: which meetings come in, and what the same calendar does again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import FoundMeeting, NotUnderstood
from secretsmanual.formats.importers import calendar_file, registry

FRAME = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\n{}END:VCALENDAR\r\n"
HESTER = 'ATTENDEE;CN="Hester Vaughn-Abara":mailto:Hester@Thornquay.example\r\n'


def entry(uid, begin, *more, title="Line review", who=HESTER):
    lines = [f"UID:{uid}", f"DTSTART{begin}", f"SUMMARY:{title}", *more]
    return "BEGIN:VEVENT\r\n" + "\r\n".join(lines) + "\r\n" + who + "END:VEVENT\r\n"


@pytest.fixture
def known(empty):
    account, _ = empty.accounts.add("Thornquay Chilled Foods Ltd")
    empty.people.add(
        "Hester Vaughn-Abara", account.id, emails=["hester@thornquay.example"], decision_maker=True
    )
    return empty


@pytest.fixture
def calendar(tmp_path):
    def write(*entries):
        path = tmp_path / "calendar.ics"
        path.write_text(FRAME.format("".join(entries)), encoding="utf-8", newline="")
        return path

    return write


@pytest.fixture
def day(clock):
    return lambda days, hour=10: (clock.now() + timedelta(days=days)).strftime(
        f":%Y%m%dT{hour:02}0000Z"
    )


def meetings(services):
    with services.manual.read() as unit:
        return sorted(unit.meetings.where(), key=lambda one: one.at)


def test_a_meeting_with_somebody_known_comes_in_and_goes_again(known, calendar, day):
    done = known.importing.run(calendar(entry("a", day(2), "DURATION:PT45M")))
    (one,) = meetings(known)
    assert (one.purpose, one.minutes) == ("Line review", 45)
    assert one.attendees == [known.people.find("Hester").id]
    assert done.preview.counts.meetings_added == 1
    assert known.today.page().meetings[0].people == ("Hester Vaughn-Abara",)
    known.importing.undo(done.import_id)
    assert meetings(known) == []


def test_a_preview_writes_nothing(known, calendar, day):
    preview = known.importing.preview(calendar(entry("a", day(2))))
    assert [one.fate for one in preview.meetings] == ["new"]
    assert meetings(known) == []


def test_an_account_is_found_by_its_name_in_the_entry(known, calendar, day):
    known.importing.run(
        calendar(entry("a", day(2), title="Call with Thornquay Chilled Foods", who=""))
    )
    (one,) = meetings(known)
    assert one.account_id == known.accounts.find("Thornquay").id
    assert one.attendees == []


def test_somebody_is_known_by_the_name_alone(known, calendar, day):
    who = "ATTENDEE;CN=Vaughn-Abara Hester:mailto:private@mail.example\r\n"
    known.importing.run(calendar(entry("a", day(2), who=who)))
    assert len(meetings(known)[0].attendees) == 1


def test_what_is_over_all_day_cancelled_or_with_strangers_stays_out(known, calendar, day):
    preview = known.importing.preview(
        calendar(
            entry("a", day(-2)),
            entry("b", ";VALUE=DATE:20991224"),
            entry("c", day(2), "STATUS:CANCELLED"),
            entry("d", day(2), title="Dentist", who=""),
        )
    )
    assert preview.meetings == ()
    assert preview.counts.meetings_left_out == 4


def test_the_same_calendar_again_moves_adds_and_takes_away(known, calendar, day):
    known.importing.run(calendar(entry("a", day(2)), entry("b", day(3)), entry("c", day(4))))
    again = known.importing.run(
        calendar(entry("a", day(2)), entry("b", day(5)), entry("c", day(4), "STATUS:CANCELLED"))
    )
    assert [one.external_id for one in meetings(known)] == ["a", "b"]
    assert meetings(known)[1].at.day == (known.manual.clock.now() + timedelta(days=5)).day
    counts = again.preview.counts
    assert (counts.meetings_added, counts.meetings_changed) == (0, 2)
    known.importing.undo(again.import_id)
    assert [one.external_id for one in meetings(known)] == ["a", "b", "c"]


def test_a_meeting_of_ones_own_is_never_taken_away(known, calendar, day):
    known.importing.run(calendar(entry("a", day(2)), entry("b", day(3))))
    known.importing.run(calendar(entry("a", day(2))))
    assert [one.external_id for one in meetings(known)] == ["a", "b"]


def test_a_series_brings_its_next_weeks_without_the_dates_it_leaves_out(known, calendar, day):
    known.importing.run(
        calendar(
            entry("s", day(-13), "RRULE:FREQ=WEEKLY;COUNT=6", f"EXDATE{day(8)}"),
            entry("s", day(16), f"RECURRENCE-ID{day(15)}"),
        )
    )
    now = known.manual.clock.now()
    assert [(one.at.date() - now.date()).days for one in meetings(known)] == [1, 16, 22]


def test_a_series_whose_day_changed_leaves_no_old_dates(known, calendar, day):
    known.importing.run(calendar(entry("s", day(1), "RRULE:FREQ=WEEKLY;COUNT=3")))
    known.importing.run(calendar(entry("s", day(2), "RRULE:FREQ=WEEKLY;COUNT=3")))
    now = known.manual.clock.now()
    assert [(one.at.date() - now.date()).days for one in meetings(known)] == [2, 9, 16]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;BYSECOND=0,1,2", "FREQ=NEVER", "FREQ=DAILY;COUNT=x", ""]
)
def test_a_rule_that_is_not_for_meetings_gives_the_first_alone(known, calendar, day, rule):
    known.importing.run(calendar(entry("s", day(1), f"RRULE:{rule}")))
    assert len(meetings(known)) <= 1


def test_a_time_without_a_zone_is_that_of_this_place(known, calendar, clock):
    at = (clock.now() + timedelta(days=1)).strftime(":%Y%m%dT100000")
    known.importing.run(calendar(entry("a", at)))
    assert meetings(known)[0].at.astimezone(clock.now().tzinfo).hour == 10


def test_a_broken_entry_costs_no_other(known, calendar, day):
    preview = known.importing.preview(
        calendar(
            entry("a", ":nonsense"), entry("b", day(2)), "BEGIN:VEVENT\r\n", entry("c", day(3))
        )
    )
    assert [one.external_id for one in preview.meetings] == ["b", "c"]
    assert [one.line for one in preview.not_understood] == [1, 3]


def test_an_entry_that_is_too_large_is_left_out(known, calendar, day):
    large = "DESCRIPTION:" + "x" * (calendar_file.LONGEST_ENTRY + 1)
    preview = known.importing.preview(calendar(entry("a", day(2), large), entry("b", day(2))))
    assert [one.external_id for one in preview.meetings] == ["b"]
    assert "too large" in preview.not_understood[0].why


def test_too_many_entries_are_refused(known, calendar, day, monkeypatch):
    monkeypatch.setattr(calendar_file, "MOST_ENTRIES", 2)
    path = calendar(*(entry(str(n), day(2)) for n in range(3)))
    with pytest.raises(BadInput, match="more than 2 entries"):
        known.importing.run(path)
    assert meetings(known) == []


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_stands_in_an_entry_is_read_or_refused(body):
    data = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\n" + body
    reading = registry.read("x.ics", data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    assert all(isinstance(found, FoundMeeting | NotUnderstood) for found in reading)


def test_outlooks_names_of_zones_are_known():
    text = FRAME.format(entry("a", ";TZID=W. Europe Standard Time:20260701T100000"))
    (found,) = registry.read("x.ics", text.encode())
    assert found.at.astimezone(UTC) == datetime(2026, 7, 1, 8, tzinfo=UTC)
