"""How lists and small maps are kept: as JSON text, nearly always empty.

SQLAlchemy's own JSON type decodes each cell through the json module; most of these cells hold
nothing, and reading a thousand secrets shows it.
"""

import json
from typing import Any

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

_written = json.JSONEncoder(ensure_ascii=False).encode
"""`json.dumps` makes an encoder for each cell."""


class Json(TypeDecorator[Any]):
    """A list or map of JSON types."""

    impl = String
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return None if value is None else _written(value)

    @override
    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        if value == "[]":
            return []
        return None if value is None else json.loads(value)
