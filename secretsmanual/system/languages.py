"""The languages of the program: a folder each, in `resources/languages/`.

A folder holds the catalogue of all texts (gettext's `messages.mo`, made of the `messages.po` beside
it) and the data that has words of a language in it: question bank, lexicon, phrase book. English
is in the code, and its data lies in `resources/` itself.
"""

from collections.abc import Iterable
from gettext import GNUTranslations, NullTranslations

from secretsmanual.system.resources import resource

ENGLISH = "en"
PREFERENCE = "language"
"""Under which name the language chosen is kept (`system.preferences`); none: the system's."""
NAMES = {ENGLISH: "English", "de": "Deutsch", "es": "Español", "fr": "Français"}
"""Every language by its code, as its own speakers call it."""


def best_of(wished: Iterable[str]) -> str:
    """Return the first language wished for that the program speaks (`de`, `de-AT`), or English."""
    codes = (wish.replace("_", "-").split("-")[0].lower() for wish in wished)
    return next((code for code in codes if code in NAMES), ENGLISH)


def catalogue(language: str) -> NullTranslations:
    """Return the texts of a language, for `wording.speak`."""
    if language == ENGLISH:
        return NullTranslations()
    with resource("languages", language, "messages.mo").open("rb") as file:
        return GNUTranslations(file)


def begin(language: str) -> None:
    """Say everything in a language from now on, and read what is typed in it.

    English is what the program begins with; it costs nothing. A language without words of its own
    for what is typed (`syntax.toml`) reads English.
    """
    if language == ENGLISH:
        return
    from secretsmanual.domain.interview.syntax import Syntax
    from secretsmanual.domain.interview.understanding import understand
    from secretsmanual.domain.wording import speak

    speak(catalogue(language))
    words = resource("languages", language, "syntax.toml")
    if words.is_file():
        understand(Syntax.from_toml(words.read_text(encoding="utf-8")))


def text_in(language: str, name: str) -> str:
    """Return a data file in a language, or in English where that language has none."""
    own = resource("languages", language, name)
    return (own if own.is_file() else resource(name)).read_text(encoding="utf-8")
