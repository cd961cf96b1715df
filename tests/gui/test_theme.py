import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QWidget

from secretsmanual import gui
from secretsmanual.gui.action_table import ACTIONS
from secretsmanual.gui.fonts import SCALE
from secretsmanual.gui.models.families import FAMILIES
from secretsmanual.gui.style import sheet
from secretsmanual.gui.theme import OTHER_SIDE, Theme, scheme_of
from secretsmanual.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from secretsmanual.system.resources import resource, resource_text

TEXTS = ("ink", "soft", "faint", "accent_ink", "warm", "alert")
GROUNDS = ("window", "surface", "sunken", "accent_soft", "warm_soft", "alert_soft")
ALL = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
SETS = pytest.mark.parametrize("tokens", ALL, ids=[one.name for one in ALL])


def light_of(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    lin = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def contrast(one, other):
    """WCAG 2.2's contrast ratio."""
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


def least(tokens):
    """Text at AA; at AAA where high contrast was asked for."""
    return 7.0 if tokens in (CONTRAST_LIGHT, CONTRAST_DARK) else 4.5


def test_every_colour_of_a_set_is_looked_at_below():
    looked = {*TEXTS, *GROUNDS, *FAMILIES, "on_accent", "accent_hover", "focus", "edge", "accent"}
    assert set(LIGHT.__slots__) - looked == {"name", "line", "off"}


@SETS
def test_text_reads_at_aa_on_every_ground(tokens):
    pairs = itertools.product(TEXTS, GROUNDS)
    found = {pair: contrast(*(getattr(tokens, name) for name in pair)) for pair in pairs}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < least(tokens)}


@SETS
def test_text_on_the_accent_reads_at_aa(tokens):
    assert contrast(tokens.on_accent, tokens.accent) >= least(tokens)
    assert contrast(tokens.on_accent, tokens.accent_hover) >= least(tokens)
    assert contrast(tokens.window, tokens.ink) >= least(tokens)


@SETS
def test_rings_edges_and_dots_are_seen(tokens):
    seen = ("focus", "edge", "accent", "off", *FAMILIES)
    seen += ("line",) if tokens in (CONTRAST_LIGHT, CONTRAST_DARK) else ()
    pairs = itertools.product(seen, ("window", "surface", "sunken"))
    found = {pair: contrast(*(getattr(tokens, name) for name in pair)) for pair in pairs}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 3.0}


@SETS
def test_what_cannot_be_used_looks_so(tokens):
    assert contrast(tokens.soft, tokens.off) >= 1.5


@SETS
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_sheet_is_complete_and_grows(tokens, scale):
    text = sheet(tokens, scale)
    assert "$" not in text
    assert not re.search(r"\d\*", text)
    assert f"min-height: {round(36 * scale)}px" in text


def test_pictures_of_the_sheet_exist_in_the_sets_colours():
    for tokens in ALL:
        assert tokens.on_accent in resource_text("styles", f"check-{tokens.name}.svg")
        assert tokens.soft in resource_text("styles", f"chevron-{tokens.name}.svg")


def test_no_text_is_smaller_than_twelve_pixels(theme):
    assert min(face.size for face in SCALE.values()) >= 12
    assert {role: theme.font(role).pixelSize() for role in SCALE} == {
        role: face.size for role, face in SCALE.items()
    }


def test_type_is_bundled_and_unhinted(theme):
    for role, face in SCALE.items():
        font = theme.font(role)
        assert QFontInfo(font).family() == face.family
        assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert QFontInfo(theme.quote_font()).italic()


def test_choosing_dark_changes_all_and_says_so_once(theme, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    told = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose("dark")
    theme.choose("dark")
    assert told == [True]
    assert theme.tokens is DARK
    assert widget.palette().window().color().name().upper() == DARK.window
    theme.choose("light")
    assert told == [True, False]


def test_following_the_system(qapp, theme, monkeypatch):
    theme.choose("system")
    assert not theme.dark
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.dark
    theme.choose("light")
    assert not theme.dark


@pytest.mark.parametrize(("dark", "wanted"), [(False, CONTRAST_LIGHT), (True, CONTRAST_DARK)])
def test_following_the_systems_wish_for_contrast(qapp, theme, monkeypatch, dark, wanted):
    theme.choose("system")
    monkeypatch.setattr(theme, "_system_is_dark", lambda: dark)
    monkeypatch.setattr(theme, "_system_wants_contrast", lambda: True)
    hints = theme._wishes
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.tokens is wanted
    theme.choose("dark")
    assert theme.tokens is CONTRAST_DARK
    monkeypatch.setattr(theme, "_system_wants_contrast", lambda: False)
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.tokens is DARK


def test_high_contrast_is_chosen_and_keeps_its_side(theme):
    theme.choose("contrast_light")
    assert theme.tokens is CONTRAST_LIGHT
    assert OTHER_SIDE["contrast_light"] == "contrast_dark"
    theme.choose("contrast_dark")
    assert theme.tokens is CONTRAST_DARK
    assert theme.dark


def test_only_what_is_a_scheme_is_taken_from_the_preferences():
    assert scheme_of("contrast_dark") == "contrast_dark"
    assert {scheme_of("purple"), scheme_of(None)} == {"system"}


def test_nothing_moves(qapp, theme):
    """No animation of ours, and none of Qt's: so nobody has to ask for less of it."""
    for source in Path(gui.__file__).parent.rglob("*.py"):
        assert not re.search(r"Animation|QTimeLine|QMovie", source.read_text("utf-8")), source
    moving = [one for one in Qt.UIEffect if one.name not in ("UI_General", "UI_AnimateToolBox")]
    assert not [one for one in moving if qapp.isEffectEnabled(one)]


def test_the_users_scale_is_kept_within_bounds(theme):
    told = []
    theme.changed.connect(lambda: told.append(theme.scale))
    theme.set_scale(3.0)
    theme.set_scale(2.0)
    assert told == [2.0]
    assert theme.font("body").pixelSize() == 28
    assert theme.px(10) == 20
    theme.set_scale(0.2)
    assert theme.scale == 1.0


def test_icons_are_crisp_and_coloured(theme):
    picture = theme.pixmap("search", "accent", 18, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (36, 2.0)
    image = picture.toImage()
    inks = {
        image.pixelColor(x, y).name().upper()
        for x, y in itertools.product(range(36), repeat=2)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.accent_ink in inks
    assert theme.icon("search") is theme.icon("search")
    sizes = theme.icon("search").availableSizes()
    assert {size.width() for size in sizes} == {18, 36}


def test_every_icon_that_an_action_names_is_there():
    for spec in ACTIONS.values():
        if spec.icon:
            assert resource("icons", f"{spec.icon}.svg").is_file()
    assert "ISC License" in resource_text("icons", "LICENSE-lucide.txt")


def test_a_theme_starts_as_it_was_left(qapp):
    theme = Theme(qapp, "dark", 1.5)
    assert (theme.dark, theme.scale, theme.scheme) == (True, 1.5, "dark")
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow)
    theme.choose("light")
    theme.deleteLater()
