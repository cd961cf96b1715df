"""What an import would do, in words: a row each, the doubtful ones first."""

from collections.abc import Iterable, Mapping

from secretsmanual.domain import words
from secretsmanual.domain.import_plan import Choice, Counts, PlannedMeeting, PlannedRow
from secretsmanual.domain.own_card_taking import HINTS, SeenCard
from secretsmanual.domain.runs import ImportRun
from secretsmanual.domain.wording import mark, tr, trn
from secretsmanual.gui.models.rows import ItemRow, SecretRow, SectionRow
from secretsmanual.services.importing import SHOWN_ROWS, Preview

Rows = list[ItemRow | SecretRow | SectionRow]

OWN_CARD = "own-card"
"""The format of a customer's answers."""
ROW = "row:"
"""Ids of rows of the file begin with this; the line's number follows."""


def line_of(row_id: str) -> int | None:
    """Return the line of the file that a row stands for."""
    return int(row_id.removeprefix(ROW)) if row_id.startswith(ROW) else None


def name_of(planned: PlannedRow) -> str:
    """Name a row after its person or its account."""
    return planned.person.name if planned.person else planned.account_name


def preview_rows(
    preview: Preview, choices: Mapping[int, Choice], left_out: Mapping[int, str]
) -> Rows:
    """Return the preview as rows. `left_out` names those that the user leaves out."""
    if preview.card is not None:
        return card_rows(preview.card)
    asked, known, new = _sorted(preview, choices)
    found: Rows = []
    if asked:
        found.append(
            SectionRow(tr("Is it the same person?"), tr("S same, N new, M moved, L leave out"))
        )
        found += [_planned(row, preview, choices) for row in asked]
    if left_out:
        found.append(SectionRow(tr("Left out by you")))
        found += [
            ItemRow(f"{ROW}{line}", name, tr("Left out"), tone="soft", icon="x")
            for line, name in left_out.items()
        ]
    found += _meetings(preview)
    found += _missed(preview)
    for title, some in ((tr("In the manual already"), known), (tr("New"), new)):
        if some:
            found.append(SectionRow(title, _first_of(some, preview)))
            found += [_planned(row, preview, choices) for row in some[:SHOWN_ROWS]]
    return found


def card_rows(card: SeenCard) -> Rows:
    """Return a customer's answers as rows, each with what becomes of it."""
    rows: Rows = [
        SecretRow(
            f"answer:{one.told.of}",
            one.told.line,
            tr(one.becomes) if card.may_be_taken else tr("stays out"),
            quote=one.told.quote,
            tone="ink" if card.may_be_taken else "soft",
        )
        for one in card.lines
    ]
    whose = card.who or tr("Somebody")
    return [SectionRow(tr("{} says").format(whose), words.day(card.saved_on)), *rows]


def in_words(counts: Counts, *, done: bool = False) -> str:
    """Say what an import brings, or brought."""
    brought = [
        said
        for n, said in (
            (counts.accounts_added, trn("{n} account", "{n} accounts", counts.accounts_added)),
            (counts.people_added, trn("{n} person", "{n} people", counts.people_added)),
            (counts.secrets_added, trn("{n} secret", "{n} secrets", counts.secrets_added)),
            (counts.meetings_added, trn("{n} meeting", "{n} meetings", counts.meetings_added)),
        )
        if n
    ]
    verb = tr("{} came in.") if done else tr("{} come in.")
    parts = [verb.format(words.listed(brought))] if brought else [tr("Nobody new.")]
    if counts.people_updated:
        parts.append(trn("{n} person updated.", "{n} people updated.", counts.people_updated))
    if counts.meetings_changed:
        parts.append(
            trn(
                "{n} meeting moved or gone.", "{n} meetings moved or gone.", counts.meetings_changed
            )
        )
    if counts.meetings_left_out:
        parts.append(
            trn(
                "{n} entry stays out: over, all day, or with nobody you know.",
                "{n} entries stay out: over, all day, or with nobody you know.",
                counts.meetings_left_out,
            )
        )
    if counts.not_understood:
        parts.append(
            trn("{n} row not understood.", "{n} rows not understood.", counts.not_understood)
        )
    return " ".join(parts)


def told_of(preview: Preview, *, done: bool = False) -> str:
    """Say what this import brings, or brought; of a card, whether it is as it was saved."""
    card = preview.card
    if card is None:
        return in_words(preview.counts, done=done)
    hint = tr(HINTS.get(card.verdict, ""))
    return (
        tr("{}: their answers came in.").format(card.who)
        if done
        else (f"{card.sentence} {hint}".strip())
    )


def past_rows(runs: Iterable[ImportRun]) -> Rows:
    """Return past imports as rows."""
    return [_past(run) for run in runs]


def _sorted(
    preview: Preview, choices: Mapping[int, Choice]
) -> tuple[list[PlannedRow], list[PlannedRow], list[PlannedRow]]:
    asked: list[PlannedRow] = []
    known: list[PlannedRow] = []
    new: list[PlannedRow] = []
    for row in {row.line: row for row in (*preview.rows, *preview.duplicates)}.values():
        if choices.get(row.line) == "skip":
            continue
        if row.doubtful or (row.person_match and row.line in choices):
            asked.append(row)
        elif row.person_fate == "updates" or (not row.person and row.account_fate == "joins"):
            known.append(row)
        elif row.person or row.account_name:
            new.append(row)
    return asked, known, new


_FATES = {
    "new": "",
    "updates": mark("moved or changed"),
    "gone": mark("not in the calendar any more"),
}


def _meetings(preview: Preview) -> Rows:
    told = [one for one in preview.meetings if one.fate != "same"]
    if not told:
        return []
    return [SectionRow(tr("Meetings")), *(_meeting(one) for one in told[:SHOWN_ROWS])]


def _meeting(one: PlannedMeeting) -> ItemRow:
    fate = _FATES[one.fate]
    parts = (words.listed(one.people), one.account, tr(fate) if fate else "")
    return ItemRow(
        f"meeting:{one.external_id}",
        one.title or one.account,
        " · ".join(part for part in parts if part),
        words.moment(one.at.astimezone()),
        "calendar-days",
        tone="soft" if one.fate == "gone" else "ink",
    )


def _missed(preview: Preview) -> Rows:
    found: Rows = []
    if preview.not_understood:
        found.append(SectionRow(tr("Not understood"), tr("these rows stay out")))
        found += [
            ItemRow(f"missed:{one.line}", one.why, tr("Line {}").format(one.line), icon="info")
            for one in preview.not_understood
        ]
    return found


def _first_of(shown: list[PlannedRow], preview: Preview) -> str:
    if preview.counts.rows <= SHOWN_ROWS:
        return ""
    return tr("the first {} are shown").format(min(SHOWN_ROWS, len(shown)))


def _planned(row: PlannedRow, preview: Preview, choices: Mapping[int, Choice]) -> ItemRow:
    aside, chosen = _fate(row, choices.get(row.line))
    return ItemRow(
        f"{ROW}{row.line}",
        name_of(row),
        _becomes(row, preview),
        aside,
        avatar=row.person is not None,
        icon="" if row.person else "building-2",
        aside_tone="accent" if chosen else "faint",
    )


def _fate(row: PlannedRow, choice: Choice | None) -> tuple[str, bool]:
    if choice == "same":
        return tr("the same"), True
    if choice == "moved":
        return tr("works there now"), True
    if choice == "new":
        return tr("somebody new"), True
    if row.erased_on is not None:
        return tr("stays out, unless you say N"), False
    return (tr("new, unless you say S") if row.doubtful else ""), False


def _becomes(row: PlannedRow, preview: Preview) -> str:
    if row.erased_on is not None:
        erased = tr("Was erased on {} at their own request")
        return erased.format(words.day(row.erased_on))
    parts = [_who(row, preview)] if row.person else []
    parts.append(_where(row))
    if row.secrets:
        parts.append(trn("{n} secret", "{n} secrets", len(row.secrets)))
    return " · ".join(part for part in parts if part)


def _who(row: PlannedRow, preview: Preview) -> str:
    match = row.person_match
    if match is None:
        return row.person.role if row.person else ""
    name = preview.names.get(match.of, tr("somebody earlier in this file"))
    form = tr("Updates {} ({})") if row.person_fate == "updates" else tr("Looks like {} ({})")
    told = form.format(name, match.reason)
    if row.works_at and not row.moves:
        told += " · " + tr("works for {} as we know").format(row.works_at)
    return told


def _where(row: PlannedRow) -> str:
    if row.account_fate == "new":
        return tr("new account {}").format(row.account_name) if row.person else _place(row)
    if row.account_fate == "joins":
        why = row.account_match.reason if row.account_match else ""
        return tr("joins {} ({})").format(row.account_name, why) if why else row.account_name
    return tr("no account") if row.person else ""


def _place(row: PlannedRow) -> str:
    account = row.account
    parts = (account.trade, account.city, account.country) if account else ()
    return ", ".join(part for part in parts if part) or tr("new account")


def _past(run: ImportRun) -> ItemRow:
    counts = Counts(
        rows=run.rows,
        accounts_added=run.accounts_added,
        people_added=run.people_added,
        people_updated=run.people_updated,
        secrets_added=run.secrets_added,
        meetings_added=run.meetings_added,
    )
    back = run.undone_at is not None
    return ItemRow(
        run.id,
        run.file_name,
        tr("Taken back") if back else _came_in(run, counts),
        words.moment(run.at.astimezone()),
        "undo-2" if back else "file-down",
        tone="soft" if back else "ink",
    )


def _came_in(run: ImportRun, counts: Counts) -> str:
    if run.format == OWN_CARD:
        return tr("A customer’s own card came in.")
    return in_words(counts, done=True)
