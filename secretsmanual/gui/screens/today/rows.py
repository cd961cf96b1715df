"""What waits today, as rows of two short lists."""

from datetime import datetime

from secretsmanual.domain import recovery, words
from secretsmanual.domain.attention import AtRisk
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.recovery_card import case_in_short
from secretsmanual.domain.retention import Leaver
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.models.rows import ItemRow, SectionRow
from secretsmanual.gui.models.waiting import begun, with_whom
from secretsmanual.services.attention import FadingLine, Quiet
from secretsmanual.services.promises import NamedPromise
from secretsmanual.services.recovery import Running
from secretsmanual.services.today import Planned, Today, Waiting

Rows = list[ItemRow | SectionRow]
LEAVERS = "leavers"
"""How ids of rows of people who left begin, and the page they lead to."""
NAMED = 3
"""So many of them are named."""


def ahead(today: Today) -> Rows:
    """Return mishaps whose clock runs, talks to review, meetings, and accounts to look after."""
    found: Rows = []
    if today.running:
        found.append(SectionRow(tr("To put right"), tr("the clock runs")))
        found += [_mishap(one, today.now) for one in today.running]
    if today.waiting:
        fading = sum(one.fades for one in today.waiting)
        note = tr("memory fades: a minute each") if fading else tr("a minute each")
        found.append(SectionRow(tr("To review"), note))
        found += [_waiting(one, today.now) for one in today.waiting]
    none = "" if today.meetings else tr("none planned in the next two weeks")
    found.append(SectionRow(tr("Meetings"), none))
    found += [_meeting(one, today.now) for one in today.meetings]
    if today.attention.at_risk:
        found.append(SectionRow(tr("Look after")))
        found += [_at_risk(one) for one in today.attention.at_risk]
    return found


def beside(today: Today) -> Rows:
    """Return promises due, people who left or have gone quiet, and what to ask again."""
    none = "" if today.promises else tr("nobody waits this week")
    found: Rows = [SectionRow(tr("Promises"), none)]
    found += [_promise(one, today.now) for one in today.promises]
    if today.leavers:
        shown = leavers_named(today)
        more = len(today.leavers) - len(shown)
        note = tr("and {n} more", n=more) if more else ""
        found.append(SectionRow(tr("People who left"), note))
        found += [_leaver(one, today.now) for one in shown]
    quiet, fading = today.attention.quiet, today.attention.fading
    none = "" if quiet else tr("no one who decides, for 90 days")
    found.append(SectionRow(tr("Gone quiet"), none))
    found += [_quiet(one, today.now) for one in quiet]
    if fading:
        found.append(SectionRow(tr("Ask again"), tr("half forgotten by now")))
        found += [_fading(one, today.now) for one in fading]
    return found


def _mishap(one: Running, now: datetime) -> ItemRow:
    case = one.case
    return ItemRow(
        case.id,
        case.what,
        _joined([one.person, one.account]),
        case_in_short(case, now),
        "life-buoy",
        aside_tone="alert" if recovery.band(recovery.left(case, now)) <= 1 else "warm",
    )


def leavers_named(today: Today) -> list[Leaver]:
    """Return the people who left whom the page names: those who are reduced first."""
    return sorted(today.leavers, key=lambda one: one.goes_on or one.due)[:NAMED]


def leaver_row(one: Leaver) -> str:
    """Return the id of the row of somebody who left."""
    return f"{LEAVERS} {one.person.id}"


def _leaver(one: Leaver, now: datetime) -> ItemRow:
    due = one.is_due(now.date())
    day = words.day(one.goes_on) if one.goes_on else ""
    return ItemRow(
        leaver_row(one),
        one.person.name,
        tr("goes by itself on {day}", day=day) if day else tr("look before they are reduced"),
        tr("due") if due else "",
        avatar=True,
        aside_tone="warm" if due else "faint",
    )


def _waiting(one: Waiting, now: datetime) -> ItemRow:
    talk = one.talk
    note = [talk.account, trn("{n} line", "{n} lines", talk.lines)]
    if one.fades:
        note.append(tr("memory fades"))
    return ItemRow(
        talk.interview.id,
        with_whom(talk),
        _joined(note),
        begun(talk, now),
        "list-checks",
        aside_tone="warm" if one.fades else "faint",
    )


def _meeting(one: Planned, now: datetime) -> ItemRow:
    days = (one.at.date() - now.date()).days
    near = {0: tr("Today {:%H:%M}"), 1: tr("Tomorrow {:%H:%M}")}
    when = near[days].format(one.at) if days in near else words.moment(one.at)
    people = words.listed(one.people)
    return ItemRow(
        one.meeting.id,
        one.meeting.purpose or one.account,
        _joined([people, one.account, tr("{n} min", n=one.meeting.minutes)]),
        when,
        "calendar-days",
        aside_tone="accent" if days == 0 else "faint",
    )


def _promise(one: NamedPromise, now: datetime) -> ItemRow:
    due = one.promise.due or now.date()
    left = (due - now.date()).days
    near = {0: tr("today"), 1: tr("tomorrow")}
    when = tr("overdue") if left < 0 else near.get(left, words.weekday(due))
    first = one.person.split()[0] if one.person else one.account
    ours = one.promise.direction == "ours"
    form = tr("We promised {}") if ours else tr("{} promised us")
    return ItemRow(
        one.promise.id,
        one.promise.text,
        form.format(first),
        when,
        "handshake" if ours else "user",
        aside_tone="warm" if left <= 0 else "faint",
        private=one.private,
    )


def _quiet(one: Quiet, now: datetime) -> ItemRow:
    heard = words.age_of(one.since, now.date())
    return ItemRow(one.person.id, one.person.name, one.account, heard, avatar=True)


def _at_risk(one: AtRisk) -> ItemRow:
    reasons = _joined([tr(reason) for reason in one.reasons])
    return ItemRow(one.account.id, one.account.name, reasons, icon="heart")


def _fading(one: FadingLine, now: datetime) -> ItemRow:
    secret = one.fading.secret
    known = words.age_of(secret.last_confirmed, now.date())
    note = words.labelled(one.who, one.fading.ask)
    private = secret.sensitivity in CONFIDED
    return ItemRow(secret.id, secret.text, note, known, "repeat", private=private)


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
