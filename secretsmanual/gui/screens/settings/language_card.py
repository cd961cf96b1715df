"""The card of the language: the system's, or one of those that the program speaks."""

from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.fields import Choice, FormField
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.labels import Heading
from secretsmanual.system.languages import NAMES, PREFERENCE


class LanguageCard(Card):
    """One choice, kept as it is made, spoken from the next start."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme, self._preferences = tools.theme, tools.preferences
        name = self.tr("Language")
        self.choice = Choice(name)
        self.choice.addItem(self.tr("Like the system"), "")
        for code, called in sorted(NAMES.items(), key=lambda item: item[1]):
            self.choice.addItem(called, code)
        self.choice.setCurrentIndex(self.choice.findData(self._preferences.get(PREFERENCE)))
        self.choice.activated.connect(self._choose)
        note = self.tr(
            "Of the window, the questions and all that is written from the next start on. "
            "What you noted stays as you wrote it."
        )
        self.box.addWidget(Heading(theme, name, 2))
        self.box.addWidget(FormField(theme, name, self.choice, note))

    def _choose(self, at: int) -> None:
        self._preferences.set(PREFERENCE, self.choice.itemData(at))
