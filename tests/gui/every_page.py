"""Opens each page that there is, with something on it, for the tests that look at all of them.

A page that is added to `gui/pages.py` and needs arguments to show anything gets a line here;
`test_text_is_text.py` fails for a page that shows nothing.
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
OPENED_WITH = {
    "account": ("account", "person"),
    "brief": ("account", "people"),
    "customer": ("account",),
    "hand_over": ("account",),
    "import": ("files",),
    "oops": ("account", "person"),
    "person": ("person",),
    "rehearse": ("account", "people"),
    "review": ("interview",),
    "talk": ("account", "people"),
    "unlock": ("manual",),
    "who": ("account",),
}
"""Page to what it is told when it is opened, so that it shows an account and a person."""


def whom(services):
    """Return the account and the person whom pages show."""
    account = services.accounts.all()[0].account.id
    return account, services.people.all(account)[0].id


def arguments(services, name, **more):
    """Return what a page is opened with, so that it shows them, or what is given."""
    account, person = whom(services)
    waiting = services.interviews.waiting_for_review()
    known = {
        "account": account,
        "person": person,
        "people": person,
        "manual": str(services.manual.path),
        **({"interview": waiting[0].interview.id} if waiting else {}),
        **more,
    }
    return {arg: known[arg] for arg in OPENED_WITH.get(name, ()) if arg in known}


def let_somebody_leave(services):
    gone = services.people.all()[-1]
    left_on = services.manual.today - timedelta(days=400)
    services.people.change(gone.id, status="left", left_on=left_on)


def prepare(services, folder):
    """Bring the demo into a state in which every page has something to show."""
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    let_somebody_leave(services)
    hester = services.people.find("Hester")
    talk = services.interviews.start(Plan(hester.account_id, (hester.id,), seed="every page"))
    for raw in SAID:
        talk.handle(Line(raw))
    talk.handle(End(final=True))


def show(tools, name, folder):
    """Open a page with something on it."""
    files = str(folder / "people.csv")
    page = tools.navigation.open(name, **arguments(tools.services, name, files=files))
    if name == "rescue":
        page.show_manual(tools.services.manual.path, None)
    return page
