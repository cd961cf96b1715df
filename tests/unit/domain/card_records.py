"""What a report card is made of, from few words."""

from datetime import UTC, datetime

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.report_card import Weight
from secretsmanual.domain.report_card_parts import report_card
from secretsmanual.domain.report_card_scoring import Records
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.talks import Interview
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import AT, TODAY, account, person

BANK = Bank.from_toml(resource_text("questions.toml"))
LEXICON = Lexicon.from_toml(resource_text("lexicon.toml"))
QUARTER = Quarter(2026, 4)


def records(*secrets, **values) -> Records:
    common = {
        "quarter": QUARTER, "now": AT, "bank": BANK, "lexicon": LEXICON, "secrets": secrets,
        "accounts": (account(),), "people": (person(decision_maker=True),),
    }  # fmt: skip
    return Records(**{**common, **values})


def card(*secrets, weight=None, **values):
    return report_card(records(*secrets, **values), "Thornquay", weight or Weight())


def part(made, name):
    return next(one for one in made.parts if one.name == name)


def use(secret_id, on=TODAY, how="Rang at 7:15"):
    return SecretUse(id=f"u-{secret_id}-{on}", secret_id=secret_id, on=on, how=how)


def promise(**values) -> Promise:
    common = {
        "id": "r-1", "account_id": "a-1", "text": "Send it", "made_on": TODAY, "created_at": AT,
    }  # fmt: skip
    return Promise(**{**common, **values})


def talk(ended, **values) -> Interview:
    common = {"id": "i-1", "account_id": "a-1", "started": ended, "review": "done"}
    return Interview(**{**common, "ended": ended, **values})


def mishap(learned: datetime, **values) -> Oops:
    common = {
        "id": "o-1", "account_id": "a-1", "what": "Late", "learned_at": learned,
        "deadline": learned,
    }  # fmt: skip
    return Oops(**{**common, **values})


def referral(on, why="They turned up", **values) -> Referral:
    common = {"id": "j-1", "account_id": "a-1", "to": "A cousin", "created_at": AT}
    return Referral(**{**common, "on": on, "why": why, **values})


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)
