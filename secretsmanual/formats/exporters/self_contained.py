"""What the web pages that stand by themselves share: hashes for their policy, and clean text."""

import base64
import hashlib
from typing import TYPE_CHECKING, Any

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
    around.globals.update(shared)
    return around.get_template("page")


def _finish(value: object) -> object:
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return clean(value)
    return value
