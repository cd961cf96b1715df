"""The cards of the settings: look, us, our team, the manual, about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from secretsmanual.domain import words
from secretsmanual.domain.people import TeamMember
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Scheme
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button, IconButton
from secretsmanual.gui.widgets.details import FactsGrid, clear
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card, Group, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.status_label import StatusLabel
from secretsmanual.services.about import VERSION
from secretsmanual.services.settings import Ours, Setting


class LookCard(Card):
    """Light, dark or high contrast, and the size of text."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        self._tools = tools
        theme = tools.theme
        names: dict[Scheme, str] = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast_light": self.tr("High contrast, light"),
            "contrast_dark": self.tr("High contrast, dark"),
        }
        self.group = QButtonGroup(self)
        self.choices: dict[Scheme, QRadioButton] = {}
        for scheme, name in names.items():
            button = self.choices[scheme] = QRadioButton(name)
            button.setAccessibleName(name)
            self.group.addButton(button)
            button.clicked.connect(lambda *_, own=scheme: self._choose(own))
        self.percent = PlainLabel(theme, "", "body", "soft")
        actions = tools.actions
        sizes = [
            ActionButton(theme, actions[name], text=text)
            for name, text in (
                ("smaller", self.tr("Smaller")),
                ("usual_size", self.tr("Usual")),
                ("larger", self.tr("Larger")),
            )
        ]
        look, texts = self.tr("Look"), QWidget()
        texts.setLayout(Flow(theme, *sizes, gap=8))
        self.box.addWidget(Heading(theme, look, 2))
        self.box.addWidget(Group(look, Flow(theme, *self.choices.values(), gap=18)))
        self.box.addWidget(self.percent)
        self.box.addWidget(texts)
        theme.changed.connect(self._show)
        self._show()

    def _choose(self, scheme: Scheme) -> None:
        self._tools.preferences.set("theme", scheme)
        self._tools.theme.choose(scheme)

    def _show(self) -> None:
        theme = self._tools.theme
        self.choices[theme.scheme].setChecked(True)
        percent = self.locale().toString(round(theme.scale * 100))
        self.percent.setText(self.tr("Size of text: {} %").format(percent))
        for button in self.choices.values():
            button.setFont(theme.font("body"))


class UsCard(Card):
    """You, our company and product, as questions and files name them; our rules for gifts."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=14)
        theme = tools.theme
        self.rep = TextField(theme, self.tr("Your name"))
        self.company = TextField(theme, self.tr("Our company"))
        self.product = TextField(theme, self.tr("Our product"), self.tr("label lines"))
        self.gift_limit = TextField(theme, self.tr("Gift limit"), words.amount(30))
        self.quiet_hours = TextField(theme, self.tr("Quiet hours"), "18:30-07:00")
        self.names: dict[Setting, TextField] = {
            "rep": self.rep,
            "company": self.company,
            "product": self.product,
            "gift_limit": self.gift_limit,
            "quiet_hours": self.quiet_hours,
        }
        self.fields = {
            "rep": FormField(
                theme,
                self.tr("Your name"),
                self.rep,
                self.tr("Colleagues see whose bundle it is, and whose report card."),
            ),
            "company": FormField(
                theme, self.tr("Our company"), self.company, self.tr("As customers say it.")
            ),
            "product": FormField(
                theme,
                self.tr("Our product"),
                self.product,
                self.tr("Questions say it in their sentences. Without it, those stay unasked."),
            ),
            "gift_limit": FormField(
                theme,
                self.tr("Gift limit"),
                self.gift_limit,
                self.tr("What a surprise may cost at most, by the rules of both sides."),
            ),
            "quiet_hours": FormField(
                theme,
                self.tr("Quiet hours"),
                self.quiet_hours,
                self.tr("Shown after a mishap; no clock stops for them."),
            ),
        }
        self._notes = {
            name: field.field.accessibleDescription() for name, field in self.fields.items()
        }
        self.box.addWidget(Heading(theme, self.tr("Us"), 2))
        for field in self.fields.values():
            self.box.addWidget(field)

    def show_names(self, ours: Ours) -> None:
        """Show what the manual says, but not over what is being typed."""
        for name, field in self.names.items():
            value = getattr(ours, name)
            if name == "gift_limit" and value:
                value = words.amount(float(value))
            if not (field.hasFocus() and field.isModified()):
                field.setText(value)

    def kept(self, name: str) -> None:
        """Say that a name was saved."""
        self.fields[name].set_error("")
        saved = self.tr("Saved.")
        self.fields[name].set_note(saved)
        announce(self.fields[name].field, saved)

    def rest(self) -> None:
        """Say again what the fields are for."""
        for name, field in self.fields.items():
            field.set_note(self._notes[name])


class TeamCard(Card):
    """Our team: who keeps promises and gets hand-overs."""

    added = Signal(str, str)
    """Name and role."""
    removed = Signal(str, str)
    """Id and name."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme = tools.theme
        self._members = QVBoxLayout()
        self._members.setSpacing(theme.px(2))
        self.name = TextField(theme, self.tr("Name"), self.tr("Name"))
        self.role = TextField(
            theme, self.tr("Sales, service or marketing"), self.tr("Sales, service or marketing")
        )
        self.field = FormField(theme, self.tr("Somebody new"), self.name)
        add = Button(theme, self.tr("Add"), icon="plus", run=self._add)
        for line in (self.name, self.role):
            line.returnPressed.connect(self._add)
        self.box.addWidget(Heading(theme, self.tr("Our team"), 2))
        self.box.addLayout(self._members)
        self.box.addWidget(self.field)
        self.box.addLayout(row(theme, self.role, add))

    def show_team(self, team: tuple[TeamMember, ...]) -> None:
        """Show these people."""
        clear(self._members)
        for member in team:
            self._members.addWidget(self._line(member))

    def joined(self) -> None:
        """Make room for the next one."""
        self.name.clear()
        self.role.clear()
        self.field.set_error("")
        self.name.setFocus()

    def _line(self, member: TeamMember) -> QWidget:
        theme = self._theme
        line = QWidget()
        name = PlainLabel(theme, member.name, "body")
        role = PlainLabel(theme, member.role, "body", "soft")
        remove = IconButton(
            theme,
            "x",
            self.tr("Remove {}").format(member.name),
            lambda: self.removed.emit(member.id, member.name),
            15,
        )
        line.setLayout(row(theme, name, role, None, remove))
        return line

    def _add(self) -> None:
        self.added.emit(self.name.text(), self.role.text())


class ManualCard(Card):
    """Where the manual lies, its backups and its health."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme = tools.theme
        self.facts = FactsGrid(theme)
        self.back_up = ActionButton(theme, tools.actions["back_up"])
        self.backups = Button(theme, self.tr("See the backups"), icon="history")
        self.check = Button(theme, self.tr("Check the file"), icon="shield-check")
        self.said = StatusLabel(theme)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.back_up, self.backups, self.check))
        self.box.addWidget(Heading(theme, self.tr("This manual"), 2))
        self.box.addWidget(self.facts)
        self.box.addWidget(buttons)
        self.box.addWidget(self.said)

    def show_path(self, path: str) -> None:
        """Say where it lies."""
        self.facts.set_pairs([(self.tr("File"), path)])

    def say(self, sentence: str, *, well: bool = True) -> None:
        """Say what came of it."""
        self.said.say(sentence, well=well)


class AboutCard(Card):
    """Which program this is."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme = tools.theme
        what = self.tr("Secrets Manual {}. It works without a network; what you type stays here.")
        self.licences = Button(theme, self.tr("Licences of its parts"), icon="info")
        self.box.addWidget(Heading(theme, self.tr("About"), 2))
        self.box.addWidget(PlainLabel(theme, what.format(VERSION), "body", "soft", wrap=True))
        self.box.addLayout(row(theme, self.licences, None))
