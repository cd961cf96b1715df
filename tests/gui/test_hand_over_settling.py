"""Handing over: what needs care is settled in place; themes, bundles and locked files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from secretsmanual.gui.models.rows import SectionRow

K = Qt.Key


@pytest.fixture
def careful(demo):
    """Two secrets of one account in which a word needs care."""
    found = demo.accounts.find("Gantrel Fasteners")
    kind = next(one.kind for one in demo.secrets.all() if one.kind)
    texts = ("She has cancer and wants calls after ten.", "Her divorce takes all her time.")
    return found, [demo.secrets.add(text, found.id, kind=kind)[0].id for text in texts]


@pytest.fixture
def page(open_page, careful):
    return open_page("hand_over", account=careful[0].id)


def settle_ids(page):
    return [row.id for row in page.list.records.rows if not isinstance(row, SectionRow)]


def test_what_needs_care_is_marked_and_kept_or_reworded_by_keys(
    page, careful, demo, tools, qtbot, settled
):
    _, ids = careful
    page.list.setFocus()
    qtbot.keyClick(page.list, K.Key_S)
    settled(tools)
    assert set(settle_ids(page)) >= {f"held:{one}" for one in ids}
    rows = {row.id: row for row in page.list.records.rows}
    assert [mark.word for mark in rows[f"held:{ids[0]}"].marks] == ["health"]
    page.list.choose(f"held:{ids[0]}")
    settled(tools)
    assert page.card.isVisible()
    assert page.card.words.text() == "She has cancer and wants calls after ten."
    before = len(settle_ids(page))
    qtbot.keyClick(page.list, K.Key_K)
    settled(tools)
    assert demo.secrets.get(ids[0]).care == ["health"]
    assert len(settle_ids(page)) == before - 1
    assert page.list.hasFocus()
    page.list.choose(f"held:{ids[1]}")
    settled(tools)
    qtbot.keyClick(page.list, K.Key_R)
    assert page.card.area.hasFocus()
    page.card.area.setPlainText("She talks of her divorce.")
    qtbot.keyClick(page.card.area, K.Key_Return)
    settled(tools)
    assert page.card.problem.text().startswith("The new words need care too")
    page.card.area.setPlainText("She has little time this month.")
    qtbot.keyClick(page.card.area, K.Key_Return)
    settled(tools)
    assert demo.secrets.get(ids[1]).text == "She has little time this month."
    assert ids[1] in settle_ids(page)
    tools.undoing.undo()
    settled(tools)
    assert f"held:{ids[1]}" in settle_ids(page)


def test_escape_leaves_the_words(page, careful, demo, tools, qtbot, settled):
    page.list.choose(f"held:{careful[1][0]}")
    settled(tools)
    qtbot.keyClick(page.list, K.Key_R)
    qtbot.keyClicks(page.card.area, "other")
    qtbot.keyClick(page.card.area, K.Key_Escape)
    assert page.list.hasFocus()
    assert not page.card.writing
    assert demo.secrets.get(careful[1][0]).text.startswith("She has cancer")


def test_what_may_give_its_source_away_can_be_reworded(page, careful, demo, tools, qtbot, settled):
    found, _ = careful
    about, teller = demo.people.all(found.id)[:2]
    kind = next(one.kind for one in demo.secrets.all() if one.kind)
    text = f"The plant closes in May, and {teller.name} is sure of it."
    secret, change = demo.secrets.add(
        text, found.id, kind=kind, person_id=about.id, said_by=teller.id, source_protected=True
    )
    tools.wrote(change)
    settled(tools)
    page.list.setFocus()
    page.list.choose(f"held:{secret.id}")
    settled(tools)
    assert "who told us" in page.card.why.text()
    qtbot.keyClick(page.list, K.Key_R)
    page.card.area.setPlainText("The plant closes in May.")
    qtbot.keyClick(page.card.area, K.Key_Return)
    settled(tools)
    assert secret.id in settle_ids(page)


def test_one_key_shows_what_stays_by_reason(page, tools, qtbot, settled):
    everything = page.list.records.rows
    page.list.setFocus()
    qtbot.keyClick(page.list, K.Key_H)
    titles = [row.title for row in page.list.records.rows if isinstance(row, SectionRow)]
    assert titles
    assert all(title.startswith(("Stays here", "Settle")) for title in titles)
    qtbot.keyClick(page.list, K.Key_H)
    assert page.list.records.rows == everything


def test_a_card_of_cards_holds_less(page, tools, settled, demo, careful):
    kind = page.side.kind
    kind.setCurrentIndex(kind.findData("vcf"))
    kind.activated.emit(kind.currentIndex())
    settled(tools)
    titles = [row.title for row in page.list.records.rows if isinstance(row, SectionRow)]
    assert "Stays here: this kind of file has no place for it" in titles
    assert not page.side.lock.isVisible()
    page.side.audiences["colleague"].click()
    settled(tools)
    assert [kind.itemData(at) for at in range(kind.count())] == ["smbundle"]
    assert page.side.lock.isVisible()


def test_a_locked_bundle_for_a_colleague(make_tools, demo, tmp_path, settled, qtbot):
    path = tmp_path / "for Ana.smbundle"
    tools = make_tools(demo, path)
    page = tools.navigation.open("hand_over", audience="colleague")
    settled(tools)
    field = page.side.passphrase.field
    assert field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(field, "seven calm green herons")
    qtbot.keyPress(page.side.passphrase.eye, K.Key_Space)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.keyRelease(page.side.passphrase.eye, K.Key_Space)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    tools.actions["export"].trigger()
    settled(tools)
    assert tools.ask.asked[0][2] == "For a colleague.smbundle"
    assert demo.bundles.is_locked(path)
    assert page.told.text().startswith("Handed to a colleague: ")
    assert field.text() == ""


def test_a_locked_pack_for_service(make_tools, demo, tmp_path, settled, qtbot):
    path = tmp_path / "pack.html"
    tools = make_tools(demo, path)
    page = tools.navigation.open("hand_over")
    settled(tools)
    secret = demo.secrets.get(page.list.current_id())
    qtbot.keyClicks(page.side.passphrase.field, "seven calm green herons")
    tools.actions["export"].trigger()
    settled(tools)
    assert secret.text not in path.read_text(encoding="utf-8")


def test_marketing_gets_what_is_new_or_everything_again(make_tools, demo, tmp_path, settled, qtbot):
    tools = make_tools(demo, tmp_path / "first.xlsx")
    page = tools.navigation.open("hand_over", audience="marketing")
    page.side.which["all"].click()
    settled(tools)
    first = settle_ids(page)[0]
    leave = demo.sharing.preview("marketing", recipient="Bo", only_new=True).leaves
    qtbot.keyClicks(page.side.recipient, "Bo")
    settled(tools)
    assert page.head.note.text().startswith(f"{len(leave)} lines new for marketing.")
    tools.actions["export"].trigger()
    settled(tools)
    assert page.head.note.text().startswith("Nothing new for marketing.")
    assert first not in settle_ids(page)
    qtbot.keyClick(page.side.everything, K.Key_Space)
    settled(tools)
    assert first in settle_ids(page)
    page.side.audiences["service"].click()
    settled(tools)
    assert not page.side.everything.isVisible()


def test_themes_leave_without_names(make_tools, demo, tmp_path, settled):
    path = tmp_path / "themes.json"
    tools = make_tools(demo, path)
    page = tools.navigation.open("hand_over", audience="themes")
    settled(tools)
    assert not page.side.search.isVisible()
    assert not page.side.which["all"].isVisible()
    assert page.themes.isVisible()
    preview = demo.themes.preview()
    assert len(settle_ids(page)) == len(preview.leaves) + len(preview.held_back)
    assert tools.actions["export"].isEnabled() == bool(preview.leaves)


def test_it_is_accessible_while_settling(page, careful, tools, qtbot, settled, assert_accessible):
    page.list.setFocus()
    page.list.choose(f"held:{careful[1][0]}")
    settled(tools)
    assert_accessible(page)
    qtbot.keyClick(page.list, K.Key_R)
    assert_accessible(page)
