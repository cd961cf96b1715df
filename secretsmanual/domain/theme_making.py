"""From tagged secrets to the row of a theme: who is counted, and what the row may say.

Sources: domain.md 5.2, 5.3, 5.4.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.domain.ids import AccountId, PersonId, ThemeId
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.suggest import content_words
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import (
    Held,
    HeldBack,
    Rules,
    by_another,
    decide,
    kind_label,
)
from secretsmanual.domain.theme_quotes import Names, names_somebody, redacted
from secretsmanual.domain.theme_rule import LEAST, passes, rounded, share_in_quarters
from secretsmanual.domain.themes import PublicationFields, Theme
from secretsmanual.domain.wording import mark, tr

DAYS_A_MONTH = 30.44
OTHER = mark("Other")
"""The trade of those who have none; stored in rows that left, and said where they are shown."""
MOST_WORDS = 12
"""Words in a theme's word list."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A secret that counts in a theme, with who said it."""

    secret: Secret
    person: Person
    account: Account

    @property
    def code(self) -> str:
        """The person's code, which tells nothing of them."""
        return withdrawal_code(self.person.id)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody and every account, to find who said what."""

    people: Mapping[PersonId, Person]
    accounts: Mapping[AccountId, Account]
    names: Names


def counted(
    secrets: Iterable[Secret], known: People, rules: Rules
) -> tuple[list[Counted], list[Held]]:
    """Pass tagged secrets through the gate: those that count, and those that stay behind and why.

    A person belongs to one account, their present one, wherever the secret was heard.
    """
    counts: list[Counted] = []
    held: list[Held] = []
    for secret in secrets:
        who = secret.person_id or secret.said_by
        person = known.people.get(who) if who else None
        account_id = (person.account_id if person else None) or secret.account_id
        account = known.accounts.get(account_id) if account_id else None
        no = _held_back(secret, person, known.names, rules)
        if no is None and person is not None and account is not None:
            counts.append(Counted(secret, person, account))
            continue
        no = no or HeldBack("nobody")
        held.append(
            no.of(
                secret.id,
                account.name if account else "",
                person.name if person else "",
                kind_label(secret.kind, rules.bank),
            )
        )
    return counts, held


def _held_back(
    secret: Secret, person: Person | None, names: Names, rules: Rules
) -> HeldBack | None:
    decision = decide(secret, person, rules)
    if isinstance(decision, HeldBack):
        return decision
    if secret.kind == "feeling" and names_somebody(f"{secret.text} {secret.verbatim}", names):
        return HeldBack("colleague")
    return None


def in_themes(counts: Iterable[Counted], labels: Iterable[str]) -> dict[str, list[Counted]]:
    """Sort by theme; labels are the same whatever their case."""
    found: dict[str, list[Counted]] = {label.casefold(): [] for label in labels}
    for one in counts:
        for label in {tag.casefold() for tag in one.secret.themes} & found.keys():
            found[label].append(one)
    return found


def members_of(counts: Iterable[Counted]) -> dict[str, str]:
    """Give each person's account, both as codes."""
    return {one.code: withdrawal_code(one.account.id) for one in counts}


def row_of(
    theme_id: ThemeId,
    counts: list[Counted],
    rules: Rules,
    names: Names,
    cells: Mapping[str, list[str]],
) -> PublicationFields:
    """Make a theme's row as it would leave today.

    A kind or a word stands in it only if a group of its own stands behind it (3 people, 3
    accounts, none above half), and words come from open secrets alone.
    """
    members = members_of(counts)
    return PublicationFields(
        theme_id=theme_id,
        on=rules.today,
        people=rounded(len(members)),
        accounts=rounded(len(set(members.values()))),
        members=sorted(members),
        cells=dict(cells),
        kinds=_shared(counts, lambda one: {kind_label(one.secret.kind, rules.bank)}),
        said=share_in_quarters(len({c.code for c in counts if _direct(c)}), len(members)),
        age_months=_age(counts, rules.today),
        words=_shared(counts, lambda one: _words(one, names, rules.lexicon))[:MOST_WORDS],
    )


def _direct(one: Counted) -> bool:
    return one.secret.confidence == "said" and not by_another(one.secret)


def _age(counts: Iterable[Counted], today: date) -> int:
    """Give the median age in months, of each person's newest confirmation."""
    newest: dict[str, date] = {}
    for one in counts:
        newest[one.code] = max(newest.get(one.code, date.min), one.secret.last_confirmed)
    days = [max(0, (today - on).days) for on in newest.values()]
    return round(median(days) / DAYS_A_MONTH) if days else 0


def _shared(counts: Iterable[Counted], parts_of: Callable[[Counted], set[str]]) -> list[str]:
    """Give the parts that a group stands behind, those of most people first."""
    groups: dict[str, dict[str, str]] = {}
    for one in counts:
        for part in parts_of(one):
            groups.setdefault(part, {})[one.code] = withdrawal_code(one.account.id)
    large = {part: len(group) for part, group in groups.items() if passes(group, LEAST)}
    return sorted(large, key=lambda part: (-large[part], part))


def _words(one: Counted, names: Names, lexicon: Lexicon) -> set[str]:
    if one.secret.sensitivity != "open" or one.secret.source_protected or not _direct(one):
        return set()
    text = redacted(f"{one.secret.text}\n{one.secret.verbatim}", names)
    return {word for word in content_words(text, lexicon) if not word.isdigit()}


def trades(counts: Iterable[Counted]) -> dict[str, str]:
    """Give each person's trade, for a breakdown."""
    return {one.code: one.account.trade.strip() or OTHER for one in counts}


def quoted(quote: str, account: Account, accounts: Iterable[Account], names: Names) -> str:
    """Set a quote in quotation marks; with the trade if three accounts or more are of it."""
    trade = account.trade.strip()
    same = sum(other.trade.strip().casefold() == trade.casefold() for other in accounts)
    told = trade and same >= LEAST.accounts and not names_somebody(trade, names)
    return (
        tr("“{quote}” ({trade})", quote=quote, trade=trade)
        if told
        else tr("“{quote}”", quote=quote)
    )


def texts_that_tell(
    texts: Mapping[str, str], names: Names, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield which of our own texts may not leave, and why, in words."""
    for field, text in texts.items():
        if somebody := names_somebody(text, names):
            yield field, tr("It names somebody: {name}.", name=somebody)
        elif notes := lexicon.care(text):
            yield field, notes[0].say


FROM_NEIGHBOURS, FROM_WORDS = 0.7, 0.3
ENOUGH = 0.1
"""Score from which a theme is suggested."""


def suggested(
    themes: Iterable[Theme],
    words: set[str],
    neighbours: Iterable[tuple[list[str], float]],
    known: Mapping[ThemeId, set[str]],
) -> list[tuple[Theme, float]]:
    """Rank themes for a text, best first, with scores from 0 to 1.

    `neighbours` are the nearest secrets' themes with their weights, `known` each theme's own
    words (domain.md 5.3).
    """
    votes: dict[str, float] = {}
    for labels, weight in neighbours:
        for label in {label.casefold() for label in labels}:
            votes[label] = votes.get(label, 0.0) + weight
    whole = sum(votes.values()) or 1.0
    scores = [
        (
            theme,
            round(
                FROM_NEIGHBOURS * votes.get(theme.label.casefold(), 0.0) / whole
                + FROM_WORDS * len(known[theme.id] & words) / max(1, len(known[theme.id])),
                3,
            ),
        )
        for theme in themes
    ]
    clear = [(theme, score) for theme, score in scores if score >= ENOUGH]
    return sorted(clear, key=lambda found: (-found[1], found[0].label))
