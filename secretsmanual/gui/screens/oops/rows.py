"""What we know of them as rows: what may become a surprise, the rest, and what may not."""

from typing import TYPE_CHECKING

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.recovery_card import RecoveryCard
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.surprises import Surprise
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.families import kind_of
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.models.rows import Mark, SecretRow, SectionRow

if TYPE_CHECKING:
    from secretsmanual.domain.interview.bank import Bank

ASKED = mark("What secrets do we know about this customer?")
_SURE = {"said": mark("said"), "heard": mark("heard"), "inferred": mark("inferred")}


def rows_of(card: RecoveryCard, bank: "Bank") -> list[Row]:
    """Return the rows of a card: surprises by rank, then the rest, then what is refused."""
    return _Maker(card, bank).rows()


class _Maker:
    def __init__(self, card: RecoveryCard, bank: "Bank") -> None:
        self._card = card
        self._bank = bank
        self._today = card.known.now.date()

    def rows(self) -> list[Row]:
        card = self._card
        shown = {one.secret.id for one in card.surprises} | {one.secret.id for one in card.refused}
        rest = [secret for secret in card.secrets if secret.id not in shown]
        found: list[Row] = [SectionRow(tr("For a surprise, the best first"))]
        found += [self._surprise(place, one) for place, one in enumerate(card.surprises, 1)]
        if not card.surprises:
            found[0] = SectionRow(tr("For a surprise"), tr("nothing known yet that fits"))
        if rest:
            found.append(SectionRow(tr("What else we know")))
            found += [self._known(secret) for secret in rest]
        if card.refused or card.known.topics:
            topics = ", ".join(card.known.topics)
            found.append(SectionRow(tr("Not these"), topics))
            found += [self._refused(one.secret, one.why) for one in card.refused]
        return found

    def _surprise(self, place: int, one: Surprise) -> SecretRow:
        secret = one.secret
        used = len(self._card.known.uses.get(secret.id, ()))
        why = [
            tr(_SURE[secret.confidence]),
            tr("upcoming") if one.upcoming else tr("standing"),
            _used(used),
        ]
        chosen = self._card.case is not None and self._card.case.surprise_secret == secret.id
        marks = (Mark("gift", tr("chosen for the surprise"), "accent"),) if chosen else ()
        return self._row(secret, f"{place}  {secret.text}", ", ".join(why), marks)

    def _known(self, secret: Secret) -> SecretRow:
        private = secret.sensitivity == "private"
        marks = (Mark("eye-off", tr("private")),) if private else ()
        return self._row(secret, secret.text, "", marks)

    def _refused(self, secret: Secret, why: str) -> SecretRow:
        hidden = secret.sensitivity == "never"
        text = tr("A secret that is never to be mentioned.") if hidden else secret.text
        marks = (Mark("shield", tr("no surprise"), "alert"),)
        return self._row(secret, text, "" if hidden else why, marks, soft=True)

    def _row(
        self, secret: Secret, text: str, who: str, marks: tuple[Mark, ...], *, soft: bool = False
    ) -> SecretRow:
        label, family = kind_of(self._bank, secret.kind)
        return SecretRow(
            id=secret.id,
            text=text,
            kind=label,
            family=family,
            age=words.age_of(secret.last_confirmed, self._today),
            who=who,
            marks=marks,
            tone="soft" if soft else "ink",
            private=secret.sensitivity in CONFIDED,
        )


def _used(times: int) -> str:
    words_of = {0: tr("never used"), 1: tr("used once")}
    return words_of.get(times, tr("used {} times").format(times))
