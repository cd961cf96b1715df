"""The card of a mishap as one page for the service desk (domain.md 5.5).

It is made of what has passed the gate for service, and trimmed in a fixed order until it fits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from secretsmanual.domain import recovery, words
from secretsmanual.domain.document import Block, Document, Facts, Heading, Item, Items, Paragraph
from secretsmanual.domain.handover import EXPIRY_DAYS, NOTICE, withdrawal_code
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.pages import doubt
from secretsmanual.domain.recovery import Todo
from secretsmanual.domain.recovery_card import APOLOGY, RecoveryCard, learned_words
from secretsmanual.domain.sharing import Outgoing, kind_label
from secretsmanual.domain.topics import DO_NOT_RAISE
from secretsmanual.domain.wording import tr

MOST_SURPRISES, MOST_TOPICS = 5, 12
CUTS = (36, 18, 9)
"""Words at which a text is cut; shorter where a trimmed page is still too full."""
LONGEST = 400
"""Characters of any one text on the page."""

Fits = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What stands on the page: all of it has passed the gate."""

    card: RecoveryCard
    case: Oops
    surprises: tuple[Outgoing, ...]
    """The best first."""
    told: tuple[Outgoing, ...]
    """What it does to them, and how to reach them."""
    topics: tuple[str, ...]
    apology: tuple[str, ...]
    todos: tuple[Todo, ...]
    name: str
    """With how it sounds."""
    bank: Bank
    recipient: str = ""
    most_words: int = CUTS[0]

    @property
    def leaves(self) -> tuple[Outgoing, ...]:
        """The secrets that stand on the page, each once."""
        return tuple({out.secret.id: out for out in (*self.surprises, *self.told)}.values())


def _without_notes(facts: PageFacts) -> PageFacts:
    return replace(facts, todos=tuple(replace(todo, note="") for todo in facts.todos))


TRIMS: tuple[Callable[[PageFacts], PageFacts], ...] = (
    lambda facts: replace(facts, surprises=facts.surprises[:3]),
    _without_notes,
    lambda facts: replace(facts, told=facts.told[:1]),
    lambda facts: replace(facts, surprises=facts.surprises[:1]),
    lambda facts: replace(facts, told=()),
)
"""What gives way, in order. The clock, the steps, what is not to be raised and the apology stay."""


def recovery_page(facts: PageFacts, fits: Fits) -> tuple[Document, PageFacts]:
    """Lay the page out so that it fits, and say what stands on it in the end."""
    shown, document = facts, _document(facts)
    for most_words in CUTS:
        shown = replace(facts, most_words=most_words)
        for trim in (lambda same: same, *TRIMS):
            shown = trim(shown)
            document = _document(shown)
            if fits(document):
                return document, shown
    return document, shown


def _document(facts: PageFacts) -> Document:
    day = words.day(facts.card.known.now.date())
    return Document(
        title=tr("OOPS: {name}", name=facts.card.name),
        blocks=tuple(_blocks(facts)),
        footer=tr(
            "For service, {day}. Told to us in confidence; destroy within {n} days, better when "
            "the case is closed.",
            day=day,
            n=EXPIRY_DAYS,
        ),
        data=_data(facts),
    )


def _blocks(facts: PageFacts) -> Iterator[Block]:
    card, cut = facts.card, _cutter(facts)
    account = cut(card.known.account.name)
    yield Heading(tr("OOPS: {name}, {account}", name=cut(facts.name), account=account), 1)
    yield Paragraph(tr(NOTICE), "quiet")
    for warning in _warnings(card):
        yield Paragraph(warning, "warn")
    yield Facts(tuple(_facts(facts)))
    yield Heading(tr("Steps"))
    yield Items(tuple(_step(todo, facts) for todo in facts.todos), numbered=True)
    if facts.told:
        yield Heading(tr("What it does to them, and how to reach them"))
        yield Items(tuple(_item(out, facts) for out in facts.told))
    yield Heading(tr("For a surprise"))
    if facts.surprises:
        yield Items(tuple(_item(out, facts) for out in facts.surprises), numbered=True)
    else:
        yield Paragraph(tr("Nothing told yet that a surprise could rest on."), "quiet")
    yield Heading(tr(DO_NOT_RAISE))
    topics = [cut(topic) for topic in facts.topics[:MOST_TOPICS]]
    yield Paragraph(words.apart(topics) or tr("No topic is named."), "warn" if topics else "quiet")
    if any(facts.apology):
        yield Heading(tr("Apology"))
        pairs = zip(APOLOGY, facts.apology, strict=True)
        yield Facts(tuple((tr(label), cut(line)) for label, line in pairs if line))
    yield Paragraph(tr("Ask at the end: {question} A to F.", question=tr(recovery.QUESTION)))


def _cutter(facts: PageFacts) -> Callable[[str], str]:
    def cut(text: str) -> str:
        bounded = " ".join(words.shortened(word, 60) for word in text.split())
        return words.shortened(bounded, LONGEST, facts.most_words)

    return cut


def _warnings(card: RecoveryCard) -> list[str]:
    return [
        *([tr(recovery.AGAIN)] if card.second else []),
        *([tr(recovery.LATE)] if card.late else []),
    ]


def _facts(facts: PageFacts) -> Iterator[tuple[str, str]]:
    card, case, cut = facts.card, facts.case, _cutter(facts)
    now = card.known.now
    yield tr("What happened"), cut(case.what)
    yield tr("Learned"), learned_words(case, now)
    if card.running:
        yield tr("Put right by"), words.moment(case.deadline.astimezone(now.tzinfo))
        yield tr("At {time}", time=f"{now:%H:%M}"), recovery.clock_words(card.left)
    else:
        yield tr("State"), recovery.state_words(case)
    if case.feeling_before:
        yield tr("Feeling before"), f"“{cut(case.feeling_before)}”"
    if case.feeling_after:
        yield tr("Feeling after"), f"“{cut(case.feeling_after)}”"
    if card.known.gift_limit is not None:
        yield tr("Gift limit"), words.number(card.known.gift_limit, 2)
    if card.known.quiet_hours:
        hours = words.hours(card.known.quiet_hours)
        yield tr("Quiet hours"), tr("{hours}; the clock goes on", hours=hours)
    if facts.recipient:
        yield tr("For"), cut(facts.recipient)


def _step(todo: Todo, facts: PageFacts) -> Item:
    label, now = tr(recovery.STEPS[todo.step]), facts.card.known.now
    if todo.done_at is None:
        return Item(label, tr("waits") if todo.locked else tr("to do"))
    done = tr("done {when}", when=words.moment(todo.done_at.astimezone(now.tzinfo)))
    note = _cutter(facts)(todo.note)
    return Item(words.labelled(label, note) if note else label, done)


def _item(out: Outgoing, facts: PageFacts) -> Item:
    secret = out.secret
    once = [tr("once")] if secret.standing == "one-off" else []
    kind = words.inside(kind_label(secret.kind, facts.bank))
    note = ", ".join([kind, *once, *doubt(secret), withdrawal_code(secret.id)])
    return Item(_cutter(facts)(secret.text), note)


def _data(facts: PageFacts) -> dict[str, object]:
    case = facts.case
    return {
        "person": facts.name,
        "account": facts.card.known.account.name,
        "what": case.what,
        "learned_at": case.learned_at.isoformat(),
        "deadline": case.deadline.isoformat(),
        "state": recovery.state_of(case),
        "surprises": [out.secret.text for out in facts.surprises],
        "told": [out.secret.text for out in facts.told],
        "do_not_raise": list(facts.topics),
        "apology": list(facts.apology),
    }
