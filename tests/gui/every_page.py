"""Opens each page that there is, with something on it, for the tests that look at all of them.

A page that is added to `gui/pages.py` and needs arguments to show anything gets a line here;
`test_every_page.py` fails for a page that shows nothing.
"""

from datetime import timedelta

from secretsmanual.domain.interview.events import End, Line
from secretsmanual.gui.pages import PAGES
from secretsmanual.services.interviews import Plan

NAMES = tuple(sorted(PAGES))
SAID = ('"I slept the night before"', "! send the photo by fri", "~ may leave next year #dream")
PEOPLE = (
    "name,company,email\nLucia Ferant,Pellworth Cold Chain,\nBob Builder,Brandnew Ltd,b@x.example\n"
)


def prepare(services, folder):
    """Bring the demo into a state in which every page has something to show."""
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    gone = services.people.all()[-1]
    left_on = services.manual.today - timedelta(days=400)
    services.people.change(gone.id, status="left", left_on=left_on)
    hester = services.people.find("Hester")
    talk = services.interviews.start(Plan(hester.account_id, (hester.id,), seed="every page"))
    for raw in SAID:
        talk.handle(Line(raw))
    talk.handle(End(final=True))


def arguments(services, name, folder):
    """Return what a page is opened with, so that it shows a person and an account."""
    account = services.accounts.all()[0].account
    person = services.people.all(account.id)[0]
    waiting = services.interviews.waiting_for_review()
    return {
        "account": {"account": account.id, "person": person.id},
        "brief": {"account": account.id},
        "customer": {"account": account.id},
        "hand_over": {"account": account.id},
        "import": {"files": str(folder / "people.csv")},
        "oops": {"account": account.id, "person": person.id},
        "person": {"person": person.id},
        "rehearse": {"account": account.id, "people": person.id},
        "review": {"interview": waiting[0].interview.id} if waiting else {},
        "talk": {"account": account.id, "people": person.id},
        "unlock": {"manual": str(services.manual.path)},
        "who": {"account": account.id},
    }.get(name, {})


def show(tools, name, folder):
    """Open a page with something on it."""
    page = tools.navigation.open(name, **arguments(tools.services, name, folder))
    if name == "rescue":
        page.show_manual(tools.services.manual.path, None)
    return page
