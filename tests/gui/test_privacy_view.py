"""The privacy view: what was told in confidence is nowhere on the screen while it is on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secretsmanual.domain.confided import MASK, confided_line
from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.domain.talks import MeetingFields
from secretsmanual.gui.form_fields import is_typed, text_of
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui import every_page
from tests.gui.lock_desk import on_screen

PRIVATE, NEVER, RAW, PROMISE = "Quillwort boat", "Bindweed debt", "Toadflax move", "Spurge call"
ASK = "Vetch crate"
MADE = (
    *("Fenwick oar", "Brindle knot", "Larkspur mast", "Teasel gift", "Sorrel sail"),
    *("Campion rope", "Yarrow tide", "Burdock word", "Tansy mood", "Comfrey prize"),
)
"""Said in confidence with no other words: of a quote, a use, an idea and what else hangs on it."""
WORDS = (PRIVATE, NEVER, RAW, PROMISE, ASK, *MADE)


def hang_on(demo, secret, account, person):
    """Put something with words of its own onto a private secret, wherever something can hang."""
    demo.secrets.use(secret, "surprise", f"With a {MADE[3]}", "delighted")
    demo.ideas.add(
        f"Do it by {MADE[4]}",
        person_id=person,
        secrets=[secret],
        value=f"They would save {MADE[5]}",
        next_step=f"Ask about {MADE[6]}",
    )
    with demo.manual.write("Keep a referral") as unit:
        told = {"to": "Anders", "why": f"For the {MADE[7]}", "secret_id": secret}
        unit.referrals.add(
            ReferralFields(account_id=account, on=demo.manual.today, created_at=unit.at, **told)
        )


def quote_in_records(demo, account, person):
    """Say a private secret's words again in records that nothing marks."""
    demo.customer_side.tell_story(account, f"Asked for the {PRIVATE}", person)
    demo.customer_side.rate(account, "ease", person, performance=3, quote=f"As the {PRIVATE}")
    theme = demo.themes.propose(f"A {PRIVATE} for all")[0]
    demo.market_tests.add(theme.id, f"Offer the {PRIVATE}", offer=f"A {PRIVATE}")
    other = next(one.id for one in demo.people.all(account) if one.id != person)
    demo.who_is_who.relate(account, person, "listens_to", other, f"Share a {PRIVATE}")
    demo.people.change(person, notes=f"Has a {PRIVATE}")
    case = demo.recovery.open(account, person, f"We sank the {PRIVATE}", f"{PRIVATE} gone")[0]
    demo.recovery.set_apology(case.id, [f"The {PRIVATE} is our fault", "Sorry", "Today"])
    with demo.manual.write("Plan a meeting") as unit:
        at = demo.manual.clock.now() + timedelta(days=1)
        unit.meetings.add(
            MeetingFields(
                account_id=account, at=at, attendees=[person], purpose=f"About the {PRIVATE}"
            )
        )


@pytest.fixture
def confided(demo):
    """Words told in confidence wherever the manual can hold them, besides a talk (`open_talk`)."""
    account, person = every_page.whom(demo)
    for text, level in ((PRIVATE, "private"), (NEVER, "never")):
        words = {
            "verbatim": f"I hope: {MADE[0]}",
            "why_it_matters": f"For the {MADE[1]}",
            "idea": f"Lend a {MADE[2]}",
        }
        secret, _ = demo.secrets.add(text, account, person_id=person, **words)
        demo.secrets.set_kind(secret.id, "hope")
        demo.secrets.set_sensitivity(secret.id, level)
    prized, _ = demo.secrets.add(f"A {MADE[9]}", account, person_id=person, kind="delight")
    demo.secrets.toggle_gold(prized.id)
    demo.awards.nominate(prized.id)
    felt, _ = demo.secrets.add(f"Is cross about {MADE[8]}", account, person_id=person)
    demo.secrets.set_kind(felt.id, "feeling")
    for one in (prized, felt):
        demo.secrets.set_sensitivity(one.id, "private")
    hang_on(demo, prized.id, account, person)
    quote_in_records(demo, account, person)
    return account, person


@pytest.fixture
def switch(tools, settled):
    def press():
        tools.actions["private_view"].trigger()
        settled(tools)

    return press


def seen():
    return on_screen(*(word[::-1] for word in WORDS), visible=True)


def open_talk(tools, settled, qtbot, account, person):
    page = tools.navigation.open("talk", account=account, people=person)
    settled(tools)
    page.prep.submit()
    settled(tools)
    for raw in (f"~ {RAW}", f"~! {PROMISE} by friday", f"~? ask of the {ASK}"):
        page.live.line.put(raw)
        page.presenter.save_line(raw)
        page.live.line.put("")
        settled(tools)
    return page


def every_card(page, tools, settled):
    while page.presenter.card is not None:
        page.presenter.turn()
        assert seen() == []
        page.presenter.grade(4)
        settled(tools)


def with_histories(page, tools, settled):
    """Ask for the history of each secret, and hold the key that shows what is never mentioned."""
    for row in list(page.parts.list.records.rows):
        page.parts.list.choose(row.id)
        if tools.actions["history"].isEnabled():
            tools.actions["history"].trigger()
            settled(tools)
        QTest.keyPress(page.parts.list, Qt.Key.Key_Space)
        assert seen() == [], row
        QTest.keyRelease(page.parts.list, Qt.Key.Key_Space)


def with_private(page, tools, settled):
    page.side.private.click()
    settled(tools)


MORE = {"account": with_histories, "rehearse": every_card, "brief": with_private}


@pytest.mark.parametrize("name", every_page.NAMES)
def test_no_page_shows_it(switch, name, confided, tools, open_page, settled, qtbot, demo):
    talk = open_talk(tools, settled, qtbot, *confided)
    assert on_screen(RAW[::-1])
    assert seen()
    switch()
    assert seen() == []
    for _ in range(5):
        tools.actions["end"].trigger()
        settled(tools)
        assert seen() == []
    interview = talk.presenter.session.id
    page = open_page(name, **every_page.arguments(demo, name, interview=interview))
    assert seen() == []
    MORE.get(name, lambda *_: None)(page, tools, settled)
    for rows in page.findChildren(RowList):
        for row in list(rows.records.rows) if rows.isVisible() else []:
            rows.choose(row.id)
            settled(tools)
            assert seen() == [], (rows.accessibleName(), row)
    assert seen() == []


def test_the_card_of_a_mishap_hides_what_it_does_to_them(switch, confided, tools, open_page, demo):
    account, person = confided
    for text, kind in ((f"{PRIVATE} sinks", "stakes"), (f"{PRIVATE} at seven", "habit")):
        secret, _ = demo.secrets.add(text, account, person_id=person, kind=kind)
        demo.secrets.set_sensitivity(secret.id, "private")
        demo.secrets.toggle_gold(secret.id)
    page = open_page("oops", account=account, person=person)
    names = [label.accessibleName() for label in page.side.facts.findChildren(PlainLabel)]
    assert f"Does to them: {PRIVATE} sinks" in names
    assert f"Reach them: {PRIVATE} at seven" in names
    switch()
    assert seen() == []


def test_it_is_there_again_without_it(switch, confided, tools, open_page):
    account, person = confided
    page = open_page("account", account=account, person=person)
    assert on_screen(PRIVATE[::-1])
    switch()
    assert any(row.spoken.startswith(MASK) for row in page.parts.list.records.rows)
    assert seen() == []
    switch()
    assert on_screen(PRIVATE[::-1])
    assert on_screen(MASK[::-1]) == []


def test_search_hides_words_of_secrets_lines_and_promises(switch, confided, tools, settled, qtbot):
    account, person = confided
    open_talk(tools, settled, qtbot, account, person)
    switch()
    palette = tools.banner.window().findChild(Palette)
    palette.open()
    for word in WORDS:
        palette.field.setText(word)
        settled(tools)
        assert palette.list.records.rows
        assert [row for row in palette.list.records.rows if word in row.spoken] == []


def test_hidden_words_do_not_come_into_a_field(switch, confided, tools, open_page, demo):
    account, person = confided
    page = open_page("account", account=account, person=person)
    switch()
    secret = next(one for one in demo.secrets.all(account) if one.text == PRIVATE)
    page.parts.list.choose(secret.id)
    tools.actions["edit"].trigger()
    assert "hidden while privacy view is on" in tools.banner.text
    tools.actions["supersede"].trigger()
    assert seen() == []


def test_the_window_says_that_it_is_on_and_remembers_it(switch, tools, open_page, qtbot):
    page = open_page("settings")
    mark = page.window().veil_mark
    assert mark.isHidden()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F11)
    assert mark.isVisible()
    assert page.privacy.view.isChecked()
    assert tools.preferences.get("private_view") == "yes"
    mark.show_all.click()
    assert mark.isHidden()
    page.privacy.view.click()
    assert tools.theme.veiled
    switch()
    assert not page.privacy.view.isChecked()


@pytest.mark.parametrize(
    ("raw", "marks", "private"),
    [
        ("~ thinks of leaving", (), True),
        ("!~ call the bank", (), True),
        ("n: the lost firm", (), True),
        ("~20 rolls a week", (), False),
        ("likes ~ signs", (), False),
        ("plain", ("private",), True),
        ("plain", ("gold",), False),
    ],
)
def test_lines_told_in_confidence(raw, marks, private):
    assert confided_line(raw, marks) is private


def open_notes(open_page, tools, account, person):
    page = open_page("account", account=account, person=person)
    tools.actions["edit"].trigger()
    return page.parts.person.form.fields["notes"]


def open_story(open_page, _tools, account, _person):
    page = open_page("customer", account=account)
    rows = [row.id for row in page.list.records.rows]
    page.list.choose(next(one for one in rows if one.startswith("story:")))
    page._edit()
    return page.host.form.fields["asked"]


def open_name(open_page, _tools, _account, _person):
    page = open_page("themes")
    page._propose()
    return page.name


@pytest.mark.parametrize("begin", [open_notes, open_story, open_name])
def test_a_field_that_is_open_is_masked_and_loses_nothing(
    begin, confided, switch, tools, open_page, qtbot
):
    field = begin(open_page, tools, *confided)
    field.setFocus()
    qtbot.keyClicks(field, f"and {PRIVATE} of ")
    text = text_of(field)
    assert f"and {PRIVATE} of " in text
    switch()
    assert seen() == []
    qtbot.keyClicks(field, "not over the mask")
    assert (text_of(field), is_typed(field)) == (text, True)
    assert seen() == []
    switch()
    assert on_screen(text[::-1], visible=True)
    assert is_typed(field)
    qtbot.keyClicks(field, "on")
    assert text_of(field) != text


def test_files_written_meanwhile_hold_nothing_of_it(
    confided, switch, tools, open_page, settled, tmp_path, demo
):
    account, person = confided
    brief = open_page("brief", account=account, people=person)
    switch()
    with_private(brief, tools, settled)
    brief._presenter.save(tmp_path / "brief.txt")
    settled(tools)
    text = (tmp_path / "brief.txt").read_text(encoding="utf-8")
    assert text
    assert [word for word in WORDS if word in text] == []
    map_ = open_page("who", account=account)
    map_._presenter.save(tmp_path / "map.txt", "", with_private=True)
    settled(tools)
    text = (tmp_path / "map.txt").read_text(encoding="utf-8")
    assert text
    assert [word for word in WORDS if word in text] == []
    report = open_page("person", person=person)
    report._save()
    assert "hidden while privacy view is on" in tools.banner.text
