"""The card of a mishap on paper, for the service desk: through the gate, and with a receipt."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from secretsmanual.domain.clearing import clear, clear_people, without_words_that_stay
from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.handover import EXPIRY_DAYS
from secretsmanual.domain.ids import OopsId
from secretsmanual.domain.people import Person
from secretsmanual.domain.recovery import Todo
from secretsmanual.domain.recovery_card import RecoveryCard
from secretsmanual.domain.recovery_page import (
    MOST_SURPRISES,
    PageFacts,
    recovery_page,
)
from secretsmanual.domain.runs import Handover, HandoverFields
from secretsmanual.domain.sharing import Outgoing, Rules, Selection, care_in, select
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.briefs import fits
from secretsmanual.services.manual import Manual
from secretsmanual.services.receipts import forget_receipt, keep_receipt
from secretsmanual.services.recovery import RecoveryService
from secretsmanual.services.writing import ending_of, write_into, write_with_receipt
from secretsmanual.store import recovery_queries

FORMATS = ("pdf", "html", "txt")


class RecoveryPageService:
    """Makes and hands over the page."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual
        self._recovery = RecoveryService(manual)

    def page(self, case_id: OopsId, recipient: str = "") -> Document:
        """Return the page as it would leave now; raises NotFound, and Refused for its words."""
        return self._made(case_id, recipient)[0]

    def hand_over(self, case_id: OopsId, path: Path, recipient: str = "") -> Handover:
        """Write the page as .pdf, .html or .txt and keep its receipt: both or neither.

        Raises NotFound, BadInput for another ending, and Refused where a word in what went wrong
        needs care or the file cannot be written.
        """
        ending = ending_of(path, FORMATS)
        document, facts, selection = self._made(case_id, recipient)
        return write_with_receipt(
            path,
            lambda out: write_into(out, document, ending),
            lambda digest: self._keep(path, digest, facts, selection),
            self._forget,
        )

    def _made(self, case_id: OopsId, recipient: str) -> tuple[Document, PageFacts, Selection]:
        card = self._recovery.card(case_id)
        rules = Rules("service", self._manual.today, self._manual.bank, self._manual.lexicon)
        selection = self._select(card, rules)
        facts = _facts(card, selection, rules)
        document, shown = recovery_page(replace(facts, recipient=recipient.strip()), fits)
        return document, shown, selection

    def _select(self, card: RecoveryCard, rules: Rules) -> Selection:
        known = card.known
        with self._manual.read() as unit:
            never = recovery_queries.secrets_never(unit, known.account.id)
        mine = {one.id: one for one in (*known.secrets, *never)}
        people = {known.person.id: known.person} if known.person else {}
        return select(mine.values(), {known.account.id: known.account}, people, rules)

    def _keep(self, path: Path, digest: str, facts: PageFacts, selection: Selection) -> Handover:
        with self._manual.write(mark("Print the card for service")) as unit:
            return keep_receipt(
                unit,
                HandoverFields(
                    at=unit.at,
                    audience="service",
                    recipient=facts.recipient,
                    format=path.suffix.lstrip(".").lower(),
                    file_name=path.name,
                    file_sha256=digest,
                    secrets=[out.secret.id for out in facts.leaves],
                    held_back=selection.held_counts,
                    expires_on=self._manual.today + timedelta(days=EXPIRY_DAYS),
                ),
                facts.leaves,
            )

    def _forget(self, receipt: Handover) -> None:
        with self._manual.write(mark("Take back a receipt")) as unit:
            forget_receipt(unit, receipt)


def _facts(card: RecoveryCard, selection: Selection, rules: Rules) -> PageFacts:
    names: dict[str, str] = {card.known.account.id: card.known.account.name}
    leaves: dict[str, Outgoing] = {out.secret.id: out for out in selection.leaves}
    mine = without_words_that_stay([card.case] if card.case else [], card.known.secrets, leaves)
    cases, held = clear(mine, mark("mishap"), names, rules)
    if not cases:
        why = held[0].why if held else tr("No clock runs for them.")
        raise Refused(
            tr("The card cannot be printed. {why}", why=why), tr("Reword what went wrong first.")
        )
    people, _ = clear_people([card.known.person] if card.known.person else [], names, rules)
    rests = leaves.get(cases[0].surprise_secret or "")
    about = {card.known.person.id if card.known.person else None}
    topics = [out.secret.text for out in selection.topics if out.secret.person_id in {*about, None}]
    return PageFacts(
        card=card,
        case=cases[0],
        surprises=_passed(leaves, (one.secret.id for one in card.surprises))[:MOST_SURPRISES],
        told=tuple(
            out
            for kind in ("stakes", "habit")
            for out in _passed(leaves, (one.id for one in card.secrets if one.kind == kind))[:1]
        ),
        topics=tuple(dict.fromkeys((*topics, *_not_these(people)))),
        apology=tuple("" if care_in(rules.lexicon, line) else line for line in card.apology),
        todos=tuple(_todo(todo, rests, rules) for todo in card.todos),
        name=_name(card, people[0].say if people else ""),
        bank=rules.bank,
    )


def _not_these(people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        yield from person.not_these


def _passed(leaves: dict[str, Outgoing], wanted: Iterable[str]) -> tuple[Outgoing, ...]:
    return tuple(leaves[one] for one in wanted if one in leaves)


def _todo(todo: Todo, rests: Outgoing | None, rules: Rules) -> Todo:
    """Leave out a note that needs care, and that of a surprise whose secret stays behind."""
    tells = todo.step == "surprise" and rests is None
    return replace(todo, note="") if tells or care_in(rules.lexicon, todo.note) else todo


def _name(card: RecoveryCard, say: str) -> str:
    return f"{card.name} ({say})" if say else card.name
