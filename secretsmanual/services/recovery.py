"""Service recovery: open a case, go through its steps, close it; all undoable (domain.md 5.5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from secretsmanual.domain import recovery, words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.ids import AccountId, OopsId, PersonId, SecretId
from secretsmanual.domain.landmines import landmines
from secretsmanual.domain.oops import Oops, OopsFields
from secretsmanual.domain.recovery import Step
from secretsmanual.domain.recovery_card import Known, RecoveryCard, card_of, known_apology
from secretsmanual.domain.secrets import SecretUseFields
from secretsmanual.domain.surprises import CHECKS
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services import finding
from secretsmanual.services.manual import Manual
from secretsmanual.services.recovery_closing import Closing, keep_what_was_said
from secretsmanual.services.settings import gift_limit_in
from secretsmanual.store import queries, recovery_queries
from secretsmanual.store.unit import Unit

__all__ = ["Closing", "RecoveryService", "Running", "Surprising"]
EARLIEST = 1970
"""The first year of which every computer knows the time zone."""


@dataclass(frozen=True, slots=True)
class Running:
    """A case whose clock runs, with the names of whom it concerns."""

    case: Oops
    account: str
    person: str


@dataclass(frozen=True, slots=True)
class Surprising:
    """What is done as a surprise."""

    what: str = ""
    secret_id: SecretId | None = None
    cost: float | None = None
    checks: Collection[str] = ()


class RecoveryService:
    """Looks after mishaps."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def running(self) -> list[Running]:
        """Return the cases whose clock runs, the one that ends first on top."""
        with self._manual.read() as unit:
            return running(unit)

    def card(self, case_id: OopsId) -> RecoveryCard:
        """Return the card of a case; raises NotFound."""
        with self._manual.read() as unit:
            case = unit.oops.get(case_id)
            return self._card(unit, case.account_id, case.person_id, case)

    def card_for(self, account_id: AccountId, person_id: PersonId | None = None) -> RecoveryCard:
        """Return the card of the case that runs for a person, or for the account as a whole.

        Where none runs it is a fresh card: what we know of them, ready for a case to be opened.
        Raises NotFound.
        """
        with self._manual.read() as unit:
            if person_id:
                account_id = self._account_of(unit, person_id)
            cases = queries.mishaps(unit, account_id)
            mine = [
                one for one in cases if one.closed_at is None and person_id in (None, one.person_id)
            ]
            case = mine[0] if mine else None
            person_id = case.person_id if case else person_id
            return self._card(unit, account_id, person_id, case)

    def card_of_person(self, person_id: PersonId) -> RecoveryCard:
        """Return the card for a person; raises NotFound, Refused for a caller of no account."""
        with self._manual.read() as unit:
            account_id = self._account_of(unit, person_id)
        return self.card_for(account_id, person_id)

    def find(self, wanted: str) -> RecoveryCard:
        """Return the card of a case by its id, or for a person by id or name.

        Raises NotFound, and BadInput where several people fit.
        """
        with self._manual.read() as unit:
            case = unit.oops.maybe(wanted)
            person = None if case else finding.person(unit, wanted)
        return self.card_of_person(person.id) if person else self.card(OopsId(wanted))

    def open(
        self,
        account_id: AccountId,
        person_id: PersonId | None,
        what: str,
        feeling: str = "",
    ) -> tuple[Oops, Change]:
        """Start the clock: we learn of it now. Raises BadInput without words, and NotFound."""
        if not what.strip():
            raise BadInput(tr("It is not said what went wrong."), tr("A few words are enough."))
        with self._manual.write(mark("Start the 24 hours")) as unit:
            unit.accounts.get(account_id)
            now = self._manual.clock.now()
            case = unit.oops.add(
                OopsFields(
                    account_id=account_id,
                    person_id=person_id,
                    what=what,
                    learned_at=now,
                    deadline=recovery.deadline_of(now),
                    steps=[_row(now, "learned", "")],
                    feeling_before=feeling.strip(),
                )
            )
        return case, unit.change

    def step(
        self, case_id: OopsId, step: Step, note: str = "", at: datetime | None = None
    ) -> Change:
        """Note that a step was done, now or at a moment before.

        Raises NotFound, Refused where it cannot be done now, and BadInput for a moment in the
        future or before we learned of it.
        """
        if step == "surprise":
            return self.surprise(case_id, Surprising(what=note), at)
        with self._manual.write(recovery.STEPS[step]) as unit:
            case, moment = self._ready(unit, case_id, step, at)
            _add_step(unit, case, moment, step, note)
        return unit.change

    def plan(self, case_id: OopsId, plan: Surprising) -> Change:
        """Keep what is thought of as a surprise, before it is done. Raises NotFound, Refused."""
        with self._manual.write(mark("Plan the surprise")) as unit:
            case = _open_case(unit, case_id)
            self._check_secret(unit, case, plan.secret_id)
            unit.oops.change(case.id, **_planned(plan))
        return unit.change

    def surprise(self, case_id: OopsId, done: Surprising, at: datetime | None = None) -> Change:
        """Note that the surprise was done; the secret it rests on is noted as used.

        What is not given is taken from the plan. Raises NotFound, BadInput, and Refused while a
        check is not ticked, the cost is over the limit, the secret is a landmine, or it is too
        early or too late.
        """
        with self._manual.write(recovery.STEPS["surprise"]) as unit:
            case, moment = self._ready(unit, case_id, "surprise", at)
            plan = Surprising(
                what=done.what.strip() or case.surprise,
                secret_id=done.secret_id or SecretId(case.surprise_secret or "") or None,
                cost=case.surprise_cost if done.cost is None else done.cost,
                checks=done.checks or case.checks,
            )
            self._check_surprise(unit, case, plan)
            unit.oops.change(case.id, **_planned(plan))
            _add_step(unit, case, moment, "surprise", plan.what)
            if plan.secret_id:
                how = tr("surprise after a mishap: {what}", what=plan.what)
                day = moment.astimezone(self._manual.clock.now().tzinfo).date()
                unit.secret_uses.add(
                    SecretUseFields(secret_id=plan.secret_id, on=day, way="surprise", how=how)
                )
                unit.touch("secret", plan.secret_id)
        return unit.change

    def set_learned(self, case_id: OopsId, at: datetime, why: str) -> Change:
        """Correct when we learned of it, with the reason; the deadline moves along.

        Raises NotFound, Refused for a closed case, BadInput without a reason or in the future.
        """
        if not why.strip():
            raise BadInput(
                tr("The clock is moved for a reason only."), tr("Say in a few words why.")
            )
        now = self._manual.clock.now()
        _check_has_passed(at, now)
        with self._manual.write(mark("Correct when we learned of it")) as unit:
            case = _open_case(unit, case_id)
            old = case.learned_at.astimezone(now.tzinfo)
            note = tr(
                "from {old} to {new}: {why}",
                old=f"{old:%Y-%m-%d %H:%M}",
                new=f"{at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}",
                why=why.strip(),
            )
            unit.oops.change(
                case.id,
                learned_at=at,
                deadline=recovery.deadline_of(at),
                steps=[*case.steps, _row(now, "clock", note)],
            )
        return unit.change

    def set_feeling(self, case_id: OopsId, words: str) -> Change:
        """Keep how they feel about it, in their words, before it is put right."""
        return self._change(mark("How they feel"), case_id, feeling_before=words.strip())

    def set_what(self, case_id: OopsId, what: str) -> Change:
        """Reword what went wrong; raises BadInput without words."""
        if not what.strip():
            raise BadInput(tr("It is not said what went wrong."), tr("A few words are enough."))
        return self._change(mark("Reword the mishap"), case_id, what=what)

    def set_apology(self, case_id: OopsId, lines: Iterable[str]) -> Change:
        """Keep the lines of the apology; one that says what is known goes on following it."""
        with self._manual.write(mark("The apology")) as unit:
            case = unit.oops.get(case_id)
            known = known_apology(case)
            mine = [" ".join(line.split()) for line in lines]
            kept = ["" if line == told else line for line, told in zip(mine, known, strict=True)]
            unit.oops.change(case_id, apology=kept)
        return unit.change

    def close(self, case_id: OopsId, closing: Closing) -> Change:
        """Close a case as recovered, or late; their words become a secret of kind feeling.

        What we learned becomes something to ask next time, or a promise. Raises NotFound, and
        Refused where it cannot be closed yet.
        """
        with self._manual.write(mark("Close the case")) as unit:
            case = unit.oops.get(case_id)
            if why := recovery.why_not_closed(case, self._manual.clock.now()):
                raise Refused(why, tr("Do that first, or say that it was not ours."))
            within = recovery.within_24h(case)
            unit.oops.change(
                case.id,
                closed_at=unit.at,
                within_24h=within,
                outcome="recovered" if within else "late",
                answer=closing.answer,
                feeling_after=closing.feeling.strip(),
                after_words=closing.words.strip(),
                learned=closing.learned.strip(),
            )
            keep_what_was_said(unit, case, closing, self._manual)
        return unit.change

    def not_ours(self, case_id: OopsId, why: str = "") -> Change:
        """Close a case that was not ours after all; it counts for nothing. Raises Refused."""
        with self._manual.write(mark("It was not ours")) as unit:
            case = _open_case(unit, case_id)
            unit.oops.change(case.id, closed_at=unit.at, outcome="not_ours", learned=why.strip())
        return unit.change

    def _card(
        self, unit: Unit, account_id: AccountId, person_id: PersonId | None, case: Oops | None
    ) -> RecoveryCard:
        account = unit.accounts.get(account_id)
        person = unit.people.maybe(person_id) if person_id else None
        secrets = recovery_queries.secrets_about(unit, account_id, person_id)
        never = recovery_queries.secrets_never(unit, account_id)
        mines = landmines(never, [person] if person else [])
        settings = queries.settings(unit)
        known = Known(
            now=self._manual.clock.now(),
            account=account,
            person=person,
            case=case,
            others=queries.mishaps(unit, account_id),
            secrets=secrets,
            uses=recovery_queries.uses_about(unit, account_id, person_id),
            topics=mines.with_whom(account_id, person_id),
            gift_limit=gift_limit_in(settings),
            quiet_hours=settings.get("quiet_hours", ""),
        )
        return card_of(known, self._manual.bank, self._manual.lexicon)

    @staticmethod
    def _account_of(unit: Unit, person_id: PersonId) -> AccountId:
        person = unit.people.get(person_id)
        if person.account_id is None:
            raise Refused(
                tr("{person} belongs to no account yet.", person=person.name),
                tr("Choose an account for them first."),
            )
        return person.account_id

    def _ready(
        self, unit: Unit, case_id: OopsId, step: Step, at: datetime | None
    ) -> tuple[Oops, datetime]:
        case, now = unit.oops.get(case_id), self._manual.clock.now()
        moment = at or now
        _check_has_passed(moment, now)
        if moment.astimezone(UTC) < case.learned_at.astimezone(UTC) and at is not None:
            raise BadInput(
                tr("That is before we learned of it."), tr("Correct when we learned of it.")
            )
        if why := recovery.why_not(case, step, moment):
            raise Refused(why, tr("The card shows what is next."))
        return case, moment

    def _check_surprise(self, unit: Unit, case: Oops, plan: Surprising) -> None:
        if not plan.what:
            raise BadInput(
                tr("It is not said what the surprise is."), tr("A few words are enough.")
            )
        self._check_secret(unit, case, plan.secret_id)
        open_checks = [text for name, text in CHECKS.items() if name not in plan.checks]
        if open_checks:
            raise Refused(
                tr("Not checked yet: {check}", check=tr(open_checks[0])),
                tr("Tick all five checks."),
            )
        limit = gift_limit_in(queries.settings(unit))
        if limit is not None and (plan.cost or 0) > limit:
            raise Refused(
                tr(
                    "{cost} is over the gift limit of {limit}.",
                    cost=words.number(plan.cost or 0, 2),
                    limit=words.number(limit, 2),
                ),
                tr("Time and attention cost nothing."),
            )

    def _check_secret(self, unit: Unit, case: Oops, secret_id: SecretId | None) -> None:
        if secret_id is None:
            return
        unit.secrets.get(secret_id)
        card = self._card(unit, case.account_id, case.person_id, case)
        if secret_id in {one.secret.id for one in card.surprises}:
            return
        refused = {one.secret.id: one.why for one in card.refused}
        why = refused.get(secret_id, tr("It is no secret that a surprise can rest on."))
        raise Refused(
            tr("No surprise may rest on that secret. {why}", why=why), tr("Choose another one.")
        )

    def _change(self, label: str, case_id: OopsId, **values: Any) -> Change:
        with self._manual.write(label) as unit:
            unit.oops.change(case_id, **values)
        return unit.change


def running(unit: Unit) -> list[Running]:
    """Return the cases whose clock runs, with names, the one that ends first on top."""
    cases = recovery_queries.running_mishaps(unit)
    accounts = unit.accounts.by_ids({one.account_id for one in cases})
    people = unit.people.by_ids({one.person_id for one in cases if one.person_id})
    return [
        Running(
            case,
            accounts[case.account_id].name,
            people[case.person_id].name if case.person_id in people else "",
        )
        for case in cases
    ]


def _open_case(unit: Unit, case_id: OopsId) -> Oops:
    case = unit.oops.get(case_id)
    if case.closed_at is not None:
        raise Refused(tr("This case is closed."), tr("Undo takes the closing back."))
    return case


def _planned(plan: Surprising) -> dict[str, Any]:
    return {
        "surprise": plan.what.strip(),
        "surprise_secret": plan.secret_id,
        "surprise_cost": plan.cost,
        "checks": [name for name in CHECKS if name in plan.checks],
    }


def _add_step(unit: Unit, case: Oops, at: datetime, step: Step, note: str) -> None:
    unit.oops.change(case.id, steps=[*case.steps, _row(at, step, note.strip())])


def _row(at: datetime, step: str, note: str) -> dict[str, str]:
    return {"at": at.isoformat(), "step": step, "note": note}


def _check_has_passed(at: datetime, now: datetime) -> None:
    if not EARLIEST <= at.year <= now.year + 1:
        raise BadInput(
            tr("The year {year} is too far off.", year=at.year),
            tr("Name a moment that has passed."),
        )
    if at.astimezone(UTC) > now.astimezone(UTC):
        raise BadInput(tr("That is in the future."), tr("Name a moment that has passed."))
