"""The paper that lies in the printers of this place."""

import locale
from typing import Literal

Paper = Literal["A4", "Letter"]

_LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split()
"""Territories that use it (Unicode CLDR 46, measurementData/paperSize)."""
_LETTER_BY_NAME = ("United States", "Canada", "Mexico", "Philippines")
"""As Windows calls those of them that most people live in."""


def usual_paper() -> Paper:
    """Return the size of paper by the computer's own settings; A4 where they name no place."""
    name = (locale.getlocale()[0] or "").partition("_")[2]
    return "Letter" if name in _LETTER or name in _LETTER_BY_NAME else "A4"
