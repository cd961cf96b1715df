"""The rows behind the numbers of a report card: what each opens, of whom, and why in words."""

from datetime import date, timedelta

from secretsmanual.domain.report_card import Behind
from tests.unit.domain.card_records import at, card, mishap, part, promise, referral, talk, use
from tests.unit.domain.secret_samples import AT, TODAY, account, secret

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def rows(made, name, place=0):
    return part(made, name).measures[place].rows


def test_promises_tell_their_day_and_how_they_were_taken():
    told = (
        promise(id="r-1", text="a", person_id="p-1", due=TODAY, kept_on=TODAY, satisfied="yes"),
        promise(id="r-2", text="b", due=TODAY - DAY, kept_on=TODAY),
        promise(id="r-3", text="c", kept_on=TODAY, satisfied="no"),
        promise(id="r-4", text="d", due=TODAY - DAY),
        promise(id="r-5", text="e", due=TODAY),
    )
    hester = "Hester Vaughn"
    assert rows(card(promises=told), "promise") == (
        Behind(
            "r-1", "promise", "a", "Thornquay", hester, 1.0,
            "kept 20 Nov 2026, on its day or before; satisfied: yes",
        ),
        Behind(
            "r-2", "promise", "b", "Thornquay", "", 0.0,
            "kept 20 Nov 2026, due 19 Nov 2026; satisfied: not asked",
        ),
        Behind(
            "r-3", "promise", "c", "Thornquay", "", 0.0,
            "kept 20 Nov 2026, without a day; satisfied: no",
        ),
        Behind("r-4", "promise", "d", "Thornquay", "", 0.0, "open, due 19 Nov 2026"),
    )  # fmt: skip


def test_talks_tell_when_they_were_reviewed():
    ended = AT - 3 * DAY
    told = (
        talk(ended, id="i-1", reviewed_at=ended + 24 * HOUR, attendees=["p-1"]),
        talk(ended, id="i-2", reviewed_at=ended + 25 * HOUR),
        talk(ended, id="i-3", review="pending"),
    )
    assert rows(card(talks=told), "keep", 1) == (
        Behind(
            "i-1", "interview", "Talk on 17 Nov 2026", "Thornquay", "Hester Vaughn", 1.0,
            "reviewed 18 Nov 2026",
        ),
        Behind(
            "i-2", "interview", "Talk on 17 Nov 2026", "Thornquay", "", 0.0,
            "reviewed 18 Nov 2026",
        ),
        Behind(
            "i-3", "interview", "Talk on 17 Nov 2026", "Thornquay", "", 0.0,
            "waits for its review",
        ),
    )  # fmt: skip


def test_mishaps_and_referrals_tell_how_it_went():
    mended = mishap(at(11, 2), id="o-1", person_id="p-1", within_24h=True)
    late = mishap(at(11, 3), id="o-2", what="Torn")
    made = card(
        mishaps=(mended, late),
        referrals=(
            referral(date(2026, 11, 2), person_id="p-1"),
            referral(date(2026, 11, 3), why="", id="j-2"),
        ),
    )
    assert rows(made, "recover") == (
        Behind(
            "o-1", "oops", "Late", "Thornquay", "Hester Vaughn", 1.0, "put right within 24 hours"
        ),
        Behind("o-2", "oops", "Torn", "Thornquay", "", 0.0, "not put right within 24 hours"),
    )
    assert rows(made, "recover", 1) == (
        Behind(
            "j-1", "referral", "A cousin", "Thornquay", "Hester Vaughn", 1.0,
            "2 Nov 2026, with a why",
        ),
        Behind("j-2", "referral", "A cousin", "Thornquay", "", 0.0, "3 Nov 2026, without a why"),
    )  # fmt: skip


def test_secrets_tell_what_became_of_them():
    made = card(
        secret(id="s-1"), secret(id="s-2", text="A boat at dawn"),
        reached={"s-1": TODAY}, uses={"s-1": [use("s-1", TODAY - DAY), use("s-1")]},
        colleagues={"s-2": TODAY - DAY},
    )  # fmt: skip
    assert [(one.id, one.counts, one.why) for one in rows(made, "share")] == [
        ("s-1", 1.0, "handed over 20 Nov 2026"),
        ("s-2", 0.0, "not handed over yet"),
    ]
    assert [(one.id, one.counts, one.why) for one in rows(made, "use")] == [
        ("s-1", 1.0, "used 20 Nov 2026"),
        ("s-2", 2.0, "a colleague used or confirmed it, 19 Nov 2026: counts twice"),
    ]


def test_what_is_not_known_opens_the_person_or_the_account():
    found = [one for one in rows(card(), "gather") if one.why.startswith("not known yet: ")]
    assert [(one.id, one.type, one.text, one.account, one.person) for one in found] == [
        ("a-1", "account", "Thornquay", "", ""),
        ("p-1", "person", "Hester Vaughn", "", ""),
    ]
    (nobody,) = [
        one
        for one in rows(card(people=(), accounts=(account(),)), "gather")
        if one.why.startswith("nobody is marked as deciding: ")
    ]
    assert (nobody.id, nobody.type, nobody.text, nobody.account, nobody.person) == (
        "a-1", "account", "Thornquay", "", "",
    )  # fmt: skip
