"""What is asked of awards."""

from datetime import date, tzinfo

from sqlalchemy import func, select

from secretsmanual.domain.ids import SecretId
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.change_times import BUNDLE
from secretsmanual.store.unit import Unit

_USE = kinds.SECRET_USE.table.c
_HANDOVER = kinds.HANDOVER.table.c
_IMPORT = kinds.IMPORT_RUN.table.c


def uses(unit: Unit) -> dict[SecretId, int]:
    """Return how often each secret was used, with a note how."""
    told = (_USE.way != "") | (func.trim(_USE.how) != "")
    query = select(_USE.secret_id, func.count()).where(told).group_by(_USE.secret_id)
    return {row[0]: row[1] for row in unit.connection.execute(query)}


def shared_on(unit: Unit, manual: str, zone: tzinfo | None) -> set[date]:
    """Return the days on which a colleague's bundles that were merged here were made."""
    query = select(_IMPORT.made).where(
        _IMPORT.manual == manual, _IMPORT.format == BUNDLE, _IMPORT.undone_at.is_(None)
    )
    return {at.astimezone(zone).date() for at in unit.connection.execute(query).scalars() if at}


def handed_over_on(unit: Unit, zone: tzinfo | None) -> set[date]:
    """Return the days on which something was handed over from here."""
    query = select(_HANDOVER.at)
    return {at.astimezone(zone).date() for at in unit.connection.execute(query).scalars()}
