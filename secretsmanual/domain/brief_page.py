"""The brief as one page that fits: trimmed in a fixed order, never beyond (domain.md 5.1)."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace

from secretsmanual.domain.brief import Brief, BriefFacts, InTheRoom
from secretsmanual.domain.brief_making import make_brief
from secretsmanual.domain.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
)
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.wording import tr

MOST_LINES = 55
MOST_WORDS = 350

CUTS = (28, 14, 7)
"""Words at which an entry is cut; shorter where a trimmed page is still too full."""

Fits = Callable[[Document], bool]
"""Whether the page, as text of 96 columns, keeps to its lines and words."""

_Trim = Callable[[Brief], Brief]


def _without_quote(brief: Brief) -> Brief:
    if brief.last_time is None:
        return brief
    return replace(brief, last_time=replace(brief.last_time, quote=""))


def _secrets_each(brief: Brief, most: int) -> tuple[InTheRoom, ...]:
    return tuple(replace(one, secrets=one.secrets[:most]) for one in brief.room)


TRIMS: tuple[_Trim, ...] = (
    lambda brief: replace(brief, unknown=()),
    lambda brief: replace(brief, matters=brief.matters[:3]),
    lambda brief: replace(brief, questions=brief.questions[:2]),
    lambda brief: replace(brief, they_owe=()),
    _without_quote,
    lambda brief: replace(brief, room=_secrets_each(brief, 1)),
    lambda brief: replace(brief, matters=(), kept=()),
    lambda brief: replace(brief, ask_later=brief.ask_later[:1], questions=brief.questions[:1]),
    lambda brief: replace(brief, room=_secrets_each(brief, 0)),
    lambda brief: replace(brief, last_time=None),
)
"""What gives way, in order: the first six are the order of domain.md, the rest makes any page fit.

Head, bottom line, watch out and our open promises never give way.
"""


def brief_page(
    facts: BriefFacts,
    language: tuple[Bank, Lexicon],
    fits: Fits,
    *,
    with_private: bool = False,
    printed_for: str = "",
) -> Document:
    """Make the brief and the page of it, so that it fits."""
    page = Document("", ())
    for most_words in CUTS:
        brief = make_brief(facts, *language, with_private=with_private, most_words=most_words)
        page = brief_document(brief, fits, printed_for)
        if fits(page):
            break
    return page


def brief_document(brief: Brief, fits: Fits, printed_for: str = "") -> Document:
    """Lay out the brief, trimmed as far as it must be to fit."""
    page = _page(brief, printed_for)
    for trim in TRIMS:
        if fits(page):
            break
        brief = trim(brief)
        page = _page(brief, printed_for)
    return page


def _page(brief: Brief, printed_for: str) -> Document:
    return Document(
        title=tr("Brief: {head}", head=brief.head),
        blocks=(Heading(brief.head, 1), *_blocks(brief)),
        footer=tr("Printed for {who}, destroy after use", who=printed_for) if printed_for else "",
        data=asdict(brief),
    )


def _blocks(brief: Brief) -> Iterator[Block]:
    yield Heading(tr("Bottom line"))
    start = brief.start_with.rstrip(".")
    stop = "" if start.endswith(("?", "!", "…")) else "."
    first = tr("Start with: {what}", what=f"{start}{stop}")
    lines = [f"{brief.promises_in_short}. {first}"]
    if brief.wants:
        lines.append(tr("What they want: {what}", what=brief.wants))
    yield Paragraph("\n".join(lines))
    yield from _listed(tr("Watch out"), brief.watch_out)
    yield from _room(brief)
    yield from _last_time(brief)
    yield from _listed(tr("Promises"), (*brief.we_owe, *brief.they_owe, *brief.kept))
    yield from _listed(tr("What matters now"), brief.matters)
    yield from _listed(tr("Ask next"), (*brief.ask_later, *brief.questions), numbered=True)
    if brief.unknown:
        yield Heading(tr("Still unknown"))
        yield Paragraph("\n".join(brief.unknown), "quiet")


def _listed(title: str, items: tuple[Item, ...], *, numbered: bool = False) -> Iterator[Block]:
    if items:
        yield Heading(title)
        yield Items(items, numbered)


def _room(brief: Brief) -> Iterator[Block]:
    if not brief.room and not brief.others:
        return
    yield Heading(tr("In the room"))
    if brief.others:
        yield Paragraph(", ".join(brief.others))
    for one in brief.room:
        yield Paragraph(one.about, link=one.link)
        if one.tone:
            yield Paragraph(tr("Tone: {tone}", tone=one.tone), "quiet")
        if one.secrets:
            yield Items(one.secrets)


def _last_time(brief: Brief) -> Iterator[Block]:
    last = brief.last_time
    if last is None:
        return
    yield Heading(tr("Last time ({when})", when=last.when))
    if last.summary:
        yield Paragraph(last.summary, link=last.link)
    if last.quote:
        quote = tr("In their words: “{quote}”", quote=last.quote)
        yield Paragraph(f"{quote} ({last.quoted})" if last.quoted else quote, "quiet")
