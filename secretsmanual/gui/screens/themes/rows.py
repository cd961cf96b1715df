"""Themes as their keeper sees them, as rows and words. These numbers never leave."""

from collections.abc import Iterable, Mapping, Sequence

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.wording import tr, trn
from secretsmanual.domain.words import quoted
from secretsmanual.gui.models.rows import ItemRow, SecretRow, SectionRow
from secretsmanual.gui.tokens import Family
from secretsmanual.services.theme_board import QuoteChoice
from secretsmanual.services.themes import ThemeState

Rows = list[ItemRow | SecretRow | SectionRow]

QUOTE = "quote:"
"""Ids of quotes begin with this; the secret's own id follows."""
MAYBE = "maybe:"
"""Ids of secrets that may belong to the theme begin with this."""

_TOLD = ("new", "renewed", "same", "waiting")


def theme_rows(states: Iterable[ThemeState]) -> Rows:
    """Return the themes: those that are told, those that stand still, those held back."""
    groups: dict[str, list[ThemeState]] = {"told": [], "frozen": [], "held": []}
    for state in states:
        groups[_group(state)].append(state)
    titles = {
        "told": tr("Marketing may know"),
        "frozen": tr("Frozen"),
        "held": tr("Held back"),
    }
    found: Rows = []
    for group, some in groups.items():
        if some:
            found.append(SectionRow(titles[group]))
            found += [_theme(one) for one in sorted(some, key=lambda one: -one.people)]
    return found


def state_in_words(state: ThemeState) -> str:
    """Say whether a theme is told, and why or with which numbers."""
    if "label" in state.problems:
        return tr("Held back: {}").format(state.problems["label"])
    day = words.day(state.shown_on) if state.shown_on else ""
    told = {
        "new": tr("Ready: the next hand-over of themes tells it."),
        "renewed": tr("Published; the next hand-over brings newer numbers."),
        "same": tr("Published as of {}.").format(day),
        "waiting": tr(
            "Published as of {}. Newer numbers wait until enough has changed to name nobody."
        ).format(day),
        "frozen": tr(
            "Frozen: the group has become too small. What was told as of {} still stands."
        ).format(day),
        "below": tr("Held back: {}.").format(state.lacking),
    }
    return told[state.showing]


def counts_in_words(state: ThemeState) -> str:
    """Say how many people and accounts carry it: for the rep alone."""
    people = trn("{n} person", "{n} people", state.people)
    accounts = trn("{n} account", "{n} accounts", state.accounts)
    text = tr("{} in {}").format(people, accounts)
    if state.tagged > state.people:
        others = state.tagged - state.people
        text += tr(", {} more do not count").format(others)
    return text


def facts(state: ThemeState) -> list[tuple[str, str]]:
    """Return what belongs to a theme, in words."""
    theme = state.theme
    return [
        (tr("Ask back"), theme.ask_back),
        (tr("So we could"), theme.idea),
        (tr("Trying out"), theme.test),
        (
            tr("Not told"),
            "\n".join(why for name, why in state.problems.items() if name != "label"),
        ),
    ]


def inside_rows(
    quotes: Sequence[QuoteChoice],
    tagged: Iterable[Secret],
    maybe: Iterable[Secret],
    names: Mapping[str, str],
    kinds: Mapping[str, tuple[str, Family]],
) -> Rows:
    """Return the quotes of a theme, the secrets in it, and those that may belong to it."""
    found: Rows = []
    if quotes:
        found.append(SectionRow(tr("Quotes, as they would read"), tr("Y repeat it, N do not")))
        found += [_quote(one) for one in quotes]
    inside = [_secret(one, one.id, names, kinds) for one in tagged]
    if inside:
        found.append(SectionRow(tr("In this theme"), tr("Delete takes one out")))
        found += inside
    others = [_secret(one, MAYBE + one.id, names, kinds) for one in maybe]
    if others:
        found.append(SectionRow(tr("These may belong to it"), tr("A puts one in")))
        found += others
    return found


def secret_of(row_id: str) -> str:
    """Return the id of the secret that a row stands for."""
    return row_id.removeprefix(QUOTE).removeprefix(MAYBE)


def _group(state: ThemeState) -> str:
    if "label" in state.problems:
        return "held"
    if state.showing in _TOLD:
        return "told"
    return "frozen" if state.showing == "frozen" else "held"


def _theme(state: ThemeState) -> ItemRow:
    waiting = state.quotes_waiting
    quotes = trn("{n} quote to confirm", "{n} quotes to confirm", waiting) if waiting else ""
    return ItemRow(
        state.theme.id,
        state.theme.label,
        f"{counts_in_words(state)} · {_short(state)}",
        quotes,
        "layers",
        aside_tone="warm",
        tone="ink" if _group(state) == "told" else "soft",
    )


def _short(state: ThemeState) -> str:
    if "label" in state.problems:
        return tr("the label tells too much")
    short = {
        "new": tr("ready to be told"),
        "renewed": tr("newer numbers are ready"),
        "same": tr("published"),
        "waiting": tr("published, newer numbers wait"),
        "frozen": tr("frozen"),
        "below": state.lacking,
    }
    return short[state.showing]


def _quote(one: QuoteChoice) -> SecretRow:
    answers = {
        "waiting": tr("waits for your word"),
        "confirmed": tr("may be repeated"),
        "refused": tr("stays here"),
    }
    whose = " · ".join(part for part in (one.person, one.account) if part)
    tone = "soft" if one.answer == "refused" else "ink"
    return SecretRow(
        QUOTE + one.secret_id,
        quoted(one.quote),
        answers[one.answer],
        who=whose,
        tone=tone,  # type: ignore[arg-type]
    )


def _secret(
    secret: Secret, row_id: str, names: Mapping[str, str], kinds: Mapping[str, tuple[str, Family]]
) -> SecretRow:
    label, family = kinds.get(secret.kind, (tr("Unsorted"), ""))
    hidden = secret.sensitivity == "never"
    text = tr("Never to be mentioned") if hidden else secret.text
    whose = (names.get(secret.person_id or "", ""), names.get(secret.account_id or "", ""))
    who = " · ".join(one for one in whose if one)
    return SecretRow(row_id, text, label, family, who=who, private=secret.sensitivity in CONFIDED)
