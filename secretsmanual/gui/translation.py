"""The window's texts in the language chosen: Qt's own from Qt, ours from the one catalogue."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from secretsmanual.domain import wording
from secretsmanual.system.languages import ENGLISH, best_of
from secretsmanual.system.languages import begin as begin_language

KEYS = "QShortcut"
"""Where Qt looks for the names of keys: Left is an arrow there, and nobody who left."""
PRINTED = (wording.mark("Ctrl"), wording.mark("Shift"))
"""Keys that Qt writes out at length in some languages (Mayúsculas): said as keyboards have them."""


class Ours(QTranslator):
    """Answers each `tr` of the window with what `wording` says, and Qt's own texts with nothing."""

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        if context == KEYS:
            return wording.tr(sourceText) if sourceText in PRINTED else None  # type: ignore[return-value]
        said = wording.tr(sourceText)
        return said if said != sourceText else None  # type: ignore[return-value]  # asks the next

    @override
    def isEmpty(self) -> bool:
        return False


def begin(qt: QApplication, chosen: str) -> None:
    """Speak the language chosen, or the system's where the program knows it.

    Days, numbers and the first day of the week go by the system's own settings where it speaks
    that language too, else by the language. Call before the first widget is made.
    """
    system = QLocale.system()
    language = best_of([chosen] if chosen else system.uiLanguages())
    if QLocale(language).language() != system.language():
        QLocale.setDefault(QLocale(language))
    qt.setLayoutDirection(QLocale(language).textDirection())
    if language == ENGLISH:
        return
    begin_language(language)
    of_qt = QTranslator(qt)
    if of_qt.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(of_qt)
    qt.installTranslator(Ours(qt))
