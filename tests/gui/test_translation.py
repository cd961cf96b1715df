from gettext import NullTranslations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtGui import QKeySequence

from secretsmanual.domain.wording import speak
from secretsmanual.gui import translation
from secretsmanual.gui.screens.settings.language_card import LanguageCard
from secretsmanual.system.languages import NAMES, best_of, catalogue


class German(NullTranslations):
    def gettext(self, message):
        return {"Settings": "Einstellungen", "Left": "Ausgeschieden"}.get(message, message)

    def info(self):
        return {"language": "de"}


@pytest.fixture
def begun(qapp, monkeypatch):
    """Begins to speak a language, and speaks English again afterwards."""
    locale, before = QLocale(), speak(NullTranslations())
    monkeypatch.setattr(translation, "begin_language", lambda language: speak(German()))
    yield lambda chosen: translation.begin(qapp, chosen)
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.deleteLater()
    QLocale.setDefault(locale)
    speak(before)


def test_our_texts_and_those_of_qt_are_said_in_the_language(begun):
    begun("de")
    assert QObject().tr("Settings") == "Einstellungen"
    assert QObject().tr("Not in the catalogue") == "Not in the catalogue"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_keys_are_named_by_qt(begun):
    begun("de")
    assert QObject().tr("Left") == "Ausgeschieden"
    assert QCoreApplication.translate("QShortcut", "Left") == "Links"


def test_keys_are_short_where_qt_writes_them_out(begun, monkeypatch):
    monkeypatch.setattr(translation, "begin_language", lambda code: speak(catalogue(code)))
    begun("es")
    assert QKeySequence("Ctrl+Shift+E").toString(QKeySequence.SequenceFormat.NativeText) == (
        "Ctrl+Mayús+E"
    )


def test_days_and_numbers_follow(begun):
    begun("de")
    assert QLocale().language() == QLocale.Language.German
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"


def test_english_needs_no_catalogue(begun):
    begun("en")
    assert QObject().tr("Settings") == "Settings"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        (["de-AT"], "de"),
        (["pt-BR", "fr_CA"], "fr"),
        (["pt"], "en"),
        ([], "en"),
        (["EN-us", "de"], "en"),
    ],
)
def test_the_first_language_that_is_spoken_here(wished, found):
    assert best_of(wished) == found


def test_a_language_is_chosen_by_key_and_kept(qtbot, tools):
    card = LanguageCard(tools)
    qtbot.addWidget(card)
    assert card.choice.currentData() == ""
    assert {card.choice.itemData(at) for at in range(card.choice.count())} == {"", *NAMES}
    at = card.choice.findData("fr")
    card.choice.setCurrentIndex(at)
    card.choice.activated.emit(at)
    assert tools.preferences.get("language") == "fr"
    again = LanguageCard(tools)
    qtbot.addWidget(again)
    assert again.choice.currentText() == "Français"
