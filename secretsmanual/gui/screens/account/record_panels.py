"""The chosen person, or the organisation, in the column beside the list: facts and fields."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain import words
from secretsmanual.domain.legal_bases import LEGAL_BASES
from secretsmanual.domain.pages import ManualPage, PersonOnPage
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.history import HistoryPart
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.record_form import FieldSpec, RecordForm, pairs


class RecordPanel(DetailsPanel):
    """Facts to read; `edit` turns them into fields."""

    changed = Signal(dict)
    """What was changed."""
    left = Signal()
    """Reading again: the focus may go back to the list."""

    def __init__(self, theme: Theme, name: str, specs: Sequence[FieldSpec]) -> None:
        super().__init__(theme, name)
        self.specs = specs
        self.record: Any = None
        self.form = RecordForm(theme, specs)
        self.form.hide()
        self.history = HistoryPart(theme)
        self.can = QWidget()
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave)

    def offer(self, *buttons: QWidget) -> None:
        """Put what can be done under the facts, then the fields."""
        self.can.setLayout(Flow(self._theme, *buttons, gap=6))
        self.add(self.can)
        self.add(self.form)
        self.add(self.history)

    def edit(self) -> None:
        """Show the fields."""
        if self.record is not None:
            self._show_form(True)
            self.form.begin(self.record)

    @property
    def editing(self) -> bool:
        """Whether the fields are shown."""
        return not self.form.isHidden()

    def keep(self) -> None:
        """Save what is half typed, as far as it can be."""
        if self.editing:
            self.form.save()

    def read(self) -> None:
        """Show the facts."""
        self._show_form(False)

    def _save(self, values: dict[str, Any]) -> None:
        self.read()
        self.left.emit()
        if values:
            self.changed.emit(values)

    def _leave(self) -> None:
        self.read()
        self.left.emit()

    def _show_form(self, shown: bool) -> None:
        self.form.setVisible(shown)
        for part in (self.facts, self.can):
            part.setVisible(not shown)
        self.note.setVisible(not shown and bool(self.note.text()))


class PersonPanel(RecordPanel):
    """A person: how to reach them, how near one stands; no money here (domain.md 1, row 146)."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        specs = (
            FieldSpec("name", tr("Name"), "name"),
            FieldSpec("say", tr("Say it"), note=tr("How the name sounds.")),
            FieldSpec("role", tr("Role")),
            FieldSpec("decision_maker", tr("Decides"), "check"),
            FieldSpec("phones", tr("Phone"), "list"),
            FieldSpec("emails", tr("E-mail"), "list"),
            FieldSpec("birthday", tr("Birthday")),
            FieldSpec("known_since", tr("Known since")),
            FieldSpec(
                "quiet_after",
                tr("Quiet after, days"),
                "number",
                tr("Without a talk for so long they stand under Gone quiet."),
                limits=(1, 3_650),
            ),
            FieldSpec("address", tr("Address")),
            FieldSpec(
                "not_these",
                tr("Not these"),
                "list",
                tr("With commas: alcohol, her brother. Nobody raises or gives them."),
            ),
            FieldSpec("notes", tr("Notes"), "area"),
            FieldSpec("consent_service", tr("Agrees that service may know"), "check"),
            FieldSpec("consent_marketing", tr("Agrees that marketing may know"), "check"),
            FieldSpec("consent_asked_on", tr("Asked on"), "date"),
            FieldSpec(
                "consent_purpose", tr("Agrees for what"), note=tr("In words they would know again.")
            ),
            FieldSpec(
                "legal_basis",
                tr("Legal basis"),
                "choice",
                tr("Why we may keep notes on them; the report tells it."),
                choices=(
                    ("", tr("Not said yet")),
                    *((one, tr(said)) for one, said in LEGAL_BASES.items()),
                ),
            ),
            FieldSpec("legal_basis_on", tr("Legal basis since"), "date"),
            FieldSpec("would_help_design", tr("Would help us design"), "check"),
            FieldSpec(
                "status",
                tr("Still there"),
                "choice",
                choices=(("active", tr("Works here")), ("left", tr("Has left"))),
            ),
            FieldSpec("left_on", tr("Left on"), "date"),
        )
        super().__init__(theme, tr("This person"), specs)
        self.offer(
            ActionButton(theme, actions["edit"], icon="pen-line"),
            ActionButton(theme, actions["merge_people"], "quiet", "merge"),
            ActionButton(theme, actions["move_person"], "quiet", "briefcase"),
            ActionButton(theme, actions["person_report"], "quiet", "file-text"),
            ActionButton(theme, actions["history"], "quiet", "history"),
        )

    def show_person(self, one: PersonOnPage) -> None:
        """Show this person."""
        person = one.person
        self.record = person
        self.history.forget_but(person.id)
        told = {tr(name) for name in _TOLD_TOGETHER}
        facts = [pair for pair in pairs(person, self.specs) if pair[0] not in told]
        talked = tr("talked {}") if one.last_talk else "{}"
        note = f"{_nearness(one)}, {talked.format(one.last_talk_words)}"
        self.show_record(person.name, note, [*facts, *_agreed(person)])
        self.read()


class AccountPanel(RecordPanel):
    """The account's own facts. What they are worth shows only where one asks for it."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        outlooks = (("", tr("Not known")), ("growing", tr("Growing")), ("steady", tr("Steady")))
        standards = (
            ("", tr("Not known")),
            ("satisfactory", tr("Satisfactory")),
            ("superior", tr("Superior")),
        )
        specs = (
            FieldSpec("name", tr("Name"), "name"),
            FieldSpec("high_value", tr("High value: this customer matters most"), "check"),
            FieldSpec("trade", tr("Trade")),
            FieldSpec("what_we_sold", tr("What we sold"), "area"),
            FieldSpec("what_they_bought", tr("What they bought"), "area", tr("In their words.")),
            FieldSpec("quality_in_their_words", tr("Quality, in their words"), "area"),
            FieldSpec("expects", tr("What they expect of us"), "area"),
            FieldSpec("knew_before", tr("What they knew of us before"), "area"),
            FieldSpec(
                "outlook", tr("Outlook"), "choice", choices=(*outlooks, ("tight", tr("Tight")))
            ),
            FieldSpec("service_standard", tr("Our service"), "choice", choices=standards),
            FieldSpec("last_remarkable", tr("Last remarkable thing we did"), "area"),
            FieldSpec("last_remarkable_on", tr("Done on"), "date"),
            FieldSpec("site", tr("Site")),
            FieldSpec("address", tr("Address")),
            FieldSpec("city", tr("City")),
            FieldSpec("country", tr("Country")),
            FieldSpec("phone", tr("Phone")),
            FieldSpec("website", tr("Website")),
            FieldSpec("since", tr("Customer since")),
            FieldSpec("notes", tr("Notes"), "area"),
            FieldSpec("annual_value", tr("Worth a year"), "number"),
        )
        super().__init__(theme, tr("The organisation"), specs)
        self._worth = PlainLabel(theme, "", "body", "soft")
        self._ask_worth = Button(theme, tr("What are they worth?"), "quiet", run=self._tell_worth)
        self.offer(
            ActionButton(theme, actions["edit"], icon="pen-line"),
            ActionButton(theme, actions["merge_accounts"], "quiet", "merge"),
            ActionButton(theme, actions["history"], "quiet", "history"),
            self._ask_worth,
            self._worth,
        )

    def show_account(self, page: ManualPage) -> None:
        """Show the account."""
        account = page.account
        self.record = account
        self.history.forget_but(account.id)
        hidden = {tr("Worth a year"), tr("Done on")}
        facts = [pair for pair in pairs(account, self.specs) if pair[0] not in hidden]
        bought = account.what_they_bought or tr("We do not know yet what they buy.")
        told = {
            tr("What they bought"): bought,
            tr("Last remarkable thing we did"): page.remarkable,
        }
        facts = [(name, told.get(name, text)) for name, text in facts]
        facts.append((tr("What lands here"), ", ".join(one.words for one in page.landing)))
        note = tr("The last remarkable thing is long ago.") if page.remarkable_long_ago else ""
        self.show_record(account.name, note, facts)
        self._worth.hide()
        self._ask_worth.setVisible(account.annual_value is not None)
        self.read()

    def _tell_worth(self) -> None:
        text = tr("Worth a year: {}").format(f"{self.record.annual_value:,}")
        self._worth.setText(text.replace(",", "\u202f"))
        self._worth.show()
        self._ask_worth.hide()


_TOLD_TOGETHER = (
    *(mark("Still there"), mark("Asked on"), mark("Legal basis"), mark("Legal basis since")),
)
"""Fields whose facts are told in the words of others."""


def _nearness(one: PersonOnPage) -> str:
    near = (
        tr("A first acquaintance"),
        tr("At ease with each other"),
        tr("They tell more than asked"),
        tr("Close"),
        tr("They confide in you"),
    )
    return near[one.warmth.level - 1]


def _agreed(person: Person) -> list[tuple[str, str]]:
    agreed = {
        tr("service"): person.consent_service,
        tr("marketing"): person.consent_marketing,
    }
    who = words.listed(name for name, yes in agreed.items() if yes)
    asked = person.consent_asked_on
    when = tr(", asked {}").format(words.day(asked)) if asked else ""
    told = f"{who or tr('nobody')}{when}" if who or asked else tr("not asked yet")
    ours = [(tr("Design"), tr("would help us"))] if person.would_help_design else []
    return [(tr("May know"), told), *_kept_on(person), *ours]


def _kept_on(person: Person) -> list[tuple[str, str]]:
    basis, since = tr(LEGAL_BASES.get(person.legal_basis, "")), person.legal_basis_on
    if basis and since:
        basis = tr("{basis}, since {day}", basis=basis, day=words.day(since))
    return [(tr("Legal basis"), basis)] if basis else []
