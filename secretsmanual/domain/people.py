"""People: the human beings at an account, and our own team."""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, ImportId, PersonId, TeamMemberId
from secretsmanual.domain.values import Fields, LegalBasis, Name, PersonStatus, Stance


class PersonFields(Fields):
    """What is known of a person besides their secrets (domain.md section 3). No money here."""

    account_id: AccountId | None = None
    """None for an unknown caller who is named later."""
    name: Name
    say: str = ""
    """How the name sounds."""
    role: str = ""
    roles: list[str] = Field(default_factory=list)
    """Areas the engine knows: finance, owner, operations, warehouse, procurement, hr, quality,
    engineering, commercial, admin (domain.md 2.5)."""
    decision_maker: bool = False
    listened_to: bool = False
    """Whoever decides goes by what they say."""
    stance: Stance = ""
    """How they stand to us, as the rep judges it: it leaves in no file for others."""
    map_x: float | None = Field(default=None, ge=0.0, le=1.0)
    map_y: float | None = Field(default=None, ge=0.0, le=1.0)
    """Where the rep put them on the map of the account (`domain.map_layout`); None: anywhere."""
    emails: list[str] = Field(default_factory=list)
    phones: list[str] = Field(default_factory=list)
    address: str = ""
    birthday: str = ""
    """ISO date, or `--MM-DD` where the year is not known."""
    notes: str = ""
    known_since: str = ""
    quiet_after: int | None = Field(default=None, ge=1, le=3_650)
    """Days without a talk after which they have gone quiet; None: as for everybody."""
    rapport_adjust: float = Field(default=0.0, ge=-1.0, le=1.0)
    """The rep's correction of the warmth level (domain.md 2.4)."""
    consent_service: bool = False
    consent_marketing: bool = False
    consent_asked_on: date | None = None
    consent_purpose: str = ""
    """What they said yes to, in words."""
    legal_basis: LegalBasis = ""
    """Why we may keep what stands here; what may leave goes by the consents (`domain.sharing`)."""
    legal_basis_on: date | None = None
    """Since when that is so."""
    would_help_design: bool = False
    muted_kinds: list[str] = Field(default_factory=list)
    not_these: list[str] = Field(default_factory=list)
    """Topics and things that are not for them, such as alcohol; service is told (domain.md 5.5)."""
    status: PersonStatus = "active"
    left_on: date | None = None
    """Since when they are not with the customer any more."""
    keep_until: date | None = None
    """Somebody who has left is not reduced before this day (`domain.retention`)."""
    keep_reason: str = ""
    shown_on: date | None = None
    """Since when the list of those to be reduced has shown them (`domain.retention.showing`)."""
    last_shown_on: date | None = None
    reduced_on: date | None = None
    """Since when only name, role and the days of talks are kept of them."""
    external_id: str = ""
    import_id: ImportId | None = None
    created_at: AwareDatetime


class Person(PersonFields):
    """One person as the manual holds them."""

    model_config = ConfigDict(frozen=True)

    id: PersonId

    @property
    def first_name(self) -> str:
        """The name one says: the first word of the name."""
        return self.name.split()[0]


class TeamMemberFields(Fields):
    """One of us: sales, service or marketing."""

    name: Name
    role: str = ""


class TeamMember(TeamMemberFields):
    """One of us, with an id."""

    model_config = ConfigDict(frozen=True)

    id: TeamMemberId
