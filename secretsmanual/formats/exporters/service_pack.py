"""The service pack: one web page that answers what we know of a customer, offline.

It reads without its script; the script adds the search. With a passphrase, nothing of it can
be read before it is unlocked in the page (trust.md 4, HTML row).
"""

from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from secretsmanual.domain import words
from secretsmanual.domain.service_pack import STALE_DAYS, Card, Part, ServicePack
from secretsmanual.domain.wording import language, tr
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.html_page import BUFFER
from secretsmanual.formats.exporters.job import Job, Progress
from secretsmanual.formats.exporters.locking import Lock, locked
from secretsmanual.formats.exporters.self_contained import as_data, hash_of, page_template, said
from secretsmanual.formats.exporters.service_pack_words import PAGE, SCRIPT
from secretsmanual.system.resources import resource_text

if TYPE_CHECKING:
    from jinja2 import Template

SCRIPTS = ("_search", "")


def write_service_pack(
    pack: ServicePack,
    out: BinaryIO,
    progress: Progress | None = None,
    *,
    lock: Lock | None = None,
) -> None:
    """Write the page as UTF-8, locked where a `lock` is given.

    Its policy forbids every request, every address and every script and style but the two
    inside, named by their hashes, and every way to make markup of text (trust.md 3, #29).
    The same pack and lock give the same bytes.

    Raises BadInput for a lock that is too weak; Cancelled if progress said no.
    """
    job = Job(out, max(1, pack.lines), progress)
    page = _template().stream(
        pack=pack,
        front=_face(pack) if lock else pack.front,
        language=language(),
        said=said(PAGE),
        footer=_footer(pack),
        script_words=as_data(said(SCRIPT)),
        locked=lock is not None,
        data=_inside(pack, lock),
        count=job.count,
    )
    page.enable_buffering(BUFFER)
    out.writelines(chunk.encode() for chunk in page)
    job.tell(1.0)


def _footer(pack: ServicePack) -> str:
    return tr(
        "For service, made on {made_on}. {notice} Destroy by {expires_on}.",
        made_on=words.day(pack.made_on),
        notice=pack.notice,
        expires_on=words.day(pack.expires_on),
    )


def _face(pack: ServicePack) -> list[tuple[str, str]]:
    """Say what a locked pack still says on its face: for whom and until when, no name, no count."""
    return [
        (tr("For"), tr("service")),
        (tr("Made on"), words.day(pack.made_on)),
        (tr("Destroy by"), words.day(pack.expires_on)),
    ]


def _inside(pack: ServicePack, lock: Lock | None) -> str:
    data = as_data(_data(pack))
    if lock is None:
        return data
    days = [pack.made_on.isoformat(), pack.expires_on.isoformat()]
    return as_data(locked(data.encode(), lock, " ".join(days)))


def _data(pack: ServicePack) -> dict[str, Any]:
    """Give what the script searches and shows; short names, for it is written thousands of times.

    A card's `of` is the place of its organisation's card among the cards.
    """
    cards: list[dict[str, Any]] = []
    for firm in pack.firms:
        whole = len(cards)
        cards.extend({**_card(card), "of": whole} for card in firm.cards)
    return {"front": [[clean(name), clean(value)] for name, value in pack.front], "cards": cards}


def _card(card: Card) -> dict[str, Any]:
    return {
        "key": card.key,
        "name": clean(card.name),
        "role": clean(card.role),
        "say": clean(card.say),
        "parts": [_part(part) for part in card.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "empty": part.empty,
        "shared": part.for_everybody,
        "lines": [
            [clean(one) for one in (line.text, line.note, line.quote, line.code, line.kind)]
            for line in part.lines
        ],
    }


@cache
def _template() -> "Template":
    style = resource_text("templates", "service_pack.css")
    script = "".join(resource_text("templates", f"service_pack{part}.js") for part in SCRIPTS)
    policy = (
        f"default-src 'none'; script-src {hash_of(script)}; style-src {hash_of(style)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )
    return page_template(
        "service_pack.html", style=style, script=script, policy=policy, stale_days=STALE_DAYS
    )
