"""Where something was heard, in words."""

from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.wording import mark, tr

_SOURCES = {
    "interview": mark("in a talk"),
    "call": mark("on the phone"),
    "visit": mark("on a visit"),
    "email": mark("by e-mail"),
    "service": mark("from service"),
    "event": mark("at an event"),
    "import": mark("from a file"),
}


def heard_where(secret: Secret) -> str:
    """Say where a secret was heard; empty for one that was written at the desk."""
    where = _SOURCES.get(secret.source)
    return tr(where) if where else ""
