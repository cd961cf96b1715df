"""Awards in rows: who is nominated, what could be, and how the year stands."""

from secretsmanual.domain import words
from secretsmanual.domain.awards import YearPlace, read_month
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.models.rows import ItemRow, Mark, SectionRow
from secretsmanual.services.awards import AwardMonth, AwardYear, Candidate, Nominee

Rows = list[ItemRow | SectionRow]


def month_rows(found: AwardMonth) -> Rows:
    """Return the nominated, best first, then what could be nominated here."""
    rows: Rows = []
    if found.nominees:
        rows.append(SectionRow(tr("Nominated")))
        rows += [_nominee(one, found.cast) for one in found.nominees]
    if found.candidates:
        note = tr("gold, wanted, and may be told")
        rows.append(SectionRow(tr("You could nominate"), note))
        rows += [_candidate(one) for one in found.candidates]
    return rows


def year_rows(found: AwardYear) -> Rows:
    """Return each winner of a month with the four numbers under it."""
    rows: Rows = []
    for number, one in enumerate(found.places):
        rows.append(_winner(one, first=number == 0))
        rows += [
            ItemRow(
                f"{one.rep} {factor.name}",
                tr(factor.name),
                factor.said,
                words.number(factor.value, 2),
                "circle-dot",
                aside_tone="soft",
            )
            for factor in one.factors
        ]
    return rows


def month_in_words(month: str) -> str:
    """Say a month in full."""
    return words.full_month(read_month(month))


def _nominee(one: Nominee, cast: int) -> ItemRow:
    place = one.place
    name = place.nomination.rep_name
    marks = []
    if one.chosen:
        marks.append(Mark("check", tr("your vote"), "accent"))
    if one.mine:
        marks.append(Mark("user", tr("yours")))
    used = trn("used {n} time", "used {n} times", place.uses) if place.uses else ""
    return ItemRow(
        place.nomination.id,
        one.text or tr("A secret that stays one"),
        " · ".join(part for part in (name, one.kind, used) if part),
        trn("{votes} of {n} vote", "{votes} of {n} votes", cast, votes=place.votes),
        "award" if one.wins else "star",
        aside_tone="warm" if one.wins else "soft",
        marks=tuple(marks),
    )


def _candidate(one: Candidate) -> ItemRow:
    return ItemRow(one.id, one.text, one.kind, icon="key-round")


def _winner(one: YearPlace, *, first: bool) -> ItemRow:
    won = words.listed(month_in_words(month) for month in one.months)
    return ItemRow(
        one.rep,
        one.name,
        tr("Secret Agent of {}").format(won),
        words.number(one.score, 3),
        "award" if first else "star",
        aside_tone="warm" if first else "soft",
    )
