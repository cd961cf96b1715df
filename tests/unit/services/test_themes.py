"""Themes of the demo and of manuals made for it: what leaves, what stays, and when it changes."""

import json
from datetime import timedelta

import pytest

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.domain.theme_rule import Rule
from secretsmanual.formats.exporters.job import Cancelled

CERTAINTY = "e-certainty-over-price"
PUBLISHED = {
    "Certainty beats price": (5, 4),
    "Show me, do not tell me": (5, 4),
    "Ring me before I have to ring you": (5, 5),
}


def handed(services, folder, **arguments) -> dict:
    path = folder / "themes.json"
    services.themes.hand_over(path, **arguments)
    return json.loads(path.read_text("utf-8"))


def add_people(services, label, numbers, accounts=5) -> list[str]:
    """Let so many people say something of a theme; give their secrets."""
    manual = services.manual
    ids = []
    with manual.write("Fill") as unit:
        stamps = {"created_at": unit.at}
        for n in numbers:
            name = f"Firm{chr(97 + n % accounts)}"
            found = [one for one in unit.accounts.where() if one.name == name]
            account = found[0] if found else unit.accounts.add(AccountFields(name=name, **stamps))
            person = unit.people.add(
                PersonFields(account_id=account.id, name=f"Kim Nr{chr(97 + n)}", **stamps)
            )
            secret = unit.secrets.add(
                SecretFields(
                    account_id=account.id,
                    person_id=person.id,
                    said_by=person.id,
                    kind="outcome",
                    text="The pallet must arrive dry.",
                    verbatim=f"keep my pallet dry please, {'very ' * (n % 3)}much",
                    sensitivity="open",
                    themes=[label],
                    heard_on=manual.today,
                    last_confirmed=manual.today,
                    updated_at=unit.at,
                    **stamps,
                )
            )
            ids.append(secret.id)
    return ids


@pytest.fixture
def dry(empty):
    """An empty manual with one theme that nobody carries."""
    empty.themes.propose("Keep it dry")
    return empty


def test_the_demo_publishes_three_themes_and_holds_five_back(demo, tmp_path):
    states = {one.theme.label: one for one in demo.themes.all()}
    shown = {label: (one.people, one.accounts) for label, one in states.items() if one.shown_on}
    assert shown == PUBLISHED
    pictures = states["Pictures, not words or laptops"]
    assert (pictures.tagged, pictures.people, pictures.showing) == (4, 3, "below")
    data = handed(demo, tmp_path)
    assert {one["theme"] for one in data["records"]} == {*PUBLISHED}
    assert {one["people"] for one in data["records"]} == {"5 to 9"}
    assert data["below_the_limit"] == 5
    assert "Pictures" not in json.dumps(data)
    assert json.dumps(demo.themes.preview().data)


def test_what_the_preview_shows_is_what_leaves_and_is_remembered(demo, tmp_path):
    preview = demo.themes.preview()
    data = handed(demo, tmp_path, recipient="Bea")
    assert [one.theme for one in preview.leaves] == [one["theme"] for one in data["records"]]
    assert {one.trend for one in preview.leaves} == {"new"}
    receipt = demo.sharing.receipts()[0]
    assert (receipt.audience, receipt.recipient, receipt.secrets) == ("themes", "Bea", [])
    assert {one.trend for one in demo.themes.preview().leaves} == {"as before"}


def test_a_count_stands_until_three_people_make_the_difference(dry, tmp_path):
    add_people(dry, "Keep it dry", range(9))
    first = handed(dry, tmp_path)["records"]
    assert (first[0]["people"], first[0]["accounts"]) == ("5 to 9", "5 to 9")
    assert first[0]["words"] == ["arrive", "dry", "keep", "must", "pallet", "please"]
    add_people(dry, "keep it DRY", [9, 10])
    assert dry.themes.all()[0].showing == "waiting"
    second = handed(dry, tmp_path)["records"]
    assert second == [{**first[0], "trend": "as before"}]
    add_people(dry, "Keep it dry", [11])
    third = handed(dry, tmp_path)["records"][0]
    assert (third["people"], third["trend"]) == ("10 or more", "more people")


def test_a_theme_that_falls_below_keeps_its_old_row_for_a_year(dry, tmp_path, clock):
    ids = add_people(dry, "Keep it dry", range(5))
    theme = dry.themes.find("keep it dry")
    dry.themes.answer_quote(theme.id, ids[0], confirmed=True)
    first = handed(dry, tmp_path)["records"][0]
    assert [quote["text"] for quote in first["quotes"]] == ["“keep my pallet dry please, much”"]
    assert dry.sharing.receipts()[0].secrets == [ids[0]]
    for one in ids[:2]:
        dry.secrets.set_sensitivity(one, "private")
    clock.advance(timedelta(days=1))
    data = handed(dry, tmp_path)
    assert data["records"] == [{**first, "trend": "as before", "quotes": []}]
    assert data["struck"] == [first["quotes"][0]["code"]]
    clock.advance(timedelta(days=365))
    assert dry.themes.all()[0].showing == "frozen"
    clock.advance(timedelta(days=1))
    assert dry.themes.all()[0].showing == "below"
    with pytest.raises(Refused, match="No theme"):
        dry.themes.hand_over(tmp_path / "none.json")


def test_a_quote_is_confirmed_one_by_one_and_again_when_it_reads_otherwise(dry, tmp_path):
    ids = add_people(dry, "Keep it dry", range(5))
    theme = dry.themes.find("Keep it dry")
    assert [one.answer for one in dry.themes.quotes(theme.id)] == ["waiting"] * 5
    assert handed(dry, tmp_path)["records"][0]["quotes"] == []
    for one in ids[:3]:
        dry.themes.answer_quote(theme.id, one, confirmed=True)
    change = dry.themes.answer_quote(theme.id, ids[3], confirmed=False)
    answers = [one.answer for one in dry.themes.quotes(theme.id)]
    assert sorted(answers) == ["confirmed"] * 3 + ["refused", "waiting"]
    assert len(handed(dry, tmp_path)["records"][0]["quotes"]) == 2
    dry.manual.undo(change.action)
    assert [one.answer for one in dry.themes.quotes(theme.id)].count("waiting") == 2
    with dry.manual.write("New words") as unit:
        unit.secrets.change(ids[0], verbatim="keep every pallet dry, Nrb said")
    choices = {one.secret_id: one for one in dry.themes.quotes(theme.id)}
    assert choices[ids[0]].answer == "waiting"
    assert choices[ids[0]].quote == "keep every pallet dry, [...] said"
    with pytest.raises(NotFound, match="nothing of that secret"):
        dry.themes.answer_quote(theme.id, "s-none", confirmed=True)


def test_a_file_opens_with_their_words(dry, tmp_path):
    ids = add_people(dry, "Keep it dry", range(5))
    theme = dry.themes.find("Keep it dry")
    dry.themes.answer_quote(theme.id, ids[0], confirmed=True)
    dry.themes.hand_over(tmp_path / "themes.txt")
    page = (tmp_path / "themes.txt").read_text("utf-8")
    assert 0 < page.index("keep my pallet dry") < page.index("Holds")


def test_the_trade_stands_at_a_quote_where_three_accounts_are_of_it(dry, tmp_path):
    ids = add_people(dry, "Keep it dry", range(5))
    theme = dry.themes.find("Keep it dry")
    dry.themes.answer_quote(theme.id, ids[0], confirmed=True)
    with dry.manual.write("Trades") as unit:
        accounts = unit.accounts.where()
        for account in accounts[:2]:
            unit.accounts.change(account.id, trade="Bakery")
    assert handed(dry, tmp_path)["records"][0]["quotes"][0]["text"].endswith("”")
    with dry.manual.write("Trades") as unit:
        unit.accounts.change(accounts[2].id, trade="bakery")
    assert handed(dry, tmp_path)["records"][0]["quotes"][0]["text"].endswith("” (Bakery)")


def test_our_own_texts_that_name_somebody_stay(dry, tmp_path):
    add_people(dry, "Keep it dry", range(5))
    theme = dry.themes.find("Keep it dry")
    dry.themes.edit(theme.id, idea="do as Firma does", ask_back="Ask Kim?", test="A photo.")
    record = handed(dry, tmp_path)["records"][0]
    assert (record["idea"], record["ask_back"], record["test"]) == ("", "", "A photo.")
    assert {one.what for one in dry.themes.preview().held_back} == {"do as Firma does", "Ask Kim?"}
    dry.themes.edit(theme.id, label="What Kim wants")
    with pytest.raises(Refused, match="No theme"):
        dry.themes.hand_over(tmp_path / "none.json")


def test_a_label_is_one_theme_and_goes_with_its_secrets(dry):
    ids = add_people(dry, "Keep it dry", range(2))
    theme = dry.themes.find(" keep it dry ")
    with pytest.raises(BadInput, match="already"):
        dry.themes.propose("KEEP IT DRY")
    with pytest.raises(BadInput, match="label"):
        dry.themes.propose("x" * 81)
    change = dry.themes.edit(theme.id, label="Dry pallets")
    assert dry.secrets.get(ids[0]).themes == ["Dry pallets"]
    dry.manual.undo(change.action)
    assert dry.secrets.get(ids[0]).themes == ["Keep it dry"]
    dry.themes.untag(ids[0], theme.id)
    assert dry.secrets.get(ids[0]).themes == []
    dry.themes.tag(ids[0], theme.id)
    dry.themes.tag(ids[0], theme.id)
    assert dry.secrets.get(ids[0]).themes == ["Keep it dry"]
    assert dry.themes.find(theme.id).status == "active"
    dry.themes.retire(theme.id)
    assert dry.themes.all() == []
    assert [one.label for one in dry.themes.retired()] == ["Keep it dry"]
    dry.themes.bring_back(theme.id)
    assert dry.themes.all()[0].people == 2


def test_the_question_to_ask_back_stands_on_the_list_of_each_who_said_it(dry):
    add_people(dry, "Keep it dry", range(3))
    theme = dry.themes.find("Keep it dry")
    with pytest.raises(Refused, match="no question"):
        dry.themes.ask_back(theme.id)
    dry.themes.edit(theme.id, ask_back="What makes it wet?")
    for _ in range(2):
        dry.themes.ask_back(theme.id)
    with dry.manual.read() as unit:
        assert [one.text for one in unit.ask_later.where()] == ["What makes it wet?"] * 3


def test_themes_are_suggested_by_what_is_near(demo):
    found = demo.themes.suggest("Wants a delivery day that holds; certainty before price")
    assert found[0][0].id == CERTAINTY
    assert demo.themes.suggest("Zyzzyva") == []


def test_the_limit_is_set_and_never_below_three(dry):
    add_people(dry, "Keep it dry", range(3))
    assert dry.themes.all()[0].showing == "below"
    dry.themes.set_rule(Rule(3, 3))
    assert dry.themes.all()[0].showing == "new"
    assert dry.themes.rule() == Rule(3, 3)


@pytest.mark.parametrize("failing", ["folder", "cancel"])
def test_a_file_that_is_not_written_publishes_nothing(demo, tmp_path, failing):
    demo.themes.answer_quote(CERTAINTY, "s-S005", confirmed=True)
    before = len(demo.sharing.receipts())
    if failing == "folder":
        (tmp_path / "themes.json" / "full").mkdir(parents=True)
        with pytest.raises(Refused):
            demo.themes.hand_over(tmp_path / "themes.json")
    else:
        with pytest.raises(Cancelled):
            demo.themes.hand_over(tmp_path / "themes.json", progress=lambda share: False)
    assert len(demo.sharing.receipts()) == before
    with demo.manual.read() as unit:
        assert unit.publications.where() == []
        assert {one.left_on for one in unit.theme_quotes.where()} == {None}
    with pytest.raises(BadInput, match="what kind"):
        demo.themes.hand_over(tmp_path / "themes.exe")


def test_the_workbook_has_a_sheet_to_each_view_and_a_chart(demo, tmp_path):
    from openpyxl import load_workbook

    demo.themes.answer_quote(CERTAINTY, "s-S005", confirmed=True)
    path = tmp_path / "themes.xlsx"
    demo.themes.hand_over(path, "Bea")
    book = load_workbook(path)
    assert book.sheetnames[1:] == ["Themes", "Words", "Quotes", "Ideas", "Trend"]
    assert len(book.worksheets[0]._charts) == 1
    cells = {
        name: [[cell.value for cell in row] for row in book[name].iter_rows(min_row=2)]
        for name in book.sheetnames[1:]
    }
    assert {row[0] for row in cells["Themes"]} == {*PUBLISHED}
    assert cells["Words"][0][0] == "No word is shared by three people in three accounts yet."
    assert [row[:2] for row in cells["Quotes"]] == [
        ["Certainty beats price", "“tell me Thursday and mean Thursday”"]
    ]
    assert {row[3] for row in cells["Ideas"]} == {"Service", "Offer", "Service, offered"}
    tested = {row[0]: row[4] for row in cells["Ideas"] if row[4]}
    assert list(tested) == ["Show me, do not tell me"]
    assert "A 3 of 40, B 11 of 40" in tested["Show me, do not tell me"]
    assert "It is hardly chance" in tested["Show me, do not tell me"]
    assert {tuple(row[1:]) for row in cells["Trend"]} == {
        ("2026-11", "5 to 9", "3 or 4"), ("2026-11", "5 to 9", "5 to 9")
    }  # fmt: skip
