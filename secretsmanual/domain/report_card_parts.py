"""The six parts of the report card: what each measures, and the rows behind it (domain.md 5.7).

Against gaming: what is above a target earns nothing; private secrets count like others; only
what they said or what was heard counts as gathered; a use counts only with a note how; a promise
that was put off after its day had passed is still late; one without a day can satisfy, not be on
time; without somebody who decides, what they would want counts as unknown.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from secretsmanual.domain import words
from secretsmanual.domain.chain import noted_at_once, noted_late
from secretsmanual.domain.coverage import Coverage, coverage
from secretsmanual.domain.freshness import CONFIDENCE, faded, fresh, half_life, over
from secretsmanual.domain.interview.bank import Kind
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.report_card import (
    POINTS,
    Behind,
    Measure,
    Network,
    Part,
    ReportCard,
    Unit,
    Weight,
)
from secretsmanual.domain.report_card_scoring import Ground, Records, capped, entry_rows, ground, on
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.sharing import Leaves, Rules, decide
from secretsmanual.domain.talks import Interview
from secretsmanual.domain.values import Satisfied, Subject
from secretsmanual.domain.wording import mark, tr, trn

USED_DAYS = 180
"""How long a use counts."""
IN_USE = 4
"""One secret in so many, in use, earns all points ..."""
LEAST_IN_USE = 3
"""... and never fewer than these."""
REFERRALS = 2
"""Referrals with a why, in a quarter, that earn all points."""
REVIEW_HOURS = timedelta(hours=24)
DELIVERED = ("delivered", "confirmed")
TRUSTED = 3
"""Rapport from which somebody belongs to the network."""
HALF = 0.5
_REVIEWS, _MISHAPS = 5, 5
"""Points within `keep` and `recover`; the rest is for freshness, and for referrals."""
_SAID = frozenset(("said", "heard"))
_SATISFIED = frozenset(("yes", "delighted"))
SATISFIED: Mapping[Satisfied | None, str] = {
    None: mark("satisfied: not asked"),
    "yes": mark("satisfied: yes"),
    "partly": mark("satisfied: partly"),
    "late": mark("satisfied: late"),
    "no": mark("satisfied: no"),
    "delighted": mark("satisfied: delighted"),
}
"""Whether a promise was kept to their satisfaction."""


def report_card(records: Records, whose: str, weight: Weight) -> ReportCard:
    """Make the card of one customer, or of all the given accounts."""
    base = ground(records)
    quarter = records.quarter
    return ReportCard(
        whose=whose,
        quarter=quarter,
        as_of=records.as_of,
        parts=(
            Part("gather", (_gathered(base),)),
            Part("keep", (_kept_fresh(base), _reviewed(base))),
            Part("use", (_used(base),)),
            Part("share", (_shared(base),)),
            Part("promise", (_promised(base),)),
            Part("recover", (_recovered(base), _referred(base))),
        ),
        weight=weight,
        network=_network(base),
        new=sum(one.heard_on in quarter for one in base.scored),
        refreshed=sum(
            one.last_confirmed in quarter and one.heard_on not in quarter for one in base.scored
        ),
        late=entry_rows(base, noted_late(records.chain.entries)),
        at_once=entry_rows(base, noted_at_once(records.chain.entries)),
        chain=records.chain,
        shared_only=records.shared_only,
        left_out=base.left_out,
    )


def _meant(base: Ground) -> list[str]:
    """Return the accounts whose coverage counts: those of high value, or all where none is."""
    high = [str(one.id) for one in base.records.accounts if one.high_value]
    return high or [str(one.id) for one in base.records.accounts]


def _deciders(base: Ground, account_id: str) -> list[Person]:
    return [
        one
        for one in base.records.people
        if one.account_id == account_id and one.decision_maker and one.status == "active"
    ]


def _gathered(base: Ground) -> Measure:
    of_subject: dict[str, list[Secret]] = defaultdict(list)
    for secret in base.scored:
        if secret.confidence in _SAID:
            of_subject[secret.person_id or secret.account_id or ""].append(secret)
    rows: list[Behind] = []
    cells = 0
    for account_id in _meant(base):
        deciders = _deciders(base, account_id)
        for subject_id, subject in _subjects(account_id, deciders):
            kinds = [one for one in base.records.bank.kinds_of(subject) if one.core]
            cells += len(kinds)
            rows += _covered(base, of_subject[subject_id], kinds)
            rows += _unknown(base, subject_id, subject, of_subject[subject_id])
        if not deciders:
            people = [one for one in base.records.bank.kinds_of("person") if one.core]
            cells += len(people)
            rows.append(_nobody(base, account_id, len(people)))
    done = sum(row.counts for row in rows)
    label = tr("Known of them, by freshness")
    return Measure(label, done, cells, POINTS["gather"], "core kinds", tuple(rows))


def _subjects(account_id: str, deciders: Sequence[Person]) -> Iterator[tuple[str, Subject]]:
    yield account_id, "organisation"
    for person in deciders:
        yield person.id, "person"


def _covered(base: Ground, secrets: Sequence[Secret], kinds: Sequence[Kind]) -> Iterator[Behind]:
    for kind in kinds:
        rows = []
        for secret in secrets:
            if secret.kind == kind.id:
                age = fresh((base.records.as_of - secret.last_confirmed).days, kind.half_life)
                part = CONFIDENCE[secret.confidence] * age / kind.target
                rows.append(base.names.secret(secret, part, _fresh_words(base, secret)))
        yield from capped(rows, 1.0)


def _fresh_words(base: Ground, secret: Secret) -> str:
    days = half_life(secret, base.records.bank)
    return trn(
        "confirmed {on}, half-life {n} day",
        "confirmed {on}, half-life {n} days",
        days,
        on=on(secret.last_confirmed),
    )


def _unknown(
    base: Ground, subject_id: str, subject: Subject, secrets: Iterable[Secret]
) -> Iterator[Behind]:
    missing = _coverage(base, subject, secrets).missing
    if missing:
        name = base.names.of(subject_id)
        kind = "person" if subject == "person" else "account"
        why = tr("not known yet: {kinds}", kinds=words.listed(missing))
        yield Behind(subject_id, kind, name, "", "", 0.0, why)


def _coverage(base: Ground, subject: Subject, secrets: Iterable[Secret]) -> Coverage:
    return coverage(secrets, subject, base.records.bank, base.records.as_of)


def _nobody(base: Ground, account_id: str, kinds: int) -> Behind:
    why = trn(
        "nobody is marked as deciding: {n} kind counts as unknown",
        "nobody is marked as deciding: {n} kinds count as unknown",
        kinds,
    )
    return Behind(account_id, "account", base.names.of(account_id), "", "", 0.0, why)


def _kept_fresh(base: Ground) -> Measure:
    bank, today = base.records.bank, base.records.as_of
    rows = []
    for secret in base.scored:
        if not over(secret, today):
            counts = 0.0 if faded(secret, bank, today) else 1.0
            rows.append(base.names.secret(secret, counts, _fresh_words(base, secret)))
    most = POINTS["keep"] - _REVIEWS
    return _share_of(
        tr("Confirmed within their half-life"), rows, most, "secrets", none_is_zero=True
    )


def _reviewed(base: Ground) -> Measure:
    rows = []
    for talk in () if base.records.shared_only else base.records.talks:
        told = _review(talk, base)
        if told is not None:
            counts, why = told
            names = base.names
            account, people = names.of(talk.account_id), [names.of(p) for p in talk.attendees]
            text = tr("Talk on {day}", day=on(base.records.day(talk.started)))
            person = words.listed(filter(None, people))
            rows.append(Behind(talk.id, "interview", text, account, person, counts, why))
    return _share_of(tr("Talks reviewed within 24 hours"), rows, _REVIEWS, "talks")


def _review(talk: Interview, base: Ground) -> tuple[float, str] | None:
    """Tell whether a talk of the quarter was reviewed in time; None where it cannot be told."""
    records = base.records
    if talk.ended is None or records.day(talk.ended) not in records.quarter:
        return None
    if talk.reviewed_at is not None:
        in_time = talk.reviewed_at <= talk.ended + REVIEW_HOURS
        return float(in_time), tr("reviewed {day}", day=on(records.day(talk.reviewed_at)))
    if talk.review == "pending" and records.now > talk.ended + REVIEW_HOURS:
        return 0.0, tr("waits for its review")
    return None


def tells_how(use: SecretUse) -> bool:
    """Whether it is noted how a secret was used: in which way, or in words."""
    return bool(use.way or use.how.strip())


def enough_in_use(secrets: int) -> int:
    """Return how many of so many secrets in use earn everything."""
    return max(LEAST_IN_USE, ceil(secrets / IN_USE))


def _used(base: Ground) -> Measure:
    since = base.records.as_of - timedelta(days=USED_DAYS)
    rows = []
    for secret in base.scored:
        told = _use(base, secret, since)
        if told is not None:
            rows.append(base.names.secret(secret, *told))
    target = enough_in_use(len(base.scored))
    done = sum(row.counts for row in rows)
    label = tr("Used within {n} days, with a note how", n=USED_DAYS)
    return Measure(label, done, target, POINTS["use"], "secrets", tuple(rows))


def _use(base: Ground, secret: Secret, since: date) -> tuple[float, str] | None:
    """Tell what the use of a secret counts: twice where a colleague stands behind it."""
    by_colleague = base.records.colleagues.get(secret.id)
    if by_colleague is not None and since < by_colleague <= base.records.as_of:
        day = on(by_colleague)
        return 2.0, tr("a colleague used or confirmed it, {day}: counts twice", day=day)
    days = [
        use.on
        for use in base.records.uses.get(secret.id, ())
        if tells_how(use) and since < use.on <= base.records.as_of
    ]
    return (1.0, tr("used {day}", day=on(max(days)))) if days else None


def _shared(base: Ground) -> Measure:
    records = base.records
    rules = Rules("service", records.as_of, records.bank, records.lexicon)
    people = {one.id: one for one in records.people}
    rows = []
    for secret in () if records.shared_only else base.scored:
        asked = secret.person_id or secret.said_by
        person = people.get(asked) if asked else None
        if not isinstance(decide(secret, person, rules), Leaves):
            continue
        left = records.reached.get(secret.id)
        reached = left is not None and left <= records.as_of
        why = tr("not handed over yet")
        if left and reached:
            why = tr("handed over {day}", day=on(left))
        rows.append(base.names.secret(secret, float(reached), why))
    label = tr("Shareable secrets that reached service or marketing")
    return _share_of(label, rows, POINTS["share"], "secrets")


def _promised(base: Ground) -> Measure:
    rows = []
    for promise in base.records.promises:
        told = _kept(promise, base.records)
        if told is not None:
            rows.append(base.names.promise(promise, *told))
    label = tr("Promises kept on time, and to their satisfaction")
    return _share_of(label, rows, POINTS["promise"], "promises")


def first_due(promise: Promise) -> date | None:
    """Return the day that counts: putting off a promise after its day had passed moves nothing."""
    for move in promise.moved:
        if move["from"] and move["on"] > move["from"]:
            return date.fromisoformat(move["from"])
    return promise.due


def _kept(promise: Promise, records: Records) -> tuple[float, str] | None:
    """Tell what a promise counts, half for its day and half for their satisfaction.

    Each counts in one quarter only: when it was kept or fell due, whichever came first.
    """
    if promise.direction != "ours" or promise.dropped:
        return None
    due = first_due(promise)
    kept = promise.kept_on if promise.kept_on and promise.kept_on <= records.as_of else None
    settled = min(filter(None, (due, promise.kept_on)), default=None)
    if settled is None or settled not in records.quarter or settled > records.as_of:
        return None
    if kept is None:
        late = due is not None and due < records.as_of
        return (0.0, tr("open, due {day}", day=on(due))) if late and due else None
    on_time = due is not None and kept <= due
    counts = HALF * on_time + HALF * (promise.satisfied in _SATISFIED)
    return counts, f"{_kept_words(kept, due)}; {tr(SATISFIED[promise.satisfied])}"


def _kept_words(kept: date, due: date | None) -> str:
    if due is None:
        return tr("kept {day}, without a day", day=on(kept))
    if kept <= due:
        return tr("kept {day}, on its day or before", day=on(kept))
    return tr("kept {day}, due {due}", day=on(kept), due=on(due))


def _recovered(base: Ground) -> Measure:
    records = base.records
    rows = []
    for mishap in records.mishaps:
        if records.day(mishap.learned_at) not in records.quarter:
            continue
        runs = mishap.within_24h is None and records.now <= mishap.deadline
        if runs or mishap.outcome == "not_ours":
            continue
        counts = float(bool(mishap.within_24h))
        right, wrong = tr("put right within 24 hours"), tr("not put right within 24 hours")
        why = right if counts else wrong
        account, person = base.names.of(mishap.account_id), base.names.of(mishap.person_id)
        rows.append(Behind(mishap.id, "oops", mishap.what, account, person, counts, why))
    return _share_of(tr("Mishaps put right within 24 hours"), rows, _MISHAPS, "mishaps")


def _referred(base: Ground) -> Measure:
    rows = []
    for one in base.records.referrals:
        if one.on in base.records.quarter and one.on <= base.records.as_of:
            counts = float(bool(one.why.strip()))
            day = on(one.on)
            without = tr("{day}, without a why", day=day)
            why = tr("{day}, with a why", day=day) if counts else without
            account, person = base.names.of(one.account_id), base.names.of(one.person_id)
            rows.append(Behind(one.id, "referral", one.to, account, person, counts, why))
    done = sum(row.counts for row in rows)
    most = POINTS["recover"] - _MISHAPS
    of = 0 if base.records.shared_only else REFERRALS
    return Measure(tr("Referrals with a why"), done, of, most, "referrals", tuple(rows))


def _share_of(
    label: str, rows: Sequence[Behind], most: float, unit: Unit, *, none_is_zero: bool = False
) -> Measure:
    of = len(rows) or int(none_is_zero)
    return Measure(label, sum(row.counts for row in rows), of, most, unit, tuple(rows))


def _network(base: Ground) -> Network:
    active = [one for one in base.records.people if one.status == "active"]
    deciders = [one for one in active if one.decision_maker]
    by_person: dict[str, list[Secret]] = defaultdict(list)
    for secret in base.scored:
        by_person[secret.person_id or ""].append(secret)
    rapport = base.records.rapport
    met = [one.wanted_status for one in base.scored if one.layer == "want"]
    return Network(
        people=len(active),
        trusted=sum(rapport.get(one.id, 1) >= TRUSTED for one in active),
        deciders=len(deciders),
        covered=sum(_half_known(base, by_person[one.id]) for one in deciders),
        accounts=len(base.records.accounts),
        stood_in=len({one.account_id for one in base.scored if one.kind == "network"}),
        wants=len(met),
        delivered=sum(status in DELIVERED for status in met),
        confirmed=met.count("confirmed"),
    )


def _half_known(base: Ground, secrets: Iterable[Secret]) -> bool:
    kinds = _coverage(base, "person", secrets).kinds
    return sum(one.state == "known" for one in kinds) >= HALF * len(kinds)
