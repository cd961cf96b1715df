"""The table of the chain; it outlives the records it tells of: no foreign keys."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from secretsmanual.store.columns import moment


class ChainRow(SQLModel, table=True):
    """One entry of the chain of what is scored."""

    __tablename__ = "chain"
    n: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    record: str
    record_id: str = Field(index=True)
    what: str
    on: date | None = None
    source: str
    digest: str
    salt: str
    """Empty once the record was erased."""
    link: str
