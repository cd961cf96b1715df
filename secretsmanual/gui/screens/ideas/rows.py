"""Ideas and tests in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.confided import CONFIDED, MASK
from secretsmanual.domain.ideas import STATUSES, WORTH, Status
from secretsmanual.domain.market_tests import numbers
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.themes import Theme
from secretsmanual.domain.wording import mark, tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.services.ideas import IdeaLine
from secretsmanual.services.market_tests import TestLine

Rows = list[ItemRow | SectionRow]
TITLES: dict[Status, str] = {
    "idea": mark("So we could"),
    "offered": mark("Offered"),
    "proved": mark("Proved"),
    "dropped": mark("Dropped"),
}
_ICONS: dict[Status, str] = {
    "idea": "lightbulb",
    "offered": "send",
    "proved": "circle-check",
    "dropped": "archive",
}
_SINCE: dict[Status, str] = {
    "idea": mark("Noted on {}"),
    "offered": mark("Offered on {}"),
    "proved": mark("Proved on {}"),
    "dropped": mark("Dropped on {}"),
}


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody an idea could be for."""

    field: str
    """person_id, account_id or theme_id."""
    id: str
    name: str
    note: str


def whoms_of(
    people: Iterable[Person], accounts: Sequence[Account], themes: Iterable[Theme]
) -> list[Whom]:
    """Put people, accounts and themes into one list to choose from."""
    names = {one.id: one.name for one in accounts}
    return [
        *(
            Whom("person_id", one.id, one.name, names[one.account_id] if one.account_id else "")
            for one in people
        ),
        *(Whom("account_id", one.id, one.name, tr("account")) for one in accounts),
        *(Whom("theme_id", one.id, one.label, tr("theme")) for one in themes),
    ]


def whom_row(whom: Whom) -> ItemRow:
    """Return somebody as a row."""
    person = whom.field == "person_id"
    icon = {"account_id": "building-2", "theme_id": "layers"}.get(whom.field, "")
    return ItemRow(whom.id, whom.name, whom.note, avatar=person, icon=icon)


def idea_rows(ideas: Sequence[IdeaLine], tests: Sequence[TestLine]) -> Rows:
    """Return ideas by status, then tests."""
    rows: Rows = []
    for status in STATUSES:
        found = [one for one in ideas if one.idea.status == status]
        if found:
            rows.append(SectionRow(tr(TITLES[status]), str(len(found))))
            rows += map(_idea, found)
    if tests:
        rows.append(SectionRow(tr("Tests: A against B"), str(len(tests))))
        rows += map(_test, tests)
    return rows


def confided(line: IdeaLine) -> bool:
    """Whether an idea rests on what was told in confidence: the privacy view hides it."""
    return any(secret.sensitivity in CONFIDED for secret in line.secrets)


def _idea(line: IdeaLine) -> ItemRow:
    idea = line.idea
    behind = {"offered": idea.next_step, "proved": quoted(idea.quote), "dropped": idea.reason}
    note = behind.get(idea.status, line.lacking or idea.next_step)
    marks = [
        *([Mark("star", tr("only us"), "warm")] if idea.only_us else []),
        *([Mark("target", tr("could grow what they buy"))] if idea.opportunity else []),
    ]
    return ItemRow(
        idea.id,
        idea.title,
        " · ".join(part for part in (line.whom, note) if part),
        words.inside(tr(WORTH[idea.worth])),
        _ICONS[idea.status],
        marks=tuple(marks),
        tone="soft" if idea.status == "dropped" else "ink",
        private=confided(line),
    )


def _test(line: TestLine) -> ItemRow:
    return ItemRow(
        line.test.id,
        line.test.hypothesis,
        f"{line.theme} · {line.verdict.words}",
        numbers(line.test),
        "chart-column",
    )


def idea_told(line: IdeaLine, *, veiled: bool) -> tuple[str, str, list[tuple[str, str]]]:
    """Return title, note and facts of an idea; under the privacy view nobody's words."""
    idea = line.idea
    since = tr(_SINCE[idea.status]).format(words.day(idea.since))
    if veiled and confided(line):
        return tr(MASK), since, []
    facts = [
        (tr("For"), line.whom),
        (tr("At"), line.account if line.account != line.whom else ""),
        (tr("It changes"), words.inside(tr(WORTH[idea.worth]))),
        (tr("Worth to them"), quoted(idea.value)),
        (tr("They said"), quoted(idea.quote)),
        (tr("Dropped as"), idea.reason),
        (tr("Only us"), tr("yes, nobody else knows") if idea.only_us else ""),
        (tr("Could grow"), tr("yes, what they buy") if idea.opportunity else ""),
        (tr("Next step"), idea.next_step),
        (tr("Missing"), line.lacking if idea.open else ""),
        (tr("It rests on"), "\n".join(map(_secret, line.secrets))),
    ]
    return idea.title, since, facts


def trial_told(line: TestLine) -> tuple[str, str, list[tuple[str, str]]]:
    """Return title, note and facts of a test."""
    test = line.test
    days = [words.day(test.started_on), words.day(test.ended_on) if test.ended_on else ""]
    facts = [
        (tr("Theme"), line.theme),
        (tr("Offer"), test.offer),
        (tr("Measured by"), test.measure),
        (tr("A, as before"), _of(test.a_replies, test.a_sent)),
        (tr("B, the offer"), _of(test.b_replies, test.b_sent)),
        (tr("That says"), line.verdict.words),
        (tr("Result"), test.result),
    ]
    return test.hypothesis, tr(" to ").join(day for day in days if day), facts


def secret_row(secret: Secret) -> SecretRow:
    """Return a secret to be ticked."""
    private = secret.sensitivity in CONFIDED
    return SecretRow(secret.id, secret.text, "", quote=secret.verbatim, private=private)


def _secret(secret: Secret) -> str:
    return tr("what is never to be mentioned") if secret.sensitivity == "never" else secret.text


def _of(replies: int, sent: int) -> str:
    return tr("{} of {}").format(replies, sent) if sent else tr("nothing sent yet")
