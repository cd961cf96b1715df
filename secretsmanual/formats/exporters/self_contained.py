"""What the web pages that stand by themselves share: hashes for their policy, and clean text."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.system.resources import resource_text

if TYPE_CHECKING:
    from jinja2 import Template


def hash_of(text: str) -> str:
    """Return how a content security policy names a script or style that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page_template(name: str, **shared: Any) -> "Template":
    """Return a page's template: every text is escaped and cleaned; `shared` stays the same."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    around = Environment(
        loader=DictLoader({"page": resource_text("templates", name)}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finish,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    around.filters["quoted"] = quoted
    around.globals.update(shared)
    return around.get_template("page")


def said(table: Mapping[str, str]) -> dict[str, str]:
    """Say a page's texts in the language spoken."""
    return {key: tr(text) for key, text in table.items()}


def as_data(data: object) -> str:
    """Return JSON that no markup can end: `<`, `>` and `&` stand as their codes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _finish(value: object) -> object:
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return clean(value)
    return value
