"""The person report: gather all that is held on somebody and lay it out."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.changes import said
from secretsmanual.domain.document import Document
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.domain.ids import HandoverId, PersonId, SecretId
from secretsmanual.domain.interview.bank import FOLLOW_UP, base_question
from secretsmanual.domain.person_report import Held, Was, changed_fields, person_report, spoken
from secretsmanual.domain.person_report_words import HELD_BACK, TITLES
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import kind_label
from secretsmanual.domain.source import without_source
from secretsmanual.domain.wording import tr
from secretsmanual.services.held_elsewhere import holders
from secretsmanual.services.manual import Manual
from secretsmanual.services.traces import Traces
from secretsmanual.services.writing import ending_of, write_document
from secretsmanual.store import handed, history, looking_in, person_reach, queries
from secretsmanual.store.unit import Unit

POINTERS = frozenset(("said_by", "asked_in", "superseded_by", "surprise_secret"))
"""Fields that hold an id, besides those that are called so."""
SOURCE = frozenset(("text", "verbatim", "via", "said_by"))
"""Fields of a secret that may give away who told it."""
FORMATS = ("pdf", "html", "docx", "txt", "json")


class PersonReportService:
    """Makes the report that somebody may ask for."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def report(self, person_id: PersonId) -> Document:
        """Return everything held on a person, in plain words. Raises NotFound."""
        manual = self._manual
        with manual.read() as unit:
            ours = queries.settings(unit).get("company", "")
            held = _Gathering(unit, manual, person_id).held(self._backups(person_id))
        return person_report(held, manual.today, ours)

    def write(self, document: Document, path: Path) -> None:
        """Write it, readable by its owner only; raises BadInput and Refused."""
        ending_of(path, FORMATS)
        write_document(path, document)

    def _backups(self, person_id: PersonId) -> list[str]:
        """Name the backups that hold a person, and those that cannot be looked into."""
        found = self._manual.backups()
        holding = (looking_in.holds(one.path, self._manual.key, person_id) for one in found)
        return [one.path.name for one, holds in zip(found, holding, strict=True) if holds]


class _Gathering:
    def __init__(self, unit: Unit, manual: Manual, person_id: PersonId) -> None:
        self._unit = unit
        self._manual = manual
        self._traces = Traces(unit, person_id)
        self._reach = self._traces.reach
        self._people: dict[str, str] = {one.id: one.name for one in queries.people(unit)}
        self._names: dict[str, str] = {one.id: one.name for one in queries.accounts(unit)}
        self._names.update(self._people)
        self._told_by: set[str] = set()
        """Secrets whose source is held back."""

    def held(self, backups: list[str]) -> Held:
        traces, unit = self._traces, self._unit
        secrets = self._reach["secret"]
        records = {name: list(self._rows(name)) for name in TITLES}
        found = holders(unit, traces.person, secrets)
        runs = unit.imports.by_ids([traces.person.import_id or ""])
        return Held(
            name=traces.person.name,
            company=traces.account,
            records={name: rows for name, rows in records.items() if rows},
            mentions=traces.mentions(),
            history=list(self._history()),
            holders=found,
            told=list(self._told(secrets)),
            imports=[(run.file_name, run.at.date()) for run in runs.values()],
            backups=backups,
            not_same=[
                other
                for one, other in sorted(queries.not_same(unit))
                if one in traces.people or other == traces.person.name
            ],
            themes=list(self._counted()),
            held_back=len(self._told_by),
        )

    def _rows(self, record: str) -> Iterator[Mapping[str, Any]]:
        for record_id in self._ids(record):
            columns = self._unit.records(record).columns(record_id)
            if record == "secret":
                columns = self._without_source(columns)
            elif record == "line" and self._in_confidence(columns):
                columns["raw"] = tr(HELD_BACK)
            yield {name: self._said(name, value) for name, value in columns.items()}

    def _in_confidence(self, line: Mapping[str, Any]) -> bool:
        """Whether a line is of a talk in which somebody else told something in confidence."""
        talk_with_them = line["interview_id"] in self._traces.talks
        secrets = self._unit.secrets.by_ids(self._told_by).values()
        theirs: set[str | None] = {one.line_id for one in secrets} | set(self._told_by)
        return not talk_with_them and bool(theirs & {line["id"], *line["made"]})

    def _ids(self, record: str) -> list[str]:
        """Return the ids of a type's records, in the order in which they were written."""
        traces, unit = self._traces, self._unit
        ids = set(self._reach.get(record, ())) | set(traces.kept.get(record, ()))
        if record in {"interview", "meeting"}:
            ids |= person_reach.linked(unit, traces.people, "among")[record]
        return person_reach.in_order(unit, record, ids)

    def _without_source(self, columns: dict[str, Any]) -> dict[str, Any]:
        """Leave out who told us in confidence, and words that would give them away."""
        secret = Secret.model_validate(columns)
        teller = self._people.get(secret.said_by or "", "")
        own = secret.said_by in self._traces.people
        if not secret.source_protected or own:
            return columns
        self._told_by.add(secret.id)
        bare = without_source(secret, [teller] if teller else [])
        if bare is None:
            return {**columns, "text": tr(HELD_BACK), "verbatim": "", "via": "", "said_by": None}
        return {**columns, **dict(bare)}

    def _said(self, name: str, value: Any) -> Any:
        """Put ids and the program's own words into those of a reader."""
        if name == "attendees":
            return [self._names.get(one, tr("somebody")) for one in value or ()]
        if not isinstance(value, str):
            return value
        if name == "kind":
            return kind_label(value, self._manual.bank)
        if name == "question_id":
            return self._question(value)
        return self._named(value) if name.endswith("_id") or name in POINTERS else value

    def _question(self, question_id: str) -> str:
        base, follows = base_question(question_id), question_id.startswith(FOLLOW_UP)
        known = {one.id: one.text for one in self._manual.bank.questions}
        text = known.get(base, base)
        return tr("a follow-up to: {question}", question=text) if follows else text

    def _named(self, record_id: str) -> str:
        """Say which record an id means, without quoting what is held back."""
        if record_id in self._names:
            return self._names[record_id]
        unit = self._unit
        if talk := unit.interviews.maybe(record_id):
            return words.day(talk.started.date())
        if secret := unit.secrets.maybe(record_id):
            return tr(HELD_BACK) if secret.source_protected else secret.text
        if run := unit.imports.maybe(record_id):
            return run.file_name
        if theme := unit.themes.maybe(record_id):
            return theme.label
        return "" if unit.lines.maybe(record_id) else record_id

    def _history(self) -> Iterator[Was]:
        """Give the changes of what is theirs, with what was deleted and can be brought back."""
        for record, ids in self._reach.items():
            for record_id in sorted(ids):
                for entry in reversed(history.of_record(self._unit, record, record_id)):
                    on, done = entry.at.date(), said(entry.label)
                    for name in changed_fields(entry.before, entry.after):
                        hidden = record_id in self._told_by and name in SOURCE
                        old, new = (
                            tr(HELD_BACK)
                            if hidden
                            else spoken(self._said(name, (side or {}).get(name)))
                            for side in (entry.before, entry.after)
                        )
                        yield Was(on, done, record, name, old, new)

    def _told(self, secrets: set[str]) -> Iterator[tuple[str, str]]:
        receipts = {one.id: one.file_name for one in queries.handovers(self._unit)}
        for secret_id in sorted(secrets):
            for line in handed.of_secret(self._unit, SecretId(secret_id)):
                yield receipts.get(HandoverId(line.handover_id), ""), line.told.said

    def _counted(self) -> Iterator[str]:
        codes = {withdrawal_code(one) for one in self._traces.people}
        themes = {theme.id: theme.label for theme in self._unit.themes.where()}
        for row in self._unit.publications.where():
            if codes.intersection(row.members):
                label = themes.get(row.theme_id, tr("a theme"))
                yield tr("{theme}, published on {day}", theme=label, day=words.day(row.on))
