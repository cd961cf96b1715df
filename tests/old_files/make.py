"""Make the manual of the present schema that later versions must open.

`python -m tests.old_files.make` writes `schema_<n>`. Before a step leads on to n + 1, run it and
keep what it made: a file of an earlier schema is never made anew.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.store import manual_file, schema
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids


def make(path: Path) -> None:
    manual_file.remove(path)
    manual_file.create(path)
    now = datetime(2026, 11, 20, 8, 40, tzinfo=UTC)
    services = open_manual(path, SteppingClock(now), Ids.seeded("old"))
    account, _ = services.accounts.add("Alfreds Futterkiste")
    kind, _ = services.questions.add_kind(OwnKindFields(label="Handover", family="work"))
    services.questions.add_question(
        OwnQuestionFields(kind=kind.id, warmth=1, text="What must the next shift know?")
    )
    services.questions.mute("P-HAB-01")
    with services.manual.write("Add what else is tested") as unit:
        person = unit.people.add(
            PersonFields(account_id=account.id, name="Maria Anders", created_at=now)
        )
        unit.secrets.add(
            SecretFields(
                account_id=account.id,
                person_id=person.id,
                kind="recreation",
                text="Restores old motorbikes",
                heard_on=date(2026, 11, 1),
                last_confirmed=date(2026, 11, 1),
                created_at=now,
                updated_at=now,
            )
        )
    services.manual.close()


if __name__ == "__main__":
    make(Path(__file__).parent / f"schema_{schema.newest()}" / "old.secrets")
