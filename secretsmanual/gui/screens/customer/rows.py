"""The customer's side in words: rows by section."""

from collections.abc import Iterable
from typing import Protocol

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.customer_side import UNKNOWN, Answer, CustomerSide, Felt, Ready
from secretsmanual.domain.own_card_answers import GivenCard, in_one_line
from secretsmanual.domain.pages import SecretLine
from secretsmanual.domain.ratings import Standing, in_words
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.said import said
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.stories import Story
from secretsmanual.domain.wording import mark, tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.models.rows import ItemRow, SectionRow

Rows = list[ItemRow | SectionRow]

SOLD = "sold"
CARD = "card:"
FOUR, RATE, FELT, STORY, REFERRAL, READY, SECRET = (
    "four:", "rate:", "felt:", "story:", "referral:", "ready:", "secret:",
)  # fmt: skip
"""Ids of rows begin with what they stand for."""

TRENDS = {
    "up": mark("rising"),
    "down": mark("falling"),
    "same": mark("as before"),
    "unknown": "",
}


class Veil(Protocol):
    """Masks words while the privacy view is on (`Theme.veil`)."""

    def __call__(self, text: str, *, private: bool) -> str:
        """Return the text, or the mask where it is private."""


def customer_rows(side: CustomerSide, veil: Veil, *, hidden: bool) -> Rows:
    """Return the page as rows; `hidden` keeps the answers of the four questions back.

    `veil` masks words that were told in confidence while the privacy view is on.
    """
    account = side.account
    known = bool(account.what_they_bought)
    found: Rows = [
        SectionRow(tr("What they bought"), tr("in their words")),
        ItemRow(
            SOLD,
            account.what_they_bought or tr(UNKNOWN),
            tr("We sold: {}").format(account.what_we_sold) if account.what_we_sold else "",
            icon="heart",
            tone="ink" if known else "soft",
        ),
        SectionRow(tr("The four questions"), tr("Q hides the answers")),
        *(_four(one, veil, hidden=hidden) for one in side.four),
        SectionRow(tr("What matters, and how we do"), tr("as they judge it, 1 to 5")),
        *(_standing(one) for one in side.attributes),
        *_secrets(tr("Whom they measure us by"), side.benchmarks),
    ]
    found.append(SectionRow(tr("They say of us"), tr("C asks them for a card of their own")))
    found += [_card(one) for one in side.cards]
    if side.felt:
        found.append(SectionRow(tr("How they feel about us")))
        found += [_felt(one, side, veil) for one in side.felt]
    found.append(SectionRow(tr("What we did for them"), tr("S tells a story")))
    found += [_story(one, side) for one in side.stories]
    found.append(SectionRow(tr("They recommended us"), tr("R keeps a referral")))
    found += [_referral(one, side) for one in side.referrals]
    found += [_ready(one) for one in side.ready]
    found += _secrets(tr("Needs"), side.needs, tr("every competitor knows them"))
    return found


def words_of(secret: Secret, veil: Veil) -> str:
    """Return a secret's words, or the mask."""
    return veil(secret.text, private=secret.sensitivity in CONFIDED)


def name_of(side: CustomerSide, person_id: str | None) -> str:
    """Name a person of the account; the account itself where nobody is meant."""
    return next((one.name for one in side.people if one.id == person_id), side.account.name)


def _four(one: Answer, veil: Veil, *, hidden: bool) -> ItemRow:
    answers = " · ".join(words_of(line.secret, veil) for line in one.secrets)
    note = tr("Think first; Q shows it.") if hidden and answers else answers
    return ItemRow(
        f"{FOUR}{one.id}",
        one.question,
        note or tr("We do not know yet: the talk will ask."),
        icon="compass",
        tone="ink" if answers else "soft",
    )


def _standing(one: Standing) -> ItemRow:
    quote = next((rating.quote for rating in one.ratings if rating.quote), "")
    aspects = dict.fromkeys(aspect for rating in one.ratings for aspect in rating.aspects)
    parts = [words.listed(map(said, aspects)), quoted(quote)]
    return ItemRow(
        f"{RATE}{one.attribute}",
        one.label,
        " · ".join(part for part in parts if part),
        in_words(one),
        "target",
        tone="ink" if one.ratings else "soft",
        aside_tone="warm" if (one.gap or 0) > 0 else "faint",
    )


def _card(one: GivenCard) -> ItemRow:
    return ItemRow(
        f"{CARD}{one.card.id}",
        one.who,
        " · ".join(words.labelled(line.asked, in_one_line(line)) for line in one.lines)
        or one.state,
        words.day(one.card.answered_on) if one.card.answered_on else "",
        "file-text",
        tone="ink" if one.lines else "soft",
    )


def _secrets(title: str, lines: Iterable[SecretLine], note: str = "") -> Rows:
    rows: Rows = [
        ItemRow(
            f"{SECRET}{line.secret.id}",
            line.secret.text,
            " · ".join(line.marks),
            line.age,
            tone="soft" if line.secret.layer == "need" else "ink",
            private=line.secret.sensitivity in CONFIDED,
        )
        for line in lines
    ]
    return [SectionRow(title, note), *rows] if rows else []


def _felt(one: Felt, side: CustomerSide, veil: Veil) -> ItemRow:
    last = one.feelings[-1]
    person_id = one.person.id if one.person else ""
    return ItemRow(
        f"{FELT}{person_id}",
        name_of(side, person_id),
        veil(last.words, private=last.secret.sensitivity in CONFIDED),
        " · ".join(part for part in (tr(TRENDS[one.trend]), words.day(last.on)) if part),
        avatar=one.person is not None,
        icon="" if one.person else "building-2",
    )


def _story(one: Story, side: CustomerSide) -> ItemRow:
    note = one.meant or one.did
    return ItemRow(f"{STORY}{one.id}", one.asked, note, _about(one.person_id, side), "book-open")


def _referral(one: Referral, side: CustomerSide) -> ItemRow:
    why = quoted(one.why) if one.why else tr("not asked why")
    thanked = "" if one.thanked_on else tr("not thanked yet")
    return ItemRow(
        f"{REFERRAL}{one.id}",
        one.to,
        " · ".join(part for part in (why, one.result, thanked) if part),
        _about(one.person_id, side),
        "user-plus",
    )


def _ready(one: Ready) -> ItemRow:
    note = (
        tr("One may ask to be recommended")
        if one.ready
        else tr("Not yet: {}").format(", ".join(tr(reason) for reason in one.missing))
    )
    return ItemRow(
        f"{READY}{one.person.id}",
        one.person.name,
        note,
        icon="circle-check" if one.ready else "circle",
        tone="ink" if one.ready else "soft",
    )


def _about(person_id: str | None, side: CustomerSide) -> str:
    return name_of(side, person_id) if person_id else ""
