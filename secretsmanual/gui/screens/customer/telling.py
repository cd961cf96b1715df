"""The chosen row in full: title, note, and facts."""

from collections.abc import Callable
from typing import NamedTuple

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.customer_side import CustomerSide
from secretsmanual.domain.feelings import Feeling
from secretsmanual.domain.own_card_answers import in_one_line
from secretsmanual.domain.ratings import Rating, in_words
from secretsmanual.domain.said import said
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.models.heard import heard_where
from secretsmanual.gui.screens.customer.rows import TRENDS, Veil, name_of, words_of

Facts = list[tuple[str, str]]


class Told(NamedTuple):
    """What the panel shows of a row."""

    title: str
    note: str
    facts: Facts


def told(side: CustomerSide, chosen: str, veil: Veil, *, hidden: bool) -> Told:
    """Tell the row with this id; `hidden` keeps the answers of the four questions back."""
    kind, _, of = chosen.partition(":")
    if kind == "four" and hidden:
        return Told(next(one.question for one in side.four if one.id == of), "", [])
    return _TELLERS.get(kind, _account)(side, of, veil)


def _account(side: CustomerSide, _of: str, _veil: Veil) -> Told:
    account = side.account
    facts = [
        (tr("They bought"), side.bought),
        (tr("We sold"), account.what_we_sold),
        (tr("Quality"), account.quality_in_their_words),
        (tr("They expect"), account.expects),
        (tr("Knew before"), account.knew_before),
        (tr("Service"), said(account.service_standard)),
        (tr("Remarkable"), account.last_remarkable),
    ]
    return Told(account.name, "", facts)


def _answer(side: CustomerSide, of: str, veil: Veil) -> Told:
    one = next(one for one in side.four if one.id == of)
    known = (line.secret for line in one.secrets)
    facts = [(name_of(side, secret.person_id), words_of(secret, veil)) for secret in known]
    return Told(one.question, "", facts)


def _rating(side: CustomerSide, of: str, _veil: Veil) -> Told:
    one = next(one for one in side.attributes if one.attribute == of)
    facts = [
        (name_of(side, rating.person_id), _judged(rating, own=rating.id in side.by_card))
        for rating in one.ratings
    ]
    return Told(one.label, in_words(one), facts)


def _judged(rating: Rating, *, own: bool) -> str:
    matters = tr("matters {}").format(rating.importance) if rating.importance else ""
    ours = tr("we do {}").format(rating.performance) if rating.performance else ""
    quote = quoted(rating.quote)
    source = tr("in their own card") if own else ""
    parts = (
        matters,
        ours,
        words.listed(map(said, rating.aspects)),
        quote,
        words.day(rating.on),
        source,
    )
    return ", ".join(part for part in parts if part)


def _card(side: CustomerSide, of: str, _veil: Veil) -> Told:
    one = next(one for one in side.cards if one.card.id == of)
    facts = [(line.asked, in_one_line(line)) for line in one.lines]
    return Told(tr("{} says").format(one.who), one.state, facts)


def _story(side: CustomerSide, of: str, _veil: Veil) -> Told:
    one = next(one for one in side.stories if one.id == of)
    facts = [
        (tr("Braced for"), one.feared),
        (tr("We did"), one.did),
        (tr("It meant"), one.meant),
        (tr("It cost us"), one.cost),
        (tr("For"), name_of(side, one.person_id)),
    ]
    return Told(one.asked, words.day(one.on), facts)


def _referral(side: CustomerSide, of: str, _veil: Veil) -> Told:
    one = next(one for one in side.referrals if one.id == of)
    facts = [
        (tr("By"), name_of(side, one.person_id)),
        (tr("Why"), quoted(one.why) if one.why else tr("Not asked yet.")),
        (tr("Came of it"), one.result),
        (tr("Thanked"), words.day(one.thanked_on) if one.thanked_on else ""),
    ]
    return Told(one.to, words.day(one.on), facts)


def _feelings(side: CustomerSide, of: str, veil: Veil) -> Told:
    one = next(one for one in side.felt if (one.person.id if one.person else "") == of)
    facts = [(words.day(felt.on), _felt(felt, veil)) for felt in reversed(one.feelings)]
    return Told(name_of(side, of), tr(TRENDS[one.trend]), facts)


def _felt(one: Feeling, veil: Veil) -> str:
    text = veil(one.words, private=one.secret.sensitivity in CONFIDED)
    where = heard_where(one.secret)
    return f"{text} ({where})" if where else text


def _ready(side: CustomerSide, of: str, _veil: Veil) -> Told:
    one = next(one for one in side.ready if one.person.id == of)
    title = tr("One may ask {} to recommend us") if one.ready else tr("Not yet: {}")
    facts = [(tr("First"), reason) for reason in one.missing]
    return Told(title.format(one.person.name), "", facts)


def _secret(side: CustomerSide, of: str, veil: Veil) -> Told:
    lines = (*side.benchmarks, *side.needs)
    secret = next(line.secret for line in lines if line.secret.id == of)
    quote = quoted(secret.verbatim)
    facts = [
        (tr("About"), name_of(side, secret.person_id)),
        (tr("Their words"), veil(quote, private=secret.sensitivity in CONFIDED)),
        (tr("Heard"), words.day(secret.heard_on)),
    ]
    return Told(words_of(secret, veil), "", facts)


_TELLERS: dict[str, Callable[[CustomerSide, str, Veil], Told]] = {
    "four": _answer,
    "rate": _rating,
    "card": _card,
    "story": _story,
    "referral": _referral,
    "felt": _feelings,
    "ready": _ready,
    "secret": _secret,
}
