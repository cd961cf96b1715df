"""How many keys a review takes: the demo's talks are reviewed anew, with real keys.

Domain.md 6.3: median 1 key a line, mean 1.6 or less. What a line truly is stands in the demo
data; the reviewer presses what leads there with the fewest keys.
"""

import json
from collections import defaultdict
from statistics import mean, median

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.screens.review import choices
from secretsmanual.services.removing import remove_secret
from secretsmanual.system.resources import resource_text

ENTER = Qt.Key.Key_Return
DEMO = json.loads(resource_text("demo.json"))
TRUE = {row["id"]: row for row in DEMO["secrets"]}
TALKS = sorted(DEMO["interviews"], key=lambda row: row["started"])


@pytest.fixture
def unreviewed(demo):
    """The demo as it was before anybody reviewed a talk: raw lines, and nothing made of them."""
    with demo.manual.write("Forget the reviews") as unit:
        for line in unit.lines.where():
            for made in [made for made in line.made if made[0] == "s"]:
                remove_secret(unit, made)
            kept = [made for made in line.made if made[0] != "s"]
            unit.lines.change(line.id, decided=False, made=kept)
        for talk in unit.interviews.where():
            unit.interviews.change(talk.id, review="pending")
    return demo


class Reviewer:
    """Knows what each line is, and counts the keys that it takes to say so."""

    def __init__(self, page, qtbot, settle):
        self.page, self.qtbot, self.settle = page, qtbot, settle
        self.keys = 0

    def press(self, key, widget=None):
        widget = widget or self.page.list
        self.keys += 1
        if isinstance(key, str):
            self.qtbot.keyClicks(widget, key)
        else:
            self.qtbot.keyClick(widget, key)
        self.settle()

    def line(self, made):
        """Decide the current line; return how many keys it took."""
        self.keys = 0
        here = self.page.presenter.row.material.line_id
        secret = next((TRUE[one] for one in made if one in TRUE), None)
        if not made:
            self.press("n")
        elif secret is None:
            self.press(ENTER)
        else:
            self.sort(secret)
        while self.page.presenter.row.material.line_id == here and not self.ended:
            assert self.keys < 12
            self.press("k" if self.page.presenter.row.care else ENTER)
        return self.keys

    @property
    def ended(self):
        return self.page.presenter.stage != "lines"

    def sort(self, secret):
        row = self.page.presenter.row
        if secret["subject"] == "person" and row.proposal.person_id != f"p-{secret['person']}":
            self.choose("w", f"p-{secret['person']}", people=True)
            row = self.page.presenter.row
        suggested = row.material.suggestion.kinds[:3]
        if row.proposal.becomes == "secret" and row.proposal.kind == secret["kind"]:
            self.press("k" if row.care else ENTER)
        elif secret["kind"] in suggested:
            self.press(str(suggested.index(secret["kind"]) + 1))
        else:
            self.choose("/", secret["kind"])

    def choose(self, key, wanted, *, people=False):
        self.press(key)
        for letter in self.letters(wanted, people=people):
            self.press(letter, self.page.finder.field)
        self.press(ENTER, self.page.finder.field)

    def letters(self, wanted, *, people):
        """Type letters until the wanted row stands first."""
        seen = self.page.presenter.seen
        if people:
            name = next(one.name for one in seen.people if one.id == wanted)
            found = lambda typed: choices.people(seen.people, 0, typed)  # noqa: E731
        else:
            name = seen.guide.bank.kind(wanted).label
            aliases = dict(seen.guide.lexicon.aliases)
            found = lambda typed: choices.kinds(seen.guide.bank, aliases, typed)  # noqa: E731
        for length in range(len(name) + 1):
            rows = found(name[:length].lower())
            if rows and rows[0].id == wanted:
                return name[:length].lower()
        raise AssertionError(f"{wanted} cannot be found by typing")


def test_a_line_takes_one_key(unreviewed, open_page, qtbot, settled, tools, record_property):
    taken = defaultdict(list)
    for talk in TALKS:
        page = open_page("review", interview=f"i-{talk['id']}")
        qtbot.waitUntil(page.list.hasFocus)
        reviewer = Reviewer(page, qtbot, lambda: settled(tools))
        for line in talk["lines"]:
            assert page.presenter.row.material.n == line["n"]
            taken[talk["id"]].append(reviewer.line(line["made"]))
        assert page.presenter.stage == "closing"
    keys = [count for counts in taken.values() for count in counts]
    print(f"{len(keys)} lines, median {median(keys)}, mean {mean(keys):.2f}, most {max(keys)}")
    record_property("mean", mean(keys))
    assert median(keys) == 1
    assert mean(keys) <= 1.6
    kinds = {s.line_id: s.kind for s in unreviewed.secrets.all() if s.source == "interview"}
    for secret in TRUE.values():
        source = secret["source"]
        if source["type"] == "interview" and source.get("line"):
            assert kinds[f"l-{source['interview']}-{source['line']}"] == secret["kind"]
