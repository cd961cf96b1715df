"""Where a person stands in the manual: each table says so here, and a test holds it to be whole.

The person report shows, and erasure reaches, what is named here. A new table, or a new column
that somebody can type into, fails `tests/unit/store/test_person_links.py` until it stands here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Link = Literal["theirs", "named", "among"]
"""theirs: the record is about the person and goes with them; named: it is about somebody else and
stays without them; among: they are one of a list."""


class Stand(NamedTuple):
    """What a table holds of people. Ids with a foreign key are followed without being named."""

    links: Mapping[str, Link] = MappingProxyType({})
    """Columns that hold people's ids."""
    follows: tuple[str, ...] = ()
    """Columns without a foreign key that hold the id of a record: the row goes where that goes."""
    forgets: tuple[str, ...] = ()
    """The same, and lists of ids: the row stays, the id is taken out."""
    texts: tuple[str, ...] = ()
    """Columns in which somebody typed: anybody may be named there."""
    codes: tuple[str, ...] = ()
    """Columns that hold the program's own words, numbers and marks."""


STANDS: dict[str, Stand] = {
    "account": Stand(
        texts=(
            *("name", "trade", "site", "address", "city", "country", "phone", "website", "owner"),
            *("since", "notes", "what_we_sold", "what_they_bought", "quality_in_their_words"),
            *("last_remarkable", "knew_before", "expects", "external_id"),
        ),
    ),
    "person": Stand(
        texts=(
            *("name", "say", "role", "emails", "phones", "address", "birthday", "notes"),
            *("known_since", "consent_purpose", "keep_reason", "external_id", "not_these"),
        ),
        codes=("roles", "muted_kinds", "stance", "legal_basis"),
    ),
    "secret": Stand(
        links={"person_id": "theirs", "said_by": "named"},
        texts=(
            *("text", "verbatim", "topic", "occasion", "attribute", "themes", "via", "idea"),
            "why_it_matters",
        ),
        codes=("kind", "care"),
    ),
    "secret_use": Stand(texts=("how", "landed")),
    "rehearsed": Stand(codes=("card",)),
    "interview": Stand(
        links={"attendees": "among"},
        texts=("purpose", "summary", "state", "draft"),
        codes=("seed", "interruptions"),
    ),
    "line": Stand(forgets=("made",), texts=("raw",), codes=("question_id", "move_id", "marks")),
    "asked": Stand(links={"person_id": "theirs"}, codes=("question_id", "kind")),
    "promise": Stand(
        links={"person_id": "theirs"}, texts=("text", "by", "moved", "test_of_done", "note")
    ),
    "ask_later": Stand(links={"person_id": "theirs"}, texts=("text",), codes=("status",)),
    "meeting": Stand(links={"attendees": "among"}, texts=("purpose", "external_id")),
    "oops": Stand(
        links={"person_id": "theirs"},
        texts=(
            *("what", "steps", "feeling_before", "feeling_after", "after_words", "surprise"),
            *("learned", "apology"),
        ),
        codes=("checks",),
    ),
    "rating": Stand(
        links={"person_id": "theirs"}, texts=("quote",), codes=("attribute", "aspects")
    ),
    "story": Stand(
        links={"person_id": "theirs"}, texts=("asked", "feared", "did", "meant", "cost")
    ),
    "referral": Stand(links={"person_id": "theirs"}, texts=("to", "why", "result")),
    "idea": Stand(
        links={"person_id": "theirs"},
        forgets=("secrets",),
        texts=("title", "value", "quote", "reason", "next_step"),
    ),
    "nomination": Stand(follows=("secret_id",), texts=("rep_name",), codes=("month", "rep")),
    "vote": Stand(follows=("nomination_id",), codes=("month", "rep")),
    "market_test": Stand(texts=("hypothesis", "offer", "measure", "result")),
    "relation": Stand(
        links={"from_id": "theirs", "to_id": "theirs"}, texts=("note",), codes=("sort",)
    ),
    "own_card": Stand(
        links={"person_id": "theirs"},
        forgets=("offered", "made"),
        texts=("answers",),
        codes=("key", "digest"),
    ),
    "muted_question": Stand(links={"person_id": "theirs"}, codes=("question_id",)),
    "conflict": Stand(
        follows=("record_id",), texts=("sides",), codes=("record", "field", "settled")
    ),
    "brought": Stand(follows=("record_id",), texts=("said",), codes=("record", "times")),
    "theme_quote": Stand(follows=("secret_id",), codes=("theme_id", "fingerprint")),
    "not_same": Stand(follows=("one",), texts=("other",)),
    "handed": Stand(texts=("said",), codes=("handover_id", "secret_id", "words")),
    "chain": Stand(codes=("record", "record_id", "what", "source", "digest", "salt", "link")),
    "handover": Stand(
        texts=("recipient", "file_name"),
        codes=("format", "file_sha256", "secrets", "withdrawn", "held_back"),
    ),
    "import_run": Stand(texts=("file_name", "sender"), codes=("format", "manual")),
    "team_member": Stand(texts=("name", "role")),
    "theme": Stand(texts=("label", "ask_back", "idea", "test")),
    "publication": Stand(texts=("words",), codes=("theme_id", "members", "cells", "kinds")),
    "own_kind": Stand(texts=("label", "means")),
    "own_question": Stand(
        texts=("text", "form", "followups", "listen_for", "attribute"), codes=("kind",)
    ),
    "own_recipe": Stand(texts=("label",), codes=("steps",)),
    "setting": Stand(texts=("value",), codes=("name",)),
    "erased": Stand(codes=("mark",)),
    "history": Stand(texts=("before", "after"), codes=("record", "record_id", "op")),
    "action": Stand(texts=("label",)),
}
