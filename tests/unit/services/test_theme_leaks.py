"""No file of themes holds a name, or words that may not be repeated, whatever the manual holds."""

import itertools

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.ideas import IdeaFields
from secretsmanual.domain.market_tests import MarketTestFields
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.domain.theme_rule import Rule
from tests.unit.services.file_texts import text_of

ENDINGS = ("xlsx", "html", "pdf", "docx", "csv", "json", "jsonl", "txt")
KINDS = ("outcome", "hope", "feeling", "family", "ego", "cashflow", "equity", "")
marks = (f"Zq{number}qz" for number in itertools.count(1000))

cards = st.fixed_dictionaries(
    {
        "sensitivity": st.sampled_from(["open", "open", "service", "private", "never"]),
        "status": st.sampled_from(["active", "active", "superseded", "withdrawn", "unsorted"]),
        "confidence": st.sampled_from(["said", "said", "heard", "inferred"]),
        "kind": st.sampled_from(("outcome", "outcome", "outcome", *KINDS)),
        "source_protected": st.booleans(),
        "care": st.sampled_from([[], [], ["health"]]),
        "hearsay": st.booleans(),
    }
)


def add(unit, today, place, card, theme=None) -> None:
    """Add a card of an account and a person of its own, with marks in all that must stay."""
    stamps = {"created_at": unit.at}
    name, firm, role, city, said = (next(marks) for _ in range(5))
    account = unit.accounts.add(
        AccountFields(name=f"{firm} Trading {place}", city=city, notes=next(marks), **stamps)
    )
    person = unit.people.add(
        PersonFields(account_id=account.id, name=f"Kim {name}", role=f"Chief {role}", **stamps)
    )
    other = unit.people.add(PersonFields(account_id=account.id, name=next(marks), **stamps))
    secret = unit.secrets.add(
        SecretFields(
            account_id=account.id,
            person_id=person.id,
            said_by=other.id if card["hearsay"] else person.id,
            kind=card["kind"],
            text=f"Wants {said} of us",
            verbatim=f"please bring {name} and chief {role} of {firm} in {city} to our dry hall",
            sensitivity=card["sensitivity"],
            topic=next(marks),
            status=card["status"],
            confidence=card["confidence"],
            source_protected=card["source_protected"],
            care=card["care"],
            via=next(marks),
            idea=next(marks),
            why_it_matters=next(marks),
            themes=["Keep it dry", next(marks)],
            heard_on=today,
            last_confirmed=today,
            updated_at=unit.at,
            **stamps,
        )
    )
    if theme is None:
        return
    for title in (FINE if counts(card) else next(marks), f"Ring Kim {name} before the rain"):
        unit.ideas.add(
            IdeaFields(
                title=title,
                theme_id=theme,
                secrets=[secret.id],
                noted_on=today,
                **{text: next(marks) for text in ("value", "quote", "reason", "next_step")},
                **stamps,
            )
        )
    unit.market_tests.add(
        MarketTestFields(
            theme_id=theme,
            hypothesis="A roof gets more replies",
            offer=f"A roof for {firm} Trading {place}",
            started_on=today,
            **stamps,
        )
    )


FINE = "a roof over every pallet"


def counts(card) -> bool:
    """Say what the table allows, written apart from the program's own gate."""
    kept = card["sensitivity"] in ("private", "never") or card["status"] != "active"
    return not (kept or card["care"]) and (
        card["confidence"] != "inferred"
        and card["kind"] not in ("family", "ego", "cashflow", "equity", "")
    )


SURE = {
    "sensitivity": "open", "status": "active", "confidence": "said", "kind": "outcome",
    "source_protected": False, "care": [], "hearsay": False,
}  # fmt: skip


@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=st.lists(cards, min_size=1, max_size=8), endings=st.permutations(ENDINGS))
def test_no_file_of_themes_holds_a_mark(empty, tmp_path, drawn, endings):
    themes = empty.themes
    themes.set_rule(Rule(3, 3))
    if not themes.all():
        themes.propose("Keep it dry")
    theme = themes.find("Keep it dry")
    with empty.manual.write("Fill") as unit:
        for place, card in enumerate((SURE, SURE, SURE, *drawn)):
            add(unit, empty.manual.today, place, card, theme.id)
    for choice in themes.quotes(theme.id):
        if choice.answer == "waiting":
            themes.answer_quote(theme.id, choice.secret_id, confirmed=True)
    for ending in endings[:2]:
        path = tmp_path / f"themes.{ending}"
        themes.hand_over(path)
        text = text_of(path)
        assert "Keep it dry" in text
        assert "Zq" not in text
        assert "Kim" not in text
    path = tmp_path / "themes.txt"
    themes.hand_over(path)
    assert FINE in path.read_text("utf-8")
    assert "please bring [...] and [...] of [...] in [...] to our dry hall" in path.read_text(
        "utf-8"
    )


@pytest.mark.parametrize("flaw", [
    {"sensitivity": "private"}, {"sensitivity": "never"}, {"status": "withdrawn"},
    {"status": "unsorted"}, {"status": "superseded"}, {"confidence": "inferred"},
    {"care": ["health"]}, *({"kind": kind} for kind in ("family", "ego", "cashflow", "equity", "")),
])  # fmt: skip
def test_what_may_not_leave_does_not_count(empty, flaw):
    empty.themes.propose("Keep it dry")
    with empty.manual.write("Fill") as unit:
        for place, card in enumerate((SURE, SURE, {**SURE, **flaw})):
            add(unit, empty.manual.today, place, card)
    assert empty.themes.all()[0].people == 2
    assert empty.themes.all()[0].tagged == 3
    assert len(empty.themes.preview().held_back) == 2


def test_a_feeling_about_somebody_with_a_name_does_not_count(empty):
    empty.themes.propose("Keep it dry")
    with empty.manual.write("Fill") as unit:
        for place in range(3):
            add(unit, empty.manual.today, place, {**SURE, "kind": "feeling"})
    assert empty.themes.all()[0].people == 0
    assert {one.why for one in empty.themes.preview().held_back[1:]} == {
        "A feeling about somebody it names."
    }


def test_no_other_way_out_makes_a_file_for_themes(demo, tmp_path):
    with pytest.raises(ValueError, match="without names"):
        demo.sharing.hand_over("themes", tmp_path / "themes.json")
    assert list(tmp_path.glob("themes.*")) == []
