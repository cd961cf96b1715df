"""Awards: nominate, vote, see who stands where, print the certificate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from secretsmanual.domain.awards import (
    Nomination,
    NominationFields,
    Place,
    VoteFields,
    YearPlace,
    factors,
    month_of,
    read_month,
    standing,
    winner,
    year_standing,
)
from secretsmanual.domain.certificates import Certificate, month_certificate, year_certificate
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.handover import EXPIRY_DAYS
from secretsmanual.domain.ids import NominationId, SecretId
from secretsmanual.domain.runs import Handover, HandoverFields
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Outgoing, Rules, kind_label, select
from secretsmanual.domain.wording import mark, tr
from secretsmanual.formats.exporters.certificate import write_certificate
from secretsmanual.services.award_records import RepRecords
from secretsmanual.services.manual import Manual
from secretsmanual.services.receipts import forget_receipt, keep_receipt
from secretsmanual.services.settings import own_id
from secretsmanual.services.writing import ending_of, told_plainly, write_with_receipt
from secretsmanual.store import award_queries, queries
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import stream_whole

FORMATS = ("pdf",)


@dataclass(frozen=True, slots=True)
class Nominee:
    """A nomination in its place, with what may be told of its secret."""

    place: Place
    text: str
    """Empty where its words stay with whoever nominated it."""
    kind: str
    mine: bool
    chosen: bool
    """Whether our vote went to it."""
    wins: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A secret that could be nominated here."""

    id: SecretId
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class AwardMonth:
    """One month's award as it stands."""

    month: str
    nominees: tuple[Nominee, ...]
    cast: int
    """Votes that count."""
    candidates: tuple[Candidate, ...]
    """Empty once one was nominated here."""

    @property
    def winner(self) -> Nominee | None:
        """Who leads or has won; None while nobody has a vote."""
        return next((one for one in self.nominees if one.wins), None)


@dataclass(frozen=True, slots=True)
class AwardYear:
    """A year's monthly winners, as they stand."""

    year: int
    places: tuple[YearPlace, ...]


class AwardService:
    """What one does for fun, and what comes of it; nominating and voting are undoable."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    @property
    def this_month(self) -> str:
        """The month we are in."""
        return month_of(self._manual.today)

    def months(self) -> list[str]:
        """Return the months in which somebody was nominated, and this one; newest first."""
        with self._manual.read() as unit:
            found = {one.month for one in unit.nominations.where()}
        return sorted({*found, self.this_month}, reverse=True)

    def month(self, month: str = "") -> AwardMonth:
        """Return how a month stands, this one where none is named; raises BadInput."""
        month = month_of(read_month(month)) if month else self.this_month
        with self._manual.read() as unit:
            gate = _Gate(self._manual, unit)
            own = own_id(unit)
            places = _standing(unit, month)
            first = winner(places)
            chosen = _own_vote(unit, month)
            nominees = tuple(
                Nominee(
                    one,
                    gate.text(one.nomination),
                    gate.kind(one.nomination),
                    mine=one.nomination.rep == own,
                    chosen=one.nomination.id == chosen,
                    wins=one is first,
                )
                for one in places
            )
            candidates = () if any(one.mine for one in nominees) else tuple(gate.candidates())
        return AwardMonth(month, nominees, sum(one.votes for one in places), candidates)

    def year(self, year: int | None = None) -> AwardYear:
        """Return how a year's monthly winners stand; raises BadInput."""
        year = self._manual.today.year if year is None else year
        read_month(f"{year}-01")
        with self._manual.read() as unit:
            own, records = own_id(unit), RepRecords(self._manual, unit)
            won: dict[str, list[Nomination]] = {}
            for number in range(1, 13):
                first = winner(_standing(unit, f"{year}-{number:02}"))
                if first is not None:
                    won.setdefault(first.nomination.rep, []).append(first.nomination)
            places = [
                YearPlace(
                    rep,
                    found[-1].rep_name,
                    tuple(one.month for one in found),
                    factors(records.upkeep(rep, own, year), year),
                )
                for rep, found in won.items()
            ]
        return AwardYear(year, year_standing(places))

    def nominate(
        self, secret_id: SecretId, month: str = "", *, with_words: bool = True
    ) -> tuple[Nomination, Change]:
        """Nominate a secret of ours, for this month where none is named.

        Raises NotFound; BadInput for no month; Refused where the secret is no gold want that may
        leave for colleagues, came from a colleague, or one is nominated already.
        """
        month = self._past_month(month)
        with self._manual.write(mark("Nominate a secret")) as unit:
            secret = unit.secrets.get(secret_id)
            _Gate(self._manual, unit).require(secret)
            name = queries.settings(unit).get("rep", "")
            if not name:
                raise Refused(
                    tr("Nobody would know who nominates it."),
                    tr("Type your name under Settings first."),
                )
            own = own_id(unit, make=True)
            if any(one.rep == own and one.month == month for one in unit.nominations.where()):
                raise Refused(
                    tr("You have nominated one for that month already."), tr("Take it back first.")
                )
            nomination = unit.nominations.add(
                NominationFields(
                    month=month,
                    rep=own,
                    rep_name=name,
                    secret_id=secret_id,
                    with_words=with_words,
                    created_at=unit.at,
                )
            )
        return nomination, unit.change

    def take_back(self, nomination_id: NominationId) -> Change:
        """Take a nomination of ours back; raises NotFound, and Refused for a colleague's."""
        with self._manual.write(mark("Take a nomination back")) as unit:
            nomination = unit.nominations.get(nomination_id)
            if nomination.rep != own_id(unit):
                raise Refused(
                    tr("{rep_name} nominated it.", rep_name=nomination.rep_name),
                    tr("Only they can take it back."),
                )
            unit.nominations.delete(nomination_id)
        return unit.change

    def vote(self, nomination_id: NominationId) -> Change:
        """Give our vote of its month to a nomination; it moves there from another one.

        Raises NotFound, and Refused for our own nomination.
        """
        with self._manual.write(mark("Vote")) as unit:
            nomination = unit.nominations.get(nomination_id)
            own, month = own_id(unit, make=True), nomination.month
            if nomination.rep == own:
                raise Refused(tr("That is your own nomination."), tr("Vote for a colleague's."))
            before = [one for one in unit.votes.where() if one.rep == own and one.month == month]
            if before:
                unit.votes.change(before[-1].id, nomination_id=nomination_id)
            else:
                unit.votes.add(
                    VoteFields(
                        month=month, rep=own, nomination_id=nomination_id, created_at=unit.at
                    )
                )
        return unit.change

    def write_month(self, path: Path, month: str = "", *, with_words: bool = True) -> None:
        """Write the certificate of a month's winner as PDF.

        Raises BadInput for another kind of file, Refused while nobody has a vote.
        """
        ending_of(path, FORMATS)
        found = self.month(month)
        first = found.winner
        if first is None:
            raise Refused(
                tr("Nobody has a vote in {month}.", month=found.month),
                tr("Merge the bundles of the reps, or vote."),
            )
        text = first.text if with_words else ""
        company, today = self._company(), self._manual.today
        certificate = month_certificate(first.place, found.cast, text, company, today)
        if text:
            self._write_with_words(path, certificate, first.place.nomination.secret_id)
        else:
            _write(path, certificate)

    def write_year(self, path: Path, year: int | None = None) -> None:
        """Write the certificate of a year's winner as PDF; raises as `write_month`."""
        ending_of(path, FORMATS)
        found = self.year(year)
        if not found.places:
            raise Refused(
                tr("No month of {year} has a winner.", year=found.year),
                tr("Nominate, vote, and merge the bundles of the reps."),
            )
        company, today = self._company(), self._manual.today
        _write(path, year_certificate(found.places[0], found.year, company, today))

    def _write_with_words(
        self, path: Path, certificate: Certificate, secret_id: SecretId
    ) -> Handover:
        """Write a certificate that holds a secret's words, with its receipt: both or neither."""
        manual = self._manual

        def keep(digest: str) -> Handover:
            with manual.write(mark("Write a certificate")) as unit:
                fields = HandoverFields(
                    at=unit.at,
                    audience="colleague",
                    recipient="",
                    format="pdf",
                    file_name=path.name,
                    file_sha256=digest,
                    secrets=[secret_id],
                    expires_on=manual.today + timedelta(days=EXPIRY_DAYS),
                )
                secret = unit.secrets.get(secret_id)
                return keep_receipt(unit, fields, _Gate(manual, unit).passed([secret]))

        def forget(receipt: Handover) -> None:
            with manual.write(mark("Take back a receipt")) as unit:
                forget_receipt(unit, receipt)

        return write_with_receipt(
            path, lambda out: write_certificate(certificate, out), keep, forget
        )

    def _past_month(self, month: str) -> str:
        month = month_of(read_month(month)) if month else self.this_month
        if month > self.this_month:
            raise Refused(
                tr("That month has not begun."), tr("Nominate for this one or one before.")
            )
        return month

    def _company(self) -> str:
        with self._manual.read() as unit:
            return queries.settings(unit).get("company", "")


class _Gate:
    """What may be told of secrets: the one gate, for colleagues."""

    def __init__(self, manual: Manual, unit: Unit) -> None:
        self._unit = unit
        self._bank = manual.bank
        self._rules = Rules("colleague", manual.today, manual.bank, manual.lexicon)
        self._records = RepRecords(manual, unit)
        self._accounts = {one.id: one for one in queries.accounts(unit)}
        self._people = {one.id: one for one in queries.people(unit)}

    def text(self, nomination: Nomination) -> str:
        """Return the words of a nominated secret, if they may be told."""
        secret = self._unit.secrets.maybe(nomination.secret_id)
        if secret is None or not nomination.with_words:
            return ""
        leaves = self.passed([secret])
        return leaves[0].secret.text if leaves else ""

    def kind(self, nomination: Nomination) -> str:
        """Name the kind of a nominated secret, if that may be told."""
        secret = self._unit.secrets.maybe(nomination.secret_id)
        told = secret is not None and self.passed([secret])
        return kind_label(secret.kind, self._bank) if secret and told else ""

    def candidates(self) -> Iterable[Candidate]:
        """Give the secrets that could be nominated, the newest first."""
        gold = [one for one in self._unit.secrets.where() if self._is_cool(one)]
        for out in reversed(self.passed(gold)):
            found = out.secret
            yield Candidate(found.id, found.text, kind_label(found.kind, self._bank))

    def require(self, secret: Secret) -> None:
        """Raise Refused for a secret that cannot be nominated."""
        if not self._records.is_own(secret):
            raise Refused(
                tr("A colleague recorded it."), tr("Nominate one that you heard yourself.")
            )
        if not secret.gold or secret.layer != "want":
            raise Refused(
                tr("Only a gold want can be nominated."),
                tr("Mark it with the star, or choose another."),
            )
        held = select([secret], self._accounts, self._people, self._rules).held_back
        if held:
            raise Refused(tr("It cannot be shown to the team."), held[0].why)

    def _is_cool(self, secret: Secret) -> bool:
        return secret.gold and secret.layer == "want" and self._records.is_own(secret)

    def passed(self, secrets: Sequence[Secret]) -> Sequence[Outgoing]:
        """Return those that may be told to colleagues."""
        return select(secrets, self._accounts, self._people, self._rules).leaves


def _standing(unit: Unit, month: str) -> tuple[Place, ...]:
    return standing(unit.nominations.where(), unit.votes.where(), award_queries.uses(unit), month)


def _own_vote(unit: Unit, month: str) -> str:
    own = own_id(unit)
    given = [one for one in unit.votes.where() if one.rep == own and one.month == month]
    return given[-1].nomination_id if own and given else ""


def _write(path: Path, certificate: Certificate) -> None:
    with told_plainly(path):
        stream_whole(path, lambda out: write_certificate(certificate, out))
