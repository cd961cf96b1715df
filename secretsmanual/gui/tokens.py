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

    name: str
    """As the pictures of the style sheet are called that go with it."""
    window: str
    surface: str
    sunken: str
    line: str
    edge: str
    """Outline of a field or button; 3:1 on window and surface."""
    off: str
    """What cannot be used now; in high contrast it must not look like what can."""
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

    @property
    def dark(self) -> bool:
        """Whether it is light writing on dark."""
        return self.name.endswith("dark")

    def tone(self, tone: Tone) -> str:
        """Return the colour of a text tone; `accent` is the accent as text."""
        return self.accent_ink if tone == "accent" else str(getattr(self, tone))

    def family(self, family: Family) -> str:
        """Return the colour of a family's dot."""
        return str(getattr(self, family)) if family else self.faint


LIGHT = Tokens(
    name="light",
    window="#F7F5F0",
    surface="#FFFFFF",
    sunken="#EFECE4",
    line="#DEDACE",
    edge="#858377",
    off="#858377",
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
    name="dark",
    window="#161917",
    surface="#1F2320",
    sunken="#121513",
    line="#343A35",
    edge="#7C847D",
    off="#7C847D",
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

CONTRAST_LIGHT = Tokens(
    name="contrast-light",
    window="#FFFFFF",
    surface="#FFFFFF",
    sunken="#F0F0F0",
    line="#6E6E6E",
    edge="#000000",
    off="#6E6E6E",
    ink="#000000",
    soft="#1C1C1C",
    faint="#333333",
    accent="#00443A",
    on_accent="#FFFFFF",
    accent_hover="#002B25",
    accent_soft="#D6F0E8",
    accent_ink="#00392F",
    warm="#5E2800",
    warm_soft="#FFEBD9",
    alert="#7A0015",
    alert_soft="#FFE6E8",
    focus="#0030B0",
    work="#0B3D91",
    heading="#5B2A8C",
    life="#17561B",
    us="#7A3300",
    pressure="#8A1028",
    want="#554400",
)
"""Text at 7:1, edges and dots at 3:1 and more, on every ground (WCAG 2.2, 1.4.6 and 1.4.11)."""

CONTRAST_DARK = Tokens(
    name="contrast-dark",
    window="#000000",
    surface="#000000",
    sunken="#1A1A1A",
    line="#8F8F8F",
    edge="#FFFFFF",
    off="#8F8F8F",
    ink="#FFFFFF",
    soft="#F2F2F2",
    faint="#D6D6D6",
    accent="#86F2D3",
    on_accent="#000000",
    accent_hover="#B3F8E5",
    accent_soft="#00352B",
    accent_ink="#A6F5E0",
    warm="#FFC999",
    warm_soft="#3D2100",
    alert="#FFB8C1",
    alert_soft="#4A000C",
    focus="#FFE600",
    work="#9CC7FF",
    heading="#D6B8FF",
    life="#9BE58F",
    us="#FFB37A",
    pressure="#FF9DAA",
    want="#F0DC6A",
)
