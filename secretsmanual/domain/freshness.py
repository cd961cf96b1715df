"""How much a secret still counts, and what it is worth before a talk (domain.md 2.5, 5.1)."""

from datetime import date, timedelta

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.dates import dates
from secretsmanual.domain.secrets import Secret

CONFIDENCE = {"said": 1.0, "heard": 0.6, "inferred": 0.4}
"""How much counts what they said, what others said, and what was concluded."""
LIVES = 3
"""Half-lives after which nothing leaves without a new confirmation (domain.md 5.6)."""
OVER_DAYS = 30
"""Days after which something that happened once is over."""
FADED = 0.5
"""Below this a secret asks to be confirmed."""

_HALF_LIFE = 365
"""Days, for a kind that is no longer in the bank."""
_KIND_WORTH = {
    **dict.fromkeys(("stakes", "outcome", "hope", "delight", "feeling"), 1.0),
    "attribute": 0.9,
    **dict.fromkeys(("dream", "ego", "quality", "inventory"), 0.8),
}
_OTHER_KINDS = 0.6


def fresh(age_days: float, half_life: float) -> float:
    """How much counts what is this old: 1 today, half after each half-life, in days."""
    return float(2.0 ** (-max(0.0, age_days) / half_life))


def half_life(secret: Secret, bank: Bank) -> int:
    """Days after which a secret of its kind counts half."""
    return bank.kind(secret.kind).half_life if bank.has_kind(secret.kind) else _HALF_LIFE


def freshness(secret: Secret, bank: Bank, today: date) -> float:
    """How fresh a secret is, 0 to 1, from the day it was last confirmed."""
    return fresh((today - secret.last_confirmed).days, half_life(secret, bank))


def faded(secret: Secret, bank: Bank, today: date) -> bool:
    """Whether it counts less than half, and so asks to be confirmed."""
    return (today - secret.last_confirmed).days > half_life(secret, bank)


def too_old(secret: Secret, bank: Bank, today: date) -> bool:
    """Whether it has gone unconfirmed for more than three half-lives of its kind."""
    return (today - secret.last_confirmed).days > LIVES * half_life(secret, bank)


def once_on(secret: Secret) -> date | None:
    """Tell the day of something that happens once: as recorded, else the last day its text names.

    None for what is standing, and where no day can be told. A day without a year is the next one
    after it was heard.
    """
    if secret.standing != "one-off" or secret.standing_on:
        return secret.standing_on
    found = None
    for at, before in enumerate(f" {secret.text}"[: len(secret.text)]):
        if not before.isalnum() and (named := dates().at(secret.text, at, secret.heard_on)):
            found = named.day
    return found


def over(secret: Secret, today: date) -> bool:
    """Whether it was to happen once and is more than 30 days past."""
    if secret.standing != "one-off":
        return False
    return (once_on(secret) or secret.heard_on) + timedelta(days=OVER_DAYS) < today


def is_past(secret: Secret, today: date) -> bool:
    """Whether it was to happen once, and its day has passed."""
    day = once_on(secret)
    return over(secret, today) or (day is not None and day < today)


def worth(secret: Secret, bank: Bank, today: date, *, used: bool) -> float:
    """Weigh a secret for a talk (domain.md 5.1): 0 to 1, less 0.5 if it is over."""
    return (
        0.30 * secret.gold
        + 0.25 * freshness(secret, bank, today)
        + 0.20 * _KIND_WORTH.get(secret.kind, _OTHER_KINDS)
        + 0.15 * CONFIDENCE[secret.confidence]
        + 0.10 * (not used)
        - 0.50 * over(secret, today)
    )
