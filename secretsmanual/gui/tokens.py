"""The colours, by what they are for. No view holds a colour of its own (look.md, Colour)."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ink", "soft", "faint", "accent", "warm", "alert", "on_accent"]
"""What a text or an icon is coloured by: ink reads first, soft second, faint last."""

Family = Literal["work", "heading", "life", "us", "pressure", "want", ""]
"""The six families of kinds; empty while a secret is unsorted."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each `#RRGGBB`."""

    window: str
    surface: str
    sunken: str
    line: str
    edge: str
    """Outline of a field or button; 3:1 on window and surface."""
    ink: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    accent_ink: str
    """Accent as text, also on `accent_soft`."""
    warm: str
    """Dates, promises, gold."""
    warm_soft: str
    alert: str
    """What went wrong. Never used for something merely unfinished."""
    alert_soft: str
    focus: str
    work: str
    heading: str
    life: str
    us: str
    pressure: str
    want: str

    def tone(self, tone: Tone) -> str:
        """Return the colour of a text tone; `accent` is the accent as text."""
        return self.accent_ink if tone == "accent" else str(getattr(self, tone))

    def family(self, family: Family) -> str:
        """Return the colour of a family's dot."""
        return str(getattr(self, family)) if family else self.faint


LIGHT = Tokens(
    window="#F7F5F0",
    surface="#FFFFFF",
    sunken="#EFECE4",
    line="#DEDACE",
    edge="#858377",
    ink="#1D211F",
    soft="#4F5651",
    faint="#636862",
    accent="#1E6655",
    on_accent="#FFFFFF",
    accent_hover="#185446",
    accent_soft="#E1EEE8",
    accent_ink="#17564A",
    warm="#97491A",
    warm_soft="#FAEBDD",
    alert="#9B2F3F",
    alert_soft="#F9E6E6",
    focus="#2B8A73",
    work="#3B6EA8",
    heading="#7A58A6",
    life="#3C7A36",
    us="#B0561F",
    pressure="#A33A4A",
    want="#7D6608",
)

DARK = Tokens(
    window="#161917",
    surface="#1F2320",
    sunken="#121513",
    line="#343A35",
    edge="#7C847D",
    ink="#ECEDE8",
    soft="#B9BFB8",
    faint="#9CA39C",
    accent="#63C3A7",
    on_accent="#0B201A",
    accent_hover="#7AD3B9",
    accent_soft="#203A33",
    accent_ink="#8CD9C2",
    warm="#E5A574",
    warm_soft="#3B2A1E",
    alert="#EE9AA6",
    alert_soft="#402427",
    focus="#63C3A7",
    work="#8DB4E2",
    heading="#C3A6E8",
    life="#8FCB86",
    us="#EBA06C",
    pressure="#E58E9B",
    want="#D9C25A",
)
