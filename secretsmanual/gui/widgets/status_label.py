"""What came of something, in a sentence under what was done."""

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.labels import PlainLabel


class StatusLabel(PlainLabel):
    """A sentence that is said aloud as it comes; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "body", "soft", wrap=True)
        self.hide()

    def say(self, sentence: str, *, well: bool = True) -> None:
        """Show what came of it, and let screen readers say it; what went wrong, at once."""
        self.show_as(sentence, well=well)
        if sentence:
            announce(self, self.text(), urgent=not well)

    def show_as(self, sentence: str, *, well: bool = True) -> None:
        """Show how things stand; nobody asked, so nothing is said aloud."""
        self.setText(sentence)
        self.set_tone("soft" if well else "alert")
        self.setVisible(bool(sentence))
