"""Read all themes at one moment: what counts in them, and what of them may leave today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, TypeVar

from secretsmanual.domain.handover import EXPIRY_DAYS, withdrawal_code
from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.ids import AccountId, PersonId, SecretId, ThemeId
from secretsmanual.domain.market_tests import MarketTest
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Held, Rules
from secretsmanual.domain.theme_making import (
    Counted,
    People,
    counted,
    in_themes,
    members_of,
    quoted,
    row_of,
    texts_that_tell,
    trades,
)
from secretsmanual.domain.theme_page import Quote, ThemeRow
from secretsmanual.domain.theme_quotes import Names, fingerprint, quote_for_themes
from secretsmanual.domain.theme_rule import Members, Rule, Showing, cells_of, lacking, showing
from secretsmanual.domain.themes import Publication, PublicationFields, Theme, ThemeQuote
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.store import idea_queries, queries
from secretsmanual.store.unit import Unit

SHOWN: tuple[Showing, ...] = ("new", "renewed", "same", "waiting", "frozen")
MOST_QUOTES = 2
RESTS_ON_HELD = mark("It rests on what may not leave.")
T = TypeVar("T", Idea, MarketTest)
OWN_TEXTS = ("label", "ask_back", "idea", "test")
"""What we wrote ourselves and what leaves with a theme."""


@dataclass(frozen=True, slots=True)
class QuoteChoice:
    """A quote of a theme as it would be repeated, and what the rep answered to it."""

    secret_id: SecretId
    person: str
    account: str
    said: str
    """Their words as they are kept."""
    quote: str
    """The same as it would leave."""
    answer: Literal["waiting", "confirmed", "refused"]


@dataclass(frozen=True, slots=True)
class Board:
    """All themes with what counts in them."""

    rule: Rule
    rules: Rules
    known: People
    themes: tuple[Theme, ...]
    tagged: Mapping[ThemeId, int]
    """How many people carry the theme, counted or not."""
    counts: Mapping[ThemeId, list[Counted]]
    members: Mapping[ThemeId, Members]
    rows: Mapping[str, list[Publication]]
    answers: Mapping[tuple[str, str], ThemeQuote]
    held: tuple[Held, ...]
    ideas: Mapping[ThemeId, list[Idea]]
    """Ideas for a theme that are not dropped."""
    may_rest: frozenset[SecretId]
    """What passed the gate, of all that ideas rest on."""
    tests: Mapping[ThemeId, list[MarketTest]]

    def showing(self, theme: Theme) -> Showing:
        """Decide what is shown of a theme today."""
        rows = self.rows.get(theme.id, [])
        return showing(self.members[theme.id], rows, self.rule, self.rules.today)

    def lacking(self, theme: Theme) -> str:
        """Say what a theme lacks to be shown, in words."""
        return lacking(self.members[theme.id], self.rule)

    def problems(self, theme: Theme) -> dict[str, str]:
        """Say which of our own texts may not leave, and why."""
        texts = {name: getattr(theme, name) for name in OWN_TEXTS}
        return dict(texts_that_tell(texts, self.known.names, self.rules.lexicon))

    def idea_problem(self, idea: Idea) -> str:
        """Say why an idea stays behind: it names somebody, or rests on what may not leave."""
        if found := self._telling((idea.title,)):
            return found
        return "" if self.may_rest.issuperset(idea.secrets) else tr(RESTS_ON_HELD)

    def test_problem(self, test: MarketTest) -> str:
        """Say why a test stays behind."""
        return self._telling((test.hypothesis, test.offer, test.measure, test.result))

    def _telling(self, texts: tuple[str, ...]) -> str:
        named = {str(at): text for at, text in enumerate(texts)}
        telling = texts_that_tell(named, self.known.names, self.rules.lexicon)
        return next((why for _, why in telling), "")

    def outgoing(self, theme: Theme, state: Showing) -> ThemeRow:
        """Make what leaves of a theme that is shown; texts of ours that tell stay behind."""
        earlier: list[PublicationFields] = list(self.rows.get(theme.id, ()))
        last = earlier[-1] if earlier else None
        row = self.fresh(theme) if state in ("new", "renewed") else earlier.pop()
        hidden = dict.fromkeys(self.problems(theme), "")
        quotes = () if state == "frozen" else tuple(self._repeated(theme, row))
        return ThemeRow(
            theme.model_copy(update=hidden),
            row,
            tuple(earlier),
            quotes,
            last,
            tuple(one for one in self.ideas.get(theme.id, ()) if not self.idea_problem(one)),
            tuple(one for one in self.tests.get(theme.id, ()) if not self.test_problem(one)),
        )

    def fresh(self, theme: Theme) -> PublicationFields:
        """Make the theme's row as of today."""
        counts = self.counts[theme.id]
        rows = self.rows.get(theme.id, [])
        cells = cells_of(self.members[theme.id], trades(counts), rows, self.rule)
        return row_of(theme.id, counts, self.rules, self.known.names, cells)

    def choices(self, theme: Theme) -> Iterator[QuoteChoice]:
        """Give the quotes among which the rep chooses, those not answered yet first."""
        found = [choice for _, choice in self._quotes(theme)]
        yield from sorted(found, key=lambda choice: choice.answer != "waiting")

    def struck(self) -> Iterator[str]:
        """Give the codes of quotes in files still in use that may not be repeated any more."""
        valid = {
            (theme.id, choice.secret_id)
            for theme in self.themes
            for _, choice in self._quotes(theme, answered=True)
            if choice.answer == "confirmed"
        }
        oldest = self.rules.today - timedelta(days=EXPIRY_DAYS)
        for key, answer in self.answers.items():
            if answer.left_on and answer.left_on >= oldest and key not in valid:
                yield quote_code(*key)

    def _quotes(
        self, theme: Theme, *, answered: bool = False
    ) -> Iterator[tuple[Counted, QuoteChoice]]:
        """Yield what may be quoted of a theme, or only what the rep answered to."""
        for one in self.counts[theme.id]:
            answer = self.answers.get((theme.id, one.secret.id))
            if answered and answer is None:
                continue
            quote = quote_for_themes(one.secret, self.known.names)
            if quote:
                valid = answer is not None and answer.fingerprint == fingerprint(quote)
                yield (
                    one,
                    QuoteChoice(
                        one.secret.id,
                        one.person.name,
                        one.account.name,
                        one.secret.verbatim,
                        quote,
                        answer.answer if answer is not None and valid else "waiting",
                    ),
                )

    def _repeated(self, theme: Theme, row: PublicationFields) -> list[Quote]:
        """Choose the quotes that leave: of people the row counts, and no two of one person."""
        chosen: dict[str, Quote] = {}
        accounts = self.known.accounts.values()
        for one, choice in self._quotes(theme, answered=True):
            if choice.answer == "confirmed" and one.code in row.members:
                text = quoted(choice.quote, one.account, accounts, self.known.names)
                code = quote_code(theme.id, one.secret.id)
                chosen.setdefault(one.code, Quote(one.secret.id, code, text))
        return list(chosen.values())[:MOST_QUOTES]


def read_board(manual: Manual, unit: Unit) -> Board:
    """Read the themes that are not retired, with all that counts in them."""
    rules = Rules("themes", manual.today, manual.bank, manual.lexicon)
    settings = queries.settings(unit)
    themes = [theme for theme in unit.themes.where() if theme.status != "retired"]
    labels = {theme.label.casefold() for theme in themes}
    tagged = [
        secret
        for secret in queries.secrets_in_themes(unit)
        if labels.intersection(tag.casefold() for tag in secret.themes)
    ]
    known = _known(manual, unit, [secret.via for secret in tagged])
    counts, held = counted(tagged, known, rules)
    ideas = [one for one in idea_queries.ideas(unit) if one.theme_id and one.status != "dropped"]
    by_label = in_themes(counts, labels)
    by_theme = {theme.id: by_label[theme.label.casefold()] for theme in themes}
    return Board(
        rule=rule_in(settings),
        rules=rules,
        known=known,
        themes=tuple(themes),
        tagged={theme.id: _people(theme, tagged) for theme in themes},
        counts=by_theme,
        members={theme_id: members_of(found) for theme_id, found in by_theme.items()},
        rows=queries.publications(unit),
        answers={(one.theme_id, one.secret_id): one for one in unit.theme_quotes.where()},
        held=tuple(held),
        ideas=_by_theme(ideas),
        may_rest=_may_rest(unit, ideas, known, rules),
        tests=_by_theme(idea_queries.market_tests(unit)),
    )


def _by_theme(records: Iterable[T]) -> dict[ThemeId, list[T]]:
    found: dict[ThemeId, list[T]] = {}
    for one in records:
        if one.theme_id:
            found.setdefault(one.theme_id, []).append(one)
    return found


def _may_rest(unit: Unit, ideas: list[Idea], known: People, rules: Rules) -> frozenset[SecretId]:
    wanted = unit.secrets.by_ids({secret for one in ideas for secret in one.secrets})
    counts, _ = counted(wanted.values(), known, rules)
    return frozenset(one.secret.id for one in counts)


def quote_code(theme_id: str, secret_id: str) -> str:
    """Give a quote's code: unlike the secret's own, so that nobody finds whose words they are."""
    return withdrawal_code(f"{theme_id} {secret_id}")


def rule_in(settings: Mapping[str, str]) -> Rule:
    """Return the smallest group that may be told, as set in the manual."""
    usual = Rule()
    return Rule(
        int(settings.get("theme_people", usual.people)),
        int(settings.get("theme_accounts", usual.accounts)),
    )


def _known(manual: Manual, unit: Unit, others: list[str]) -> People:
    people = queries.people(unit)
    accounts = queries.accounts(unit)
    others = [*others, *(member.name for member in unit.team.where())]
    small = manual.lexicon.phrases.stop
    return People(
        people={PersonId(person.id): person for person in people},
        accounts={AccountId(account.id): account for account in accounts},
        names=Names.of(people, accounts, others, small),
    )


def _people(theme: Theme, tagged: list[Secret]) -> int:
    label = theme.label.casefold()
    return len(
        {
            secret.person_id or secret.said_by
            for secret in tagged
            if label in {tag.casefold() for tag in secret.themes}
        }
    )
