"""The account's page, on Hester."""

import pytest


@pytest.fixture
def page(open_page, hester):
    return open_page("account", account=hester.account_id, person=hester.id)


@pytest.fixture
def do(tools, settled):
    """Trigger an action and wait until it is written and read."""

    def trigger(name):
        assert tools.actions[name].isEnabled(), name
        tools.actions[name].trigger()
        settled(tools)

    return trigger


@pytest.fixture
def undo(tools, settled):
    def take_back():
        tools.undoing.undo()
        settled(tools)

    return take_back


@pytest.fixture
def habit(page, demo, hester):
    """One of her secrets, chosen in the list."""
    secret = demo.secrets.all(person_id=hester.id, kind="habit")[0]
    page.parts.list.setFocus()
    page.parts.list.choose(secret.id)
    return secret
