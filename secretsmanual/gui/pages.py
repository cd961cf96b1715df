"""Which pages there are. Each is imported when it is first opened, not at the start."""

from collections.abc import Callable
from importlib import import_module

from secretsmanual.gui.navigation import Page
from secretsmanual.gui.tools import Tools

PAGES = {
    "accounts": "accounts.view:AccountsPage",
    "account": "account.view:AccountPage",
    "brief": "brief.view:BriefPage",
    "hand_over": "hand_over.view:HandOverPage",
    "handovers": "handovers.view:HandoversPage",
    "import": "importing.view:ImportPage",
    "promises": "promises.view:PromisesPage",
    "questions": "questions.view:QuestionsPage",
    "review": "review.view:ReviewPage",
    "settings": "settings.view:SettingsPage",
    "talk": "talk.view:TalkPage",
    "today": "today.view:TodayPage",
    "welcome": "welcome.view:WelcomePage",
}
"""Page name to `module:class` under `secretsmanual.gui.screens`.

What each takes when it is opened (all text):
accounts; account(account, person, secret); brief(account, people, meeting);
hand_over(account, audience); handovers; import(files, one a line); promises;
questions; review(interview); settings(part: about or back_up);
talk(account, people with commas between, mode, resume, meeting);
today; welcome.
"""


def register_all(tools: Tools) -> None:
    """Tell navigation how each page is made."""
    for name, where in PAGES.items():
        tools.navigation.register(name, _maker(where, tools))


def _maker(where: str, tools: Tools) -> Callable[[], Page]:
    module, _, name = where.partition(":")

    def make() -> Page:
        page: Page = getattr(import_module(f"secretsmanual.gui.screens.{module}"), name)(tools)
        return page

    return make
