"""The card of the clipboard: how long what was copied stays there."""

from secretsmanual.gui import clipboard
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.fields import FormField, NumberField
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.labels import Heading


class ClipboardCard(Card):
    """A number of seconds, kept as it is changed."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme, preferences = tools.theme, tools.preferences
        name = self.tr("What you copy stays for")
        self.stays = NumberField(theme, name, clipboard.LEAST_S, clipboard.MOST_S, self.tr("s"))
        self.stays.setValue(clipboard.seconds(preferences))
        self.stays.setMaximumWidth(theme.px(140))
        self.stays.valueChanged.connect(
            lambda value: preferences.set(clipboard.PREFERENCE, str(value))
        )
        note = self.tr(
            "Then it is taken away, unless something else was copied meanwhile; when the program "
            "ends or locks, at once. Clipboard managers are asked not to remember it."
        )
        self.box.addWidget(Heading(theme, self.tr("Clipboard"), 2))
        self.box.addWidget(FormField(theme, name, self.stays, note))
