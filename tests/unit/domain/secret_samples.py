"""A secret, a person and an account to make others from."""

from datetime import UTC, date, datetime

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 8, 40, tzinfo=UTC)


def secret(**values) -> Secret:
    common = {
        "id": "s-1", "account_id": "a-1", "person_id": "p-1", "said_by": "p-1", "kind": "habit",
        "text": "Ring at 7:15.", "heard_on": TODAY, "last_confirmed": TODAY,
        "created_at": AT, "updated_at": AT,
    }  # fmt: skip
    return Secret(**{**common, **values})


def person(**values) -> Person:
    common = {"id": "p-1", "account_id": "a-1", "name": "Hester Vaughn", "created_at": AT}
    return Person(**{**common, **values})


def account(**values) -> Account:
    return Account(**{"id": "a-1", "name": "Thornquay", "created_at": AT, **values})
