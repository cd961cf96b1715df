"""From schema 1 to 2: consent, leavers, referrals, calendars, recovery, erasure, ideas, awards.

Each function adds what one part of the product needs; a new column says what older rows get.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, String, false


def run(operations: Any) -> None:
    """Add what is new; what is there already is not touched."""
    _people(operations)
    _referrals(operations)
    _customer_side(operations)
    _calendars(operations)
    _recovery(operations)
    _rights(operations)
    _ideas(operations)
    _own_cards(operations)
    _awards(operations)
    _add(operations, "secret_use", _text("way"), _text("reaction"))
    _chain(operations)
    _add(operations, "interview", Column("reviewed_at", String(31)))
    _relations(operations)


def _people(operations: Any) -> None:
    _add(
        operations,
        "person",
        Column("consent_purpose", String, nullable=False, server_default=""),
        Column("left_on", Date),
        Column("quiet_after", Integer),
    )


def _referrals(operations: Any) -> None:
    operations.create_table(
        "referral",
        *_keyed(),
        *_whose(),
        Column("to", String, nullable=False),
        Column("on", Date, nullable=False),
        Column("why", String, nullable=False),
        Column("secret_id", String, ForeignKey("secret.id"), index=True),
        Column("result", String, nullable=False),
        Column("thanked_on", Date),
        Column("created_at", String(31), nullable=False),
    )


def _customer_side(operations: Any) -> None:
    operations.create_table(
        "rating",
        *_keyed(),
        *_whose(),
        Column("attribute", String, nullable=False),
        Column("importance", Integer),
        Column("performance", Integer),
        Column("aspects", String, nullable=False),
        Column("quote", String, nullable=False),
        Column("on", Date, nullable=False),
        Column("created_at", String(31), nullable=False),
    )
    told = ("asked", "feared", "did", "meant", "cost")
    operations.create_table(
        "story",
        *_keyed(),
        *_whose(),
        *(Column(name, String, nullable=False) for name in told),
        Column("on", Date, nullable=False),
        Column("created_at", String(31), nullable=False),
    )


def _whose() -> tuple[Column[Any], ...]:
    return (
        Column("account_id", String, ForeignKey("account.id"), index=True, nullable=False),
        Column("person_id", String, ForeignKey("person.id"), index=True),
    )


def _ideas(operations: Any) -> None:
    """Ideas and tests, and of a want whether it was delivered."""
    texts = ("title", "worth", "value", "status", "quote", "reason", "next_step")
    operations.create_table(
        "idea",
        *_keyed(),
        *(
            Column(f"{to}_id", String, ForeignKey(f"{to}.id"), index=True)
            for to in ("person", "account", "theme")
        ),
        Column("secrets", String, nullable=False),
        *(Column(name, String, nullable=False) for name in texts),
        *(Column(name, Boolean, nullable=False) for name in ("only_us", "opportunity")),
        Column("noted_on", Date, nullable=False),
        *(Column(name, Date) for name in ("offered_on", "proved_on", "dropped_on")),
        Column("created_at", String(31), nullable=False),
    )
    counts = ("a_sent", "a_replies", "b_sent", "b_replies")
    operations.create_table(
        "market_test",
        *_keyed(),
        Column("theme_id", String, ForeignKey("theme.id"), index=True, nullable=False),
        *(Column(name, String, nullable=False) for name in ("hypothesis", "offer", "measure")),
        Column("started_on", Date, nullable=False),
        Column("ended_on", Date),
        *(Column(name, Integer, nullable=False) for name in counts),
        Column("result", String, nullable=False),
        Column("created_at", String(31), nullable=False),
    )
    _add(operations, "secret", _text("wanted_status"))


def _relations(operations: Any) -> None:
    """Make room for who stands how to whom, and where on the map."""
    operations.create_table(
        "relation",
        *_keyed(),
        *(
            Column(name, String, ForeignKey(to), index=True, nullable=False)
            for name, to in (
                ("account_id", "account.id"),
                ("from_id", "person.id"),
                ("to_id", "person.id"),
            )
        ),
        Column("sort", String, nullable=False),
        Column("note", String, nullable=False),
        Column("on", Date, nullable=False),
        Column("created_at", String(31), nullable=False),
    )
    _add(
        operations,
        "person",
        Column("listened_to", Boolean, nullable=False, server_default=false()),
        _text("stance"),
        Column("map_x", Float),
        Column("map_y", Float),
    )


def _own_cards(operations: Any) -> None:
    """Forms that customers fill in about us, and what came back."""
    operations.create_table(
        "own_card",
        *_keyed(),
        *_whose(),
        Column("key", String, nullable=False),
        Column("asked_on", Date, nullable=False),
        *(Column(name, String, nullable=False) for name in ("offered", "answers")),
        Column("answered_on", Date),
        *(Column(name, String, nullable=False) for name in ("digest", "made")),
        Column("created_at", String(31), nullable=False),
    )


def _awards(operations: Any) -> None:
    operations.create_table(
        "nomination",
        *_keyed(),
        *(Column(name, String, nullable=False) for name in ("month", "rep", "rep_name")),
        Column("secret_id", String, index=True, nullable=False),
        Column("with_words", Boolean, nullable=False),
        Column("created_at", String(31), nullable=False),
    )
    operations.create_table(
        "vote",
        *_keyed(),
        *(Column(name, String, nullable=False) for name in ("month", "rep")),
        Column("nomination_id", String, index=True, nullable=False),
        Column("created_at", String(31), nullable=False),
    )


def _calendars(operations: Any) -> None:
    _add(operations, "meeting", Column("external_id", String, nullable=False, server_default=""))
    operations.create_index("ix_meeting_external_id", "meeting", ["external_id"])
    _add(operations, "import_run", _number("meetings_added"))
    operations.create_index("secret_by_kind", "secret", ["kind", "last_confirmed"])


def _text(name: str) -> Column[Any]:
    return Column(name, String, nullable=False, server_default="")


def _number(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False, server_default="0")


def _recovery(operations: Any) -> None:
    _add(operations, "person", Column("not_these", String, nullable=False, server_default="[]"))
    _add(
        operations,
        "oops",
        Column("surprise_cost", Float),
        *(
            Column(name, String, nullable=False, server_default=older)
            for name, older in (
                ("checks", "[]"),
                ("apology", "[]"),
                ("outcome", ""),
                ("answer", ""),
            )
        ),
    )
    # alembic adds no column with a foreign key on SQLite; SQLite itself does.
    operations.execute("ALTER TABLE oops ADD COLUMN surprise_secret VARCHAR REFERENCES secret(id)")


def _keyed() -> tuple[Column[Any], ...]:
    return (
        Column("seq", Integer, primary_key=True),
        Column("id", String(32), nullable=False, unique=True),
    )


def _rights(operations: Any) -> None:
    """Who was erased at their own request, and who is kept longer than the rule says."""
    operations.create_table(
        "erased",
        Column("n", Integer, primary_key=True),
        Column("mark", String, nullable=False),
        Column("on", Date, nullable=False),
    )
    operations.create_index("ix_erased_mark", "erased", ["mark"])
    erased = Column("erased", Boolean, nullable=False, server_default=false())
    _add(operations, "action", erased)
    _add(
        operations,
        "person",
        Column("keep_until", Date),
        Column("keep_reason", String, nullable=False, server_default=""),
        Column("shown_on", Date),
        Column("reduced_on", Date),
    )


def _chain(operations: Any) -> None:
    """Make room for what is scored, sealed entry by entry; earlier notes have no entries."""
    texts = ("record", "record_id", "what", "source", "digest", "salt", "link")
    operations.create_table(
        "chain",
        Column("n", Integer, primary_key=True),
        Column("at", String(31), nullable=False),
        Column("on", Date),
        *(Column(name, String, nullable=False) for name in texts),
    )
    operations.create_index("ix_chain_record_id", "chain", ["record_id"])


def _add(operations: Any, table: str, *columns: Column[Any]) -> None:
    for column in columns:
        operations.add_column(table, column)
