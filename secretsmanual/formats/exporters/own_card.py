"""The customer's own report card: one web page to be filled in, offline, by keyboard or on paper.

What they answer is put into a small file by the page itself, sealed with the form's own key
(HMAC-SHA-256), so that a change on its way shows. The seal tells nothing of who filled it in:
whoever has the form can (trust.md 4).
"""

import json
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from secretsmanual.domain.own_card_answers import LONGEST
from secretsmanual.domain.own_cards import CardForm
from secretsmanual.domain.ratings import ATTRIBUTES, CERTAINTY, LEAST, MOST
from secretsmanual.domain.wording import language, tr
from secretsmanual.formats.exporters.own_card_words import (
    MEANS,
    PAGE,
    SCRIPT,
    SHADES,
    choices,
    named,
)
from secretsmanual.formats.exporters.self_contained import as_data, hash_of, page_template, said
from secretsmanual.system.resources import resource_text

if TYPE_CHECKING:
    from jinja2 import Template

FORMAT = "secretsmanual-own-card"
VERSION = 1
GRADES = ("A", "B", "C", "D", "E", "F")


def write_own_card(form: CardForm, out: BinaryIO) -> None:
    """Write the form as UTF-8; the same form gives the same bytes.

    Its policy forbids every request, every address and every script and style but the two
    inside, named by their hashes, and every way to make markup of text (trust.md 3, #29).
    """
    seal = {"format": FORMAT, "version": VERSION, "form": form.id, "key": form.key}
    page = _template().render(
        form=form,
        language=language(),
        said={**said(PAGE), **named(form)},
        choices=choices(),
        attributes=[(name, tr(label), tr(MEANS[name])) for name, label in ATTRIBUTES.items()],
        shades=[(shade, tr(SHADES[shade])) for shade in CERTAINTY],
        script_words=as_data(said(SCRIPT)),
        seal=json.dumps(seal),
    )
    out.write(page.encode())


@cache
def _template() -> "Template":
    style = resource_text("templates", "own_card.css")
    script = resource_text("templates", "own_card.js")
    policy = (
        f"default-src 'none'; script-src {hash_of(script)}; style-src {hash_of(style)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )
    return page_template(
        "own_card.html",
        style=style,
        script=script,
        policy=policy,
        scores=range(LEAST, MOST + 1),
        grades=GRADES,
        longest=LONGEST,
    )
