"""Lines of a talk opened for review."""

from datetime import UTC, date, datetime
from pathlib import Path

from secretsmanual.domain.care import care_notes
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Context, parse
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.names import Directory
from secretsmanual.domain.interview.proposal import (
    Material,
    propose,
)
from secretsmanual.domain.interview.suggest import Clues, suggest
from secretsmanual.domain.secrets import Secret

ROOT = Path(__file__).parents[3]
LEXICON = Lexicon.from_toml((ROOT / "resources/lexicon.toml").read_text(encoding="utf-8"))
BANK = Bank.from_toml((ROOT / "resources/questions.toml").read_text(encoding="utf-8"))
HESTER, COLM, SUNITA = "p1", "p2", "p3"
PRESENT = {HESTER: "Hester Vaughn-Abara", SUNITA: "Sunita Rao-Keller"}
CONTEXT = Context(
    today=date(2026, 11, 18),
    people=Directory.of(room=list(PRESENT.items()), account=[(COLM, "Colm Petrie")], team=[]),
    kinds={kind.id: kind.subject for kind in BANK.kinds},
    aliases=LEXICON.aliases,
)


def opened(raw, question_kind="", present=PRESENT, context=CONTEXT, **fields):
    captured = parse(raw, context)
    clues = Clues(captured.subject, question_kind, explicit=captured.kinds)
    material = Material(
        line_id="l1",
        n=1,
        raw=raw,
        captured=captured,
        suggestion=suggest(BANK, LEXICON, captured.text, clues),
        question_kind=question_kind,
        care=care_notes(LEXICON, captured.text),
        talked_with=next(iter(present), None),
        present=present,
        **fields,
    )
    return review.row(material, propose(material, BANK, present))


HABIT = "swims in the reservoir on sundays"
SAME = {
    "recreation": Secret(
        id="s1",
        person_id=HESTER,
        kind="recreation",
        text="Swims on Sundays",
        heard_on=date(2026, 11, 1),
        last_confirmed=date(2026, 11, 1),
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
        updated_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
}
