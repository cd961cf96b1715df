"""Light, dark, high contrast, type and icons: what every widget dresses itself with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from secretsmanual.domain.confided import MASK, Confided
from secretsmanual.domain.wording import tr
from secretsmanual.gui import icons
from secretsmanual.gui.fonts import QUOTE, SCALE, Face, TextRole, load_fonts, make_font
from secretsmanual.gui.style import palette, sheet
from secretsmanual.gui.tokens import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Family,
    Tokens,
    Tone,
)

Scheme = Literal["system", "light", "dark", "contrast_light", "contrast_dark"]

Tree = TypeVar("Tree")

_QT_SCHEME = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast_light": Qt.ColorScheme.Light,
    "contrast_dark": Qt.ColorScheme.Dark,
}
OTHER_SIDE: Mapping[Scheme, Scheme] = MappingProxyType(
    {
        "light": "dark",
        "dark": "light",
        "contrast_light": "contrast_dark",
        "contrast_dark": "contrast_light",
    }
)
"""What one comes to from each by changing light for dark."""

_MOTION = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


def scheme_of(name: str | None) -> Scheme:
    """Return the scheme that was kept under this name; what is none follows the system."""
    return next((one for one in get_args(Scheme) if one == name), "system")


class Theme(QObject):
    """The look in force. Follows the system unless the user chose light or dark.

    High contrast is chosen, or follows the system's wish for it. Nothing moves, for anybody: of
    less motion no system needs to tell.

    Widgets take it by constructor, dress themselves from it, and again on `changed`.
    """

    changed = Signal()
    veil_changed = Signal()
    """The privacy view was switched: what is private is shown, or hidden."""

    def __init__(self, app: QApplication, scheme: Scheme = "system", scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._scheme: Scheme = scheme
        self._scale = _within(scale)
        self._fonts: dict[TextRole | Literal["quote"], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self.veiled = False
        """Whether the privacy view is on."""
        self._confided = Confided()
        self.tokens = LIGHT
        load_fonts()
        app.setStyle("Fusion")
        app.aboutToQuit.connect(icons.forget)
        hints = app.styleHints()
        hints.setColorScheme(_QT_SCHEME[scheme])
        hints.colorSchemeChanged.connect(self._follow)
        # Held as long as the theme: PySide (6.11) takes it for gone with the last word for it.
        self._hints = hints
        (self._wishes,) = hints.findChildren(QAccessibilityHints)
        self._wishes.contrastPreferenceChanged.connect(self._follow)
        for effect in _MOTION:
            app.setEffectEnabled(effect, False)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """What the user chose."""
        return self._scheme

    @property
    def scale(self) -> float:
        """The user's text size, 1.0 to 2.0."""
        return self._scale

    @property
    def dark(self) -> bool:
        """Whether the dark set is in force."""
        return self.tokens.dark

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay as chosen."""
        self._scheme = scheme
        self._app.styleHints().setColorScheme(_QT_SCHEME[scheme])
        self._follow()

    def set_scale(self, scale: float) -> None:
        """Set the user's text size; values outside 1.0 to 2.0 are brought to the nearer end."""
        if (scale := _within(scale)) != self._scale:
            self._scale = scale
            self._apply()
            self.changed.emit()

    def set_veiled(self, veiled: bool) -> None:
        """Switch the privacy view."""
        if veiled != self.veiled:
            self.veiled = veiled
            self.veil_changed.emit()

    def set_confided(self, confided: Confided) -> None:
        """Take what was told in confidence, as it stands in the manual now; nothing on a lock."""
        before, self._confided = self._confided, confided
        if self.veiled and confided != before:
            self.veil_changed.emit()

    def veil(self, text: str, *, private: bool = False) -> str:
        """Return what may be shown of a text: nothing private, and nothing that repeats it."""
        hides = self.veiled and (private or self._confided.said_in(text))
        return tr(MASK) if text and hides else text

    def veil_all(self, tree: Tree) -> Tree:
        """Return what may be shown of a row or a document."""
        return self._confided.masked(tree) if self.veiled else tree

    def px(self, pixels: float) -> int:
        """Return a length, given in pixels at 100 %, at the user's scale."""
        return round(pixels * self._scale)

    def font(self, role: TextRole) -> QFont:
        """Return the font of a role of the type scale."""
        return self._font(role, SCALE[role])

    def quote_font(self) -> QFont:
        """Return the font of a customer's own words."""
        return self._font("quote", QUOTE)

    def colour(self, tone: Tone) -> QColor:
        """Return the colour of a text or icon tone."""
        return self.paint(self.tokens.tone(tone))

    def family(self, family: Family) -> QColor:
        """Return the colour of a family's dot."""
        return self.paint(self.tokens.family(family))

    def paint(self, colour: str) -> QColor:
        """Return a token as a QColor; made once."""
        if (made := self._colours.get(colour)) is None:
            made = self._colours[colour] = QColor(colour)
        return made

    def icon(self, name: str, tone: Tone = "soft", size: int = 18, gap: int = 0) -> QIcon:
        """Return an icon, `size` pixels at 100 %, with `gap` pixels of room on its right."""
        tokens = self.tokens
        return icons.icon(
            name, tokens.tone(tone), tokens.off, self.px(size), self.px(gap) if gap else 0
        )

    def pixmap(self, name: str, tone: Tone = "soft", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return an icon's picture for painting on a device of this pixel ratio."""
        return icons.pixmap(name, self.tokens.tone(tone), self.px(size), ratio)

    def _font(self, role: TextRole | Literal["quote"], face: Face) -> QFont:
        if (made := self._fonts.get(role)) is None:
            made = self._fonts[role] = make_font(face, self._scale)
        return made

    def _follow(self) -> None:
        if self._wanted() is not self.tokens:
            self._apply()
            self.changed.emit()

    def _wanted(self) -> Tokens:
        follows = self._scheme == "system"
        dark = self._system_is_dark() if follows else self._scheme.endswith("dark")
        if self._scheme.startswith("contrast") or self._system_wants_contrast():
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def _system_wants_contrast(self) -> bool:
        return self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        self.tokens = self._wanted()
        self._fonts.clear()
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(sheet(self.tokens, self._scale))


def _within(scale: float) -> float:
    return min(2.0, max(1.0, scale))
