"""Drop what the process remembers of people's words once a manual is closed."""

from secretsmanual.domain.interview.index import forget_prepared
from secretsmanual.domain.names import company_key
from secretsmanual.domain.roles import decides, roles_of
from secretsmanual.formats.importers.headings import key
from secretsmanual.formats.importers.values import day_of


def forget_words() -> None:
    """Empty the caches of what was typed or imported, and of talks prepared."""
    forget_prepared()
    for cached in (company_key, roles_of, decides, key, day_of):
        cached.cache_clear()
