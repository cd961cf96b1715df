"""Which pages there are. Each is imported when it is first opened, not at the start."""

from functools import partial
from importlib import import_module

from secretsmanual.gui.navigation import Page
from secretsmanual.gui.tools import Tools

PAGES = {
    "accounts": "accounts.view:AccountsPage",
    "account": "account.view:AccountPage",
    "across": "across.view:AcrossPage",
    "awards": "awards.view:AwardsPage",
    "brief": "brief.view:BriefPage",
    "customer": "customer.view:CustomerPage",
    "guide": "guide.view:GuidePage",
    "hand_over": "hand_over.view:HandOverPage",
    "handovers": "handovers.view:HandoversPage",
    "insight": "insight.view:InsightPage",
    "ideas": "ideas.view:IdeasPage",
    "import": "importing.view:ImportPage",
    "leavers": "leavers.view:LeaversPage",
    "person": "person.view:PersonPage",
    "oops": "oops.view:OopsPage",
    "pictures": "pictures.view:PicturesPage",
    "practice": "practice.view:PracticePage",
    "promises": "promises.view:PromisesPage",
    "questions": "questions.view:QuestionsPage",
    "rehearse": "rehearse.view:RehearsePage",
    "rescue": "rescue.view:RescuePage",
    "review": "review.view:ReviewPage",
    "settings": "settings.view:SettingsPage",
    "talk": "talk.view:TalkPage",
    "themes": "themes.view:ThemesPage",
    "today": "today.view:TodayPage",
    "training": "training.view:TrainingPage",
    "unlock": "unlock.view:UnlockPage",
    "welcome": "welcome.view:WelcomePage",
    "who": "who.view:WhoPage",
}
"""Page name to `module:class` under `secretsmanual.gui.screens`.

What each takes when it is opened (all text):
accounts; account(account, person, secret); across; awards; brief(account, people, meeting);
customer(account);
guide(chapter, or page: the one that one comes from);
hand_over(account, audience); handovers; ideas(idea; person and called, for a package of theirs);
import(files, one a line); promises;
insight; oops(account, person, case); pictures(account); practice; questions;
rehearse(account, people, meeting);
rescue; review(interview);
settings(part: about, back_up or passphrase);
talk(account, people with commas between, mode, resume, meeting);
themes; today; training; unlock(manual, why: keychain where that failed); welcome; who(account).
"""


def register_all(tools: Tools) -> None:
    """Tell navigation how each page is made."""
    for name in PAGES:
        tools.navigation.register(name, partial(make_page, name, tools))


def make_page(name: str, tools: Tools) -> Page:
    """Make a page of its own; an unknown name is a bug (KeyError)."""
    module, _, class_name = PAGES[name].partition(":")
    page: Page = getattr(import_module(f"secretsmanual.gui.screens.{module}"), class_name)(tools)
    return page
