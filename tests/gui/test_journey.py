"""The whole main job in the window by keys alone: each key goes to whatever has the focus."""

import pytest
from pypdf import PdfReader

from tests.gui.at_the_keys import AtTheKeys

CUSTOMERS = """CustomerID,CompanyName,ContactName,ContactTitle,City,Country
ALFKI,Alfreds Futterkiste,Maria Anders,Sales Representative,Berlin,Germany
ANATR,Ana Trujillo Emparedados y helados,Ana Trujillo,Owner,México D.F.,Mexico
"""
LINES = (
    "walks the bakery floor at six #habit",
    '"we never buy on a Monday" #bias',
    "! send the rye samples by fri",
    "~ thinking of retiring to the coast #dream",
    "% nine weeks of flour in the store #inventory",
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS, encoding="utf-8")
    return path


@pytest.fixture
def rep(make_tools, empty, file, tmp_path, qtbot, settled):
    answers = (file, tmp_path / "brief.pdf", tmp_path / "service.pdf")
    tools = make_tools(empty, *answers)
    tools.navigation.open("accounts")
    settled(tools)
    return AtTheKeys(qtbot, tools, settled)


def test_from_a_file_to_a_talk_to_a_hand_over(rep, empty, tmp_path):
    rep.until(lambda: rep.place == "welcome")
    rep.do("import")
    rep.press("Return")  # choose a file
    rep.press("Return")  # import it
    assert len(empty.people.all()) == 2
    rep.press("Return")  # open the accounts

    rep.until(lambda: rep.place == "accounts")
    rep.type("alf")
    rep.press("Return")
    rep.until(lambda: rep.place == "account")
    rep.do("new_talk")
    rep.press("Return")  # start
    for line in LINES:
        rep.type(line)
        rep.press("Return")
    rep.press("Return")  # ask another
    rep.do("end")
    rep.do("end")
    rep.press("Return")  # review it now

    rep.until(lambda: rep.place == "review")
    for _ in LINES:
        rep.press("Return")
    rep.until(lambda: not empty.interviews.waiting_for_review() or not rep.page.list.isVisible())
    kinds = {secret.kind for secret in empty.secrets.all()}
    assert {"habit", "bias", "dream", "inventory"} <= kinds

    rep.do("jump")
    rep.type("coast")
    rep.press("Return")
    rep.until(lambda: rep.place in {"account", "review"})

    account = empty.accounts.find("Alfreds")
    rep.tools.navigation.open("account", account=account.id)
    rep.do("brief")
    rep.until(lambda: rep.place == "brief")
    rep.do("print")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "brief.pdf").pages)
    assert "Maria Anders" in text

    rep.tools.navigation.open("account", account=account.id)
    rep.do("hand_over")
    rep.until(lambda: rep.place == "hand_over")
    rep.do("export")
    rep.until((tmp_path / "service.pdf").is_file)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "service.pdf").pages)
    assert "weeks of flour" in " ".join(text.split())
    assert "coast" not in text
    assert len(empty.sharing.receipts()) == 1
