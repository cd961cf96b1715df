"""The tables of awards.

Nominations and votes come in bundles in any order, so they point without foreign keys.
"""

from datetime import datetime

from secretsmanual.domain.awards import NominationFields, VoteFields
from secretsmanual.domain.ids import NominationId, SecretId
from secretsmanual.store.columns import Keyed, moment, pointer


class NominationRow(Keyed, NominationFields, table=True):
    """A nomination."""

    __tablename__ = "nomination"
    month: str
    rep: str
    rep_name: str
    secret_id: SecretId = pointer()
    created_at: datetime = moment()


class VoteRow(Keyed, VoteFields, table=True):
    """A vote."""

    __tablename__ = "vote"
    month: str
    rep: str
    nomination_id: NominationId = pointer()
    created_at: datetime = moment()
