"""Who we are, and what the program is made of."""

import re
import tomllib
from pathlib import Path

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.services import about
from secretsmanual.services.settings import SettingsService, sender_in

PROJECT = Path(__file__).parents[3] / "pyproject.toml"


@pytest.fixture
def settings(demo):
    return SettingsService(demo.manual)


def test_names_of_company_and_product(settings, demo):
    assert settings.ours().company == "Larkfield Label & Pack"
    change = settings.set("product", "  shrink   sleeves ")
    assert settings.ours().product == "shrink sleeves"
    assert change.touches("setting")
    with pytest.raises(BadInput, match="longer than 200"):
        settings.set("company", "x" * 201)


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("en", "18:30 to 7:00"),
        ("en", "18:30 – 7:00"),
        ("de", "18:30 Uhr bis 7:00 Uhr"),
        ("de", "18.30—7.00"),
        ("es", "de 18:30 h a 7:00 h"),
        ("fr", "de 18h30 à 7h00"),
        ("fr", "18:30 to 07:00"),
    ],
)
def test_quiet_hours_are_typed_as_the_language_says_them(settings, spoken, code, typed):
    spoken(code)
    settings.set("quiet_hours", typed)
    with pytest.raises(BadInput):
        settings.set("quiet_hours", "18:30")
    with pytest.raises(BadInput):
        settings.set("quiet_hours", "18:30 xx 07:00")
    assert settings.ours().quiet_hours == "18:30-07:00"


def test_a_bundle_is_from_the_rep_and_the_company():
    assert sender_in({}) == ""
    assert sender_in({"company": "Larkfield"}) == "Larkfield"
    assert sender_in({"rep": "Nora", "company": "Larkfield"}) == "Nora, Larkfield"
    assert len(sender_in({"rep": "n" * 200, "company": "l" * 200})) == 300


def test_the_team_comes_and_goes_and_comes_back(settings, demo):
    before = settings.ours().team
    member, _ = settings.add_member(" Ada  Byron ", "service")
    assert (member.name, member.role) == ("Ada Byron", "service")
    assert settings.ours().team[-1] == member
    removed = settings.remove_member(member.id)
    assert settings.ours().team == before
    demo.manual.undo(removed.action)
    assert settings.ours().team[-1] == member
    for name, why in (("  ", "needs a name"), ("ada byron", "in the team already")):
        with pytest.raises(BadInput, match=why):
            settings.add_member(name)


def test_every_part_is_named_with_its_licence():
    parts = {part.name.casefold(): part for part in about.parts()}
    needed = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    for line in needed:
        name = re.split(r"[^\w.-]", line)[0].casefold()
        shown = {"pyside6-essentials": "pyside6_essentials", "typing-extensions": name}
        found = shown.get(name, name)
        part = parts.get(found) or parts[found.replace("-", "_")]
        assert part.version
        assert len(part.text) > 500, part.name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["pyside6_essentials"].text
    for name in ("inter, typeface", "lucide, icons", "python"):
        assert parts[name].licence
