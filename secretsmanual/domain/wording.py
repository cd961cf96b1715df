"""The language that people read: below gui/ every sentence passes here, with English as its key.

`tr` and `trn` say a text in the language spoken; `mark` names one that is said later, such as a
label in a table of constants or what is stored in English. A text is a whole sentence with named
places, so that a language may put them in its own order:

    tr("{name} was not written.", name=path.name)
    trn("{n} promise", "{n} promises", len(promises))

The catalogues are gettext's, one for each language (`system.languages`); the window's own `tr`
goes through the same ones. What is stored, hashed, matched or read by machines stays English.
"""

from gettext import NullTranslations

_spoken = NullTranslations()


def speak(catalogue: NullTranslations) -> NullTranslations:
    """Say everything in this language from now on; return what was spoken before."""
    global _spoken
    before, _spoken = _spoken, catalogue
    return before


def tr(text: str, /, **values: object) -> str:
    """Say a text in the language spoken, with values in its named places."""
    said = _spoken.gettext(text) if text else ""
    return said.format(**values) if values else said


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Say a text about `n` things, which stands in place `{n}`, by the language's own plurals."""
    return _spoken.ngettext(one, many, n).format(n=n, **values)


def language() -> str:
    """Return the code of the language spoken: `en`, `de`."""
    return _spoken.info().get("language", "en")


def mark(text: str) -> str:
    """Name a text that is said later with `tr`: it comes into the catalogues."""
    return text
