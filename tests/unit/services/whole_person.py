"""Somebody who stands in every table that can hold a person, with a mark in every text."""

from datetime import date, timedelta

from secretsmanual.domain.bundles import BroughtFields, ConflictFields
from secretsmanual.domain.oops import OopsFields
from secretsmanual.domain.own_bank import MutedQuestionFields
from secretsmanual.domain.own_cards import OwnCardFields
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.domain.rehearsing import RehearsedFields
from secretsmanual.domain.relations import RelationFields
from secretsmanual.domain.runs import ImportRunFields
from secretsmanual.domain.secrets import SecretUseFields
from secretsmanual.domain.talks import (
    AskedFields,
    AskLaterFields,
    InterviewFields,
    LineFields,
    MeetingFields,
)
from secretsmanual.domain.themes import ThemeQuoteFields
from secretsmanual.store import queries

MARK = "qzmarkq"
NAME = f"Zelmira {MARK}"
OTHERS_SECRET = "Pallets pile up in March"
DAY = date(2026, 9, 1)


def fill(services, folder):
    """Fill an empty manual and return the person's id, the account's and somebody else's."""
    firm, _ = services.accounts.add("Thornquay")
    other, _ = services.people.add("Colm Vance", firm.id)
    run = _import(services)
    person, _ = services.people.add(
        f"Zelmira {MARK} Old",
        firm.id,
        say=MARK,
        role=MARK,
        emails=[f"{MARK}@thornquay.example"],
        phones=[MARK],
        address=MARK,
        birthday=MARK,
        notes=MARK,
        known_since=MARK,
        consent_purpose=MARK,
        keep_reason=MARK,
        not_these=[f"not{MARK}"],
        external_id=MARK,
        import_id=run,
        consent_service=True,
        consent_marketing=True,
        consent_asked_on=DAY,
    )
    services.people.change(person.id, name=NAME)
    talk, line, mixed = _talk(services, firm.id, person.id)
    secret = _secrets(services, firm.id, person.id, talk, line, mixed)
    _more(services, firm.id, person.id, other.id, talk, line, secret)
    services.sharing.hand_over("service", folder / "pack.html", recipient="Bea")
    twin, _ = services.people.add(f"{MARK} twin", firm.id, notes=MARK)
    services.people.merge(person.id, twin.id)
    return person.id, firm.id, other.id


def _import(services):
    with services.manual.write("Import") as unit:
        run = unit.imports.add(
            ImportRunFields(at=unit.at, file_name=f"{MARK}.csv", format="csv", rows=1)
        )
    return run.id


def _talk(services, firm, person):
    with services.manual.write(f"Talk with {NAME}") as unit:
        talk = unit.interviews.add(
            InterviewFields(
                account_id=firm,
                attendees=[person],
                purpose=f"See {NAME}",
                summary=f"{NAME} was well",
                state=f'{{"x": "{MARK}"}}',
                draft=MARK,
                started=unit.at,
                ended=unit.at,
                review="done",
            )
        )
        at = unit.at
        lines = [
            unit.lines.add(
                LineFields(interview_id=talk.id, n=n, raw=raw, first_key_at=at, saved_at=at)
            )
            for n, raw in enumerate((f"{MARK} line", f"{MARK}: pallets pile up"), 1)
        ]
        unit.asked.add(
            AskedFields(
                interview_id=talk.id,
                account_id=firm,
                person_id=person,
                question_id="hope-1",
                at=unit.at,
                outcome="answered",
            )
        )
    return talk.id, lines[0].id, lines[1].id


def _secrets(services, firm, person, talk, line, mixed):
    add = services.secrets.add
    secret, _ = add(
        f"{MARK} text",
        firm,
        person_id=person,
        kind="hope",
        sensitivity="open",
        said_by=person,
        verbatim=f"{MARK} words",
        occasion=MARK,
        attribute=MARK,
        themes=[MARK],
        idea=MARK,
        why_it_matters=MARK,
        via=MARK,
        interview_id=talk,
        line_id=line,
        topic=MARK,
    )
    for sensitivity in ("private", "never"):
        add(f"{MARK} {sensitivity}", firm, person_id=person, kind="family", sensitivity=sensitivity)
    gone, _ = add(f"{MARK} deleted", firm, person_id=person, kind="hope")
    services.secrets.delete(gone.id)
    _, change = add(f"{MARK} undone", firm, person_id=person, kind="hope")
    services.manual.undo(change.action)
    services.secrets.edit(secret.id, f"{MARK} newer text")
    theirs, _ = add(
        OTHERS_SECRET,
        firm,
        kind="market",
        said_by=person,
        verbatim=f"{MARK} said so",
        interview_id=talk,
        line_id=mixed,
    )
    with services.manual.write("Made") as unit:
        unit.lines.set_quietly(line, made=[secret.id])
        unit.lines.set_quietly(mixed, made=[theirs.id])
    return secret.id


def _more(services, firm, person, other, talk, line, secret):
    tomorrow = services.manual.today + timedelta(days=1)
    with services.manual.write(f"More of {NAME}") as unit:
        at = unit.at
        unit.secret_uses.add(SecretUseFields(secret_id=secret, on=DAY, how=MARK, landed=MARK))
        unit.rehearsed.add(RehearsedFields(secret_id=secret, card={"due": "2026-12-01"}))
        kept = {"account_id": firm, "person_id": person, "made_on": DAY, "created_at": at}
        unit.promises.add(PromiseFields(text=f"{MARK} kept", kept_on=DAY, note=MARK, **kept))
        unit.promises.add(
            PromiseFields(text=f"Samples for {NAME}", due=tomorrow, line_id=line, **kept)
        )
        unit.ask_later.add(
            AskLaterFields(
                account_id=firm, person_id=person, text=MARK, line_id=line, created_at=at
            )
        )
        unit.meetings.add(
            MeetingFields(account_id=firm, at=at, attendees=[person, other], purpose="Prices")
        )
        unit.oops.add(
            OopsFields(
                account_id=firm,
                person_id=person,
                what=MARK,
                learned_at=at,
                deadline=at,
                steps=[{"at": "x", "step": "call", "note": MARK}],
                feeling_before=MARK,
                feeling_after=MARK,
                after_words=MARK,
                surprise=MARK,
                learned=MARK,
            )
        )
        unit.referrals.add(
            ReferralFields(
                account_id=firm,
                person_id=person,
                to=MARK,
                on=DAY,
                why=MARK,
                result=MARK,
                created_at=at,
            )
        )
        unit.relations.add(
            RelationFields(
                account_id=firm,
                from_id=other,
                to_id=person,
                sort="reports_to",
                note=MARK,
                on=DAY,
                created_at=at,
            )
        )
        unit.own_cards.add(
            OwnCardFields(
                account_id=firm,
                person_id=person,
                key="0" * 64,
                asked_on=DAY,
                answers={"feeling": MARK, "attributes": {"ease": {"words": MARK}}},
                answered_on=DAY,
                created_at=at,
            )
        )
        unit.muted_questions.add(MutedQuestionFields(question_id="hope-1", person_id=person))
        unit.theme_quotes.add(
            ThemeQuoteFields(
                theme_id="e-x", secret_id=secret, fingerprint="f", answer="confirmed", on=DAY
            )
        )
        run = unit.imports.add(ImportRunFields(at=at, file_name="b", format="bundle", rows=1))
        sides = {"kept": MARK, "other": f"{MARK} too"}
        unit.conflicts.add(
            ConflictFields(
                import_id=run.id,
                record="person",
                record_id=person,
                field="role",
                sides=sides,
                kept_at=at,
                other_at=at,
            )
        )
        unit.brought.add(
            BroughtFields(
                import_id=run.id, record="person", record_id=person, at=at, said={"say": MARK}
            )
        )
        queries.remember_not_same(unit, person, f"{MARK} other")
