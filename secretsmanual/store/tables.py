"""All tables, in one module so that relations need no late imports.

Fields are written once, in the domain; here stand only keys, links and the columns that
SQLite needs spelled out (lists as JSON, moments as sortable text). Every record table has a
whole-number key `seq` for SQLite and a text `id` that is unique across manuals.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, Index, String
from sqlmodel import Field, SQLModel

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.ids import (
    AccountId,
    ImportId,
    InterviewId,
    LineId,
    PersonId,
    SecretId,
)
from secretsmanual.domain.interview.bank import Role
from secretsmanual.domain.oops import Ending, Grade, OopsFields
from secretsmanual.domain.own_bank import (
    KindFamily,
    MutedQuestionFields,
    OwnKindFields,
    OwnQuestionFields,
    OwnRecipeFields,
)
from secretsmanual.domain.people import PersonFields, TeamMemberFields
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.rehearsing import RehearsedFields
from secretsmanual.domain.runs import HandoverFields, ImportRunFields
from secretsmanual.domain.secrets import SecretFields, SecretUseFields
from secretsmanual.domain.talks import (
    AskedFields,
    AskLaterFields,
    InterviewFields,
    LineFields,
    MeetingFields,
)
from secretsmanual.domain.values import (
    Audience,
    Channel,
    Confidence,
    Direction,
    InConfidence,
    Known,
    Layer,
    LegalBasis,
    Mode,
    Outcome,
    Outlook,
    PersonStatus,
    Reaction,
    Review,
    Richness,
    Satisfied,
    SecretStatus,
    Sensitivity,
    ServiceStandard,
    SourceType,
    Stance,
    Standing,
    Subject,
    UseWay,
    WantedStatus,
)
from secretsmanual.store.columns import Keyed, json, link, moment, owner, word, word_or_none


class AccountRow(Keyed, AccountFields, table=True):
    """An account."""

    __tablename__ = "account"
    service_standard: ServiceStandard = word("")
    outlook: Outlook = word("")
    name: str = Field(index=True)
    import_id: ImportId | None = link("import_run.id")
    external_id: str = Field(default="", index=True)
    created_at: datetime = moment()


class PersonRow(Keyed, PersonFields, table=True):
    """A person."""

    __tablename__ = "person"
    status: PersonStatus = word("active")
    stance: Stance = word("")
    legal_basis: LegalBasis = word("")
    account_id: AccountId | None = link("account.id")
    name: str = Field(index=True)
    roles: list[str] = json()
    emails: list[str] = json()
    phones: list[str] = json()
    muted_kinds: list[str] = json()
    not_these: list[str] = json()
    external_id: str = Field(default="", index=True)
    import_id: ImportId | None = link("import_run.id")
    created_at: datetime = moment()


class TeamMemberRow(Keyed, TeamMemberFields, table=True):
    """One of us."""

    __tablename__ = "team_member"
    name: str


class SecretRow(Keyed, SecretFields, table=True):
    """A secret."""

    __tablename__ = "secret"
    __table_args__: ClassVar[Any] = (
        Index("secret_by_account", "account_id", "status"),
        Index("secret_by_person", "person_id"),
        Index("secret_by_kind", "kind", "last_confirmed"),
    )
    layer: Layer = word("want")
    confidence: Confidence = word("said")
    known: Known = word("told")
    sensitivity: Sensitivity = word("service")
    standing: Standing = word("standing")
    status: SecretStatus = word("active")
    source: SourceType = word("interview")
    account_id: AccountId | None = link("account.id", index=False)
    person_id: PersonId | None = link("person.id", index=False)
    text: str
    themes: list[str] = json()
    care: list[str] = json()
    wanted_status: WantedStatus = word("")
    said_by: PersonId | None = link("person.id")
    interview_id: InterviewId | None = link("interview.id")
    line_id: LineId | None = link("line.id")
    superseded_by: SecretId | None = link("secret.id")
    import_id: ImportId | None = link("import_run.id")
    created_at: datetime = moment()
    updated_at: datetime = moment()


class SecretUseRow(Keyed, SecretUseFields, table=True):
    """One use of a secret."""

    __tablename__ = "secret_use"
    way: UseWay = word("")
    reaction: Reaction = word("")
    secret_id: SecretId = owner("secret.id")


class InterviewRow(Keyed, InterviewFields, table=True):
    """A talk."""

    __tablename__ = "interview"
    mode: Mode = word("live")
    channel: Channel = word("call")
    account_id: AccountId | None = link("account.id")
    attendees: list[PersonId] = json()
    started: datetime = moment()
    ended: datetime | None = moment(none=True)
    interruptions: list[dict[str, str]] = json()
    reviewed_at: datetime | None = moment(none=True)
    review: Review = Field(default="none", sa_column=Column(String, index=True, nullable=False))


class LineRow(Keyed, LineFields, table=True):
    """A raw line."""

    __tablename__ = "line"
    richness: Richness | None = word_or_none()
    interview_id: InterviewId = owner("interview.id")
    first_key_at: datetime = moment()
    saved_at: datetime = moment()
    marks: list[str] = json()
    made: list[str] = json()


class AskedRow(Keyed, AskedFields, table=True):
    """A question that was put."""

    __tablename__ = "asked"
    outcome: Outcome = word("answered")
    richness: Richness | None = word_or_none()
    interview_id: InterviewId = owner("interview.id")
    account_id: AccountId | None = link("account.id")
    person_id: PersonId | None = link("person.id")
    at: datetime = moment()


class PromiseRow(Keyed, PromiseFields, table=True):
    """A promise."""

    __tablename__ = "promise"
    direction: Direction = word("ours")
    sensitivity: InConfidence = word("")
    satisfied: Satisfied | None = word_or_none()
    account_id: AccountId | None = link("account.id")
    person_id: PersonId | None = link("person.id")
    text: str
    moved: list[dict[str, str]] = json()
    interview_id: InterviewId | None = link("interview.id")
    line_id: LineId | None = link("line.id")
    created_at: datetime = moment()


class AskLaterRow(Keyed, AskLaterFields, table=True):
    """Something to ask next time."""

    __tablename__ = "ask_later"
    sensitivity: InConfidence = word("")
    account_id: AccountId | None = link("account.id")
    person_id: PersonId | None = link("person.id")
    line_id: LineId | None = link("line.id")
    asked_in: InterviewId | None = link("interview.id")
    created_at: datetime = moment()


class MeetingRow(Keyed, MeetingFields, table=True):
    """A meeting to come."""

    __tablename__ = "meeting"
    account_id: AccountId = owner("account.id")
    at: datetime = moment()
    attendees: list[PersonId] = json()
    external_id: str = Field(default="", index=True)


class OopsRow(Keyed, OopsFields, table=True):
    """A mishap."""

    __tablename__ = "oops"
    account_id: AccountId = owner("account.id")
    person_id: PersonId | None = link("person.id")
    what: str
    learned_at: datetime = moment()
    deadline: datetime = moment()
    steps: list[dict[str, str]] = json()
    surprise_secret: SecretId | None = link("secret.id", index=False)
    checks: list[str] = json()
    apology: list[str] = json()
    outcome: Ending = word("")
    answer: Grade = word("")
    closed_at: datetime | None = moment(none=True)


class ImportRunRow(Keyed, ImportRunFields, table=True):
    """An import."""

    __tablename__ = "import_run"
    at: datetime = moment()
    undone_at: datetime | None = moment(none=True)
    made: datetime | None = moment(none=True)


class HandoverRow(Keyed, HandoverFields, table=True):
    """A receipt."""

    __tablename__ = "handover"
    audience: Audience = word("service")
    at: datetime = moment()
    secrets: list[SecretId] = json()
    withdrawn: list[SecretId] = json()
    held_back: dict[str, int] = json(dict)


class OwnKindRow(Keyed, OwnKindFields, table=True):
    """A kind of secret that the rep added."""

    __tablename__ = "own_kind"
    label: str
    family: KindFamily = word("work")
    means: str = ""
    subject: Subject = word("person")
    share: Sensitivity = word("service")


class OwnQuestionRow(Keyed, OwnQuestionFields, table=True):
    """A question that the rep wrote."""

    __tablename__ = "own_question"
    text: str
    form: str = ""
    followups: list[str] = json()
    listen_for: str = ""
    role: Role = word("")
    attribute: str = ""


class OwnRecipeRow(Keyed, OwnRecipeFields, table=True):
    """A list of questions that the rep put together."""

    __tablename__ = "own_recipe"
    label: str
    steps: list[list[str]] = json()


class MutedQuestionRow(Keyed, MutedQuestionFields, table=True):
    """A question that is not to come up any more."""

    __tablename__ = "muted_question"
    person_id: PersonId | None = link("person.id")


class RehearsedRow(Keyed, RehearsedFields, table=True):
    """How well a secret is remembered."""

    __tablename__ = "rehearsed"
    secret_id: SecretId = owner("secret.id")
    card: dict[str, Any] = json(dict)


class NotSameRow(SQLModel, table=True):
    """Two records that the user said are not the same."""

    __tablename__ = "not_same"
    n: int | None = Field(default=None, primary_key=True)
    one: str = Field(index=True)
    other: str


class ErasedRow(SQLModel, table=True):
    """A mark of somebody who was erased: a salted hash (`domain.erasing`)."""

    __tablename__ = "erased"
    n: int | None = Field(default=None, primary_key=True)
    mark: str = Field(index=True)
    on: date


class HandedRow(SQLModel, table=True):
    """A secret as it stood in a file that left; it outlives the secret."""

    __tablename__ = "handed"
    n: int | None = Field(default=None, primary_key=True)
    handover_id: str = Field(index=True)
    secret_id: str = Field(index=True)
    version: datetime = moment()
    words: str
    said: str
    recalled_at: datetime | None = moment(none=True)


class SettingRow(SQLModel, table=True):
    """A setting that belongs to the manual, such as the product's name for {product}."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str


class ActionRow(SQLModel, table=True):
    """One user action: what undo takes back as a whole."""

    __tablename__ = "action"
    n: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    label: str
    undone: bool = False
    turned_at: datetime | None = moment(none=True)
    """When it was last undone or done again: the moment of change for who merges."""
    erased: bool = False
    """Part of it was of somebody who was erased since: it cannot be undone any more."""


class HistoryRow(SQLModel, table=True):
    """What an action did to one record.

    `before` and `after` hold the changed fields; an addition has neither until it is undone,
    a deletion has the whole row in `before`.
    """

    __tablename__ = "history"
    __table_args__: ClassVar[Any] = (Index("history_by_record", "record", "record_id"),)
    n: int | None = Field(default=None, primary_key=True)
    action_n: int = Field(foreign_key="action.n", index=True)
    record: str
    record_id: str
    op: str
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
