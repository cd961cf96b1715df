"""Many customers, one policy: the numbers of domain.md 6.2."""

import csv
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.weights import WEIGHTS
from tests.sim.guided import guided
from tests.sim.plain import BARE, FAIR, SHARP, Ceiling, plain
from tests.sim.play import MakePolicy, Result, play
from tests.sim.reference import reference
from tests.sim.world import World

RESOURCES = Path(__file__).parents[2] / "resources"
BANK = Bank.from_toml((RESOURCES / "questions.toml").read_text("utf-8"))
LEXICON = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text("utf-8"))

ENGINE = guided(LEXICON)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: means over customers."""

    policy: str
    per_ten: float
    """Secrets per ten questions."""
    error: float
    """Standard error of it, over customers."""
    found: float
    """Share of all that is hidden."""
    first_session: float
    kinds_after_3: float
    kinds: float
    core: float
    repeats: int
    deflected: float
    """Per session."""
    deep: float
    """Share found of what needs a follow-up."""


def measure(name: str, make: MakePolicy, world: World, seeds: Iterable[int]) -> Row:
    """Play a policy against all customers."""
    return _row(name, [play(BANK, world, seed, make) for seed in seeds])


def policies() -> dict[str, MakePolicy]:
    """List every policy of the table, best first by nature."""
    without = {
        "guided, no follow-ups": replace(WEIGHTS, follow_ups=0),
        "guided, no warmth ladder": replace(WEIGHTS, lowest_level=5),
        "guided, no gap term": replace(WEIGHTS, gap=0.0, other=1.0),
        "guided, no hope term": replace(WEIGHTS, hope=0.0),
    }
    return {
        "ceiling, knows the answers": Ceiling,
        "guided": ENGINE,
        "score of domain.md 2.5": reference(LEXICON),
        **{name: guided(LEXICON, weights) for name, weights in without.items()},
        **{name: plain(habit) for name, habit in (SHARP | FAIR | BARE).items()},
    }


def best_of(habits: Sequence[str], world: World, seeds: range) -> Row:
    """Give the best of some baselines."""
    known = FAIR | SHARP | BARE
    rows = [measure(name, plain(known[name]), world, seeds) for name in habits]
    return max(rows, key=lambda row: row.per_ten)


def _row(name: str, results: list[Result]) -> Row:
    questions = sum(result.questions for result in results)
    found = sum(result.found for result in results)
    per_ten = 10 * found / questions
    # Ratio of sums: the error comes from what each customer adds to it.
    spread = [10 * result.found - per_ten * result.questions for result in results]
    mean_questions = questions / len(results)
    error = statistics.stdev(spread) / len(results) ** 0.5 / mean_questions
    deep_there = sum(result.deep_there for result in results)

    def mean(what: str) -> float:
        return statistics.mean(getattr(result, what) for result in results)

    return Row(
        policy=name,
        per_ten=per_ten,
        error=error,
        found=found / max(1, sum(result.hidden for result in results)),
        first_session=mean("first_session"),
        kinds_after_3=mean("kinds_after_3"),
        kinds=mean("kinds"),
        core=mean("core"),
        repeats=sum(result.repeats for result in results),
        deflected=sum(result.deflected for result in results)
        / sum(result.sessions for result in results),
        deep=sum(result.deep for result in results) / deep_there if deep_there else 0.0,
    )


def write_csv(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows for a nightly record."""
    rows = list(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(asdict(rows[0])))
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)


def in_words(row: Row) -> str:
    """Set a row as a line of a Markdown table."""
    low, high = row.per_ten - 1.96 * row.error, row.per_ten + 1.96 * row.error
    return (
        f"| {row.policy} | {row.per_ten:.2f} ({low:.2f}-{high:.2f}) | {row.found:.0%} "
        f"| {row.first_session:.1f} | {row.kinds_after_3:.1f} | {row.kinds:.1f} "
        f"| {row.core:.1f} | {row.repeats} | {row.deflected:.2f} | {row.deep:.0%} |"
    )


HEAD = (
    "| policy | secrets per 10 questions (95 % CI) | of all there is | first session "
    "| kinds after 3 | kinds after 6 (of 28) | core after 6 (of 16) | repeats "
    "| deflected per session | deep found |\n|---|---|---|---|---|---|---|---|---|---|"
)
