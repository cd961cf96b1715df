"""Where something was heard, in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from secretsmanual.domain.secrets import Secret

T = QT_TRANSLATE_NOOP
_SOURCES = {
    "interview": T("Heard", "in a talk"),
    "call": T("Heard", "on the phone"),
    "visit": T("Heard", "on a visit"),
    "email": T("Heard", "by e-mail"),
    "service": T("Heard", "from service"),
    "event": T("Heard", "at an event"),
    "import": T("Heard", "from a file"),
}


def heard_where(secret: Secret) -> str:
    """Say where a secret was heard; empty for one that was written at the desk."""
    where = _SOURCES.get(secret.source)
    return QCoreApplication.translate("Heard", str(where)) if where else ""
