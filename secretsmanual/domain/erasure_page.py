"""What was erased and who still holds something: a page to keep, and to tell the person from."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secretsmanual.domain.erasing import Erasure
from secretsmanual.domain.said import said
from secretsmanual.domain.wording import tr, trn

COUNTED: Mapping[str, Callable[[int], str]] = {
    "secret": lambda n: trn("{n} secret", "{n} secrets", n),
    "secret_use": lambda n: trn("{n} use of a secret", "{n} uses of secrets", n),
    "rehearsed": lambda n: trn("{n} card", "{n} cards", n),
    "line": lambda n: trn("{n} raw line", "{n} raw lines", n),
    "asked": lambda n: trn("{n} question asked", "{n} questions asked", n),
    "promise": lambda n: trn("{n} promise", "{n} promises", n),
    "ask_later": lambda n: trn("{n} thing to ask later", "{n} things to ask later", n),
    "oops": lambda n: trn("{n} mishap", "{n} mishaps", n),
    "referral": lambda n: trn("{n} referral", "{n} referrals", n),
    "rating": lambda n: trn("{n} judgement", "{n} judgements", n),
    "story": lambda n: trn("{n} story", "{n} stories", n),
    "own_card": lambda n: trn("{n} card of their own", "{n} cards of their own", n),
    "idea": lambda n: trn("{n} idea", "{n} ideas", n),
    "relation": lambda n: trn("{n} relation", "{n} relations", n),
    "nomination": lambda n: trn("{n} nomination", "{n} nominations", n),
    "vote": lambda n: trn("{n} vote", "{n} votes", n),
    "muted_question": lambda n: trn("{n} muted question", "{n} muted questions", n),
    "theme_quote": lambda n: trn("{n} answer about a quote", "{n} answers about quotes", n),
    "conflict": lambda n: trn("{n} conflict with a colleague", "{n} conflicts with colleagues", n),
    "brought": lambda n: trn("{n} note of a merge", "{n} notes of merges", n),
    "history": lambda n: trn("{n} entry of the history", "{n} entries of the history", n),
}
"""How many records of a type, as a reader calls them."""


def counted(told: Erasure) -> str:
    """Say in one sentence what goes: 12 secrets, 19 raw lines and 3 promises."""
    found = (
        COUNTED.get(record, _others)(number)
        for record, number in told.counts.items()
        if record != "person" and number
    )
    return words.listed(found) or tr("nothing but the name")


def _others(number: int) -> str:
    return trn("{n} other record", "{n} other records", number)


def erasure_document(told: Erasure, today: date) -> Document:
    """Lay out what was done. It names the person, so it is shown and saved, never kept."""
    title = tr("{name} was erased", name=told.name)
    blocks: list[Block] = [
        Heading(title, 1),
        Paragraph(
            tr(
                "On {day}: {what}. Nothing brings them back; a file or a colleague’s bundle that "
                "names them is told apart and left out.",
                day=words.day(today),
                what=counted(told),
            )
        ),
        *_backups(told),
        *_holders(told),
        *_rest(told),
    ]
    return Document(title=title, blocks=tuple(blocks), data=told.data)


def _backups(told: Erasure) -> Iterator[Block]:
    if not told.backups:
        return
    done = sum(one.fate == "rewritten" for one in told.backups)
    yield Heading(tr("Backups"))
    yield Paragraph(
        trn("{n} backup written anew without them.", "{n} backups written anew without them.", done)
    )
    if told.failed:
        yield Paragraph(
            tr(
                "These could not be, and may still hold them. Once they can be opened, clean them "
                "with the command erase --backups, or delete them."
            ),
            "warn",
        )
        yield Items(tuple(Item(str(one.path), one.why) for one in told.failed))
    yield Paragraph(
        tr("Copies that were put elsewhere by hand, exports and printed pages are out of reach."),
        "quiet",
    )


def _holders(told: Erasure) -> Iterator[Block]:
    yield Heading(tr("Whom to tell"))
    if not told.holders:
        yield Paragraph(tr("Nobody was handed anything about them."))
        return
    rows = tuple(
        (
            words.day(one.on),
            one.recipient or tr("to {who}", who=said(one.audience)),
            one.file_name,
            trn("{n} secret", "{n} secrets", one.lines) if one.lines else tr("name and role"),
            words.day(one.destroy_by),
        )
        for one in told.holders
    )
    yield Table((tr("When"), tr("Who"), tr("File"), tr("What"), tr("To be destroyed by")), rows)
    yield Paragraph(tr("The page Hand-overs has the recall sheets to give to them."), "quiet")


def _rest(told: Erasure) -> Iterator[Block]:
    if told.mentions:
        yield Heading(tr("Still named in what is about others"))
        yield Items(tuple(Item(one.text, one.whose) for one in told.mentions))
    if told.imports:
        yield Heading(tr("Where they came from"))
        yield Paragraph(
            trn(
                "{files}: that file is not ours; delete it where it lies.",
                "{files}: those files are not ours; delete them where they lie.",
                len(told.imports),
                files=words.listed(told.imports),
            )
        )
