"""All that stands on somebody is in their report, whatever table it stands in."""

import json
from datetime import date

import pytest

from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.person_report import ASIDE, HEADS, NOT_SHOWN
from secretsmanual.domain.person_report_words import FIELDS, HELD_BACK, TITLES
from secretsmanual.services.person_report import FORMATS
from secretsmanual.services.traces import Traces
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import person_reach
from secretsmanual.store.person_links import STANDS
from tests.unit.services.whole_person import MARK, NAME, fill


@pytest.fixture
def filled(empty, tmp_path):
    return empty, *fill(empty, tmp_path)


def text_of(services, person):
    return services.briefs.as_text(services.person_reports.report(person))


def test_every_type_that_holds_people_has_a_place_in_the_report():
    holding = {kind.name for kind in kinds.ALL if STANDS[kind.table.name].links}
    follows = {kind.name for kind in kinds.ALL if STANDS[kind.table.name].follows}
    assert holding | follows | {"person"} <= set(TITLES) == set(HEADS)


def test_every_field_has_its_name():
    shown = {name for kind in kinds.ALL if kind.name in TITLES for name in kind.names}
    assert shown - NOT_SHOWN - ASIDE <= set(FIELDS)


def marked_rows(services, person):
    """Give each text of each record of theirs a mark of its own; return the marks."""
    marks = []
    with services.manual.write("Mark") as unit:
        traces = Traces(unit, person)
        for kind in kinds.ALL:
            ids = set(traces.reach.get(kind.name, ()))
            ids |= person_reach.linked(unit, traces.people, "among")[kind.name]
            stand = STANDS[kind.table.name]
            for record_id in unit.records(kind.name).by_ids(ids):
                columns = unit.records(kind.name).columns(record_id)
                values = {}
                for name in stand.texts:
                    if name in NOT_SHOWN:
                        continue
                    mark = f"mk{len(marks)}{kind.name[:3]}{name[:3]}".replace("_", "")
                    marks.append(mark)
                    now = columns[name]
                    if isinstance(now, list):
                        as_maps = now and isinstance(now[0], dict)
                        values[name] = [{"note": mark}] if as_maps else [mark]
                    else:
                        values[name] = {"kept": mark} if isinstance(now, dict) else mark
                if values:
                    unit.records(kind.name).set_quietly(record_id, **values)
    return marks


def test_every_text_of_every_table_is_in_it(filled):
    services, person, *_ = filled
    marks = marked_rows(services, person)
    assert len(marks) > 60
    text = "".join(text_of(services, person).split())
    assert not [mark for mark in marks if mark not in text]


def test_what_stands_elsewhere_is_in_it(filled):
    services, person, *_ = filled
    services.backups.make()
    text = text_of(services, person)
    for told in (
        f"{MARK} deleted",
        f"{MARK} other",
        f"{MARK}.csv",
        "pack.html",
        "Bea",
        f"{MARK} twin",
        f"{MARK} private",
        f"{MARK} never",
        "before erase" if False else ".secrets",
    ):
        assert told in " ".join(text.split()), told


def test_who_told_us_in_confidence_is_left_out(empty):
    firm, _ = empty.accounts.add("Thornquay")
    hester, _ = empty.people.add("Hester Brand", firm.id)
    colm, _ = empty.people.add("Colm Vance", firm.id)
    for text in (
        "Colm says: she looks for another job",
        "Colm and I heard it from Sunita: she sings",
    ):
        empty.secrets.add(
            text, firm.id, person_id=hester.id, kind="hope", said_by=colm.id, via="Sunita Rao",
            source_protected=True,
        )  # fmt: skip
    text = " ".join(text_of(empty, hester.id).split())
    assert "Colm" not in text
    assert "Sunita" not in text
    assert "looks for another job" in text.casefold()
    assert HELD_BACK in text
    assert "who told us 2 things in confidence" in text


def test_why_it_may_be_kept_is_in_it(filled):
    services, person, *_ = filled
    services.people.change(person, legal_basis="interest", legal_basis_on=date(2026, 11, 3))
    text = services.briefs.as_text(services.person_reports.report(person))
    for said in ("legitimate interest", "on that basis since", "3 Nov 2026"):
        assert said in text


@pytest.mark.parametrize("ending", FORMATS)
def test_it_is_written_in_each_format(filled, tmp_path, ending):
    services, person, *_ = filled
    path = tmp_path / f"report.{ending}"
    services.person_reports.write(services.person_reports.report(person), path)
    assert path.stat().st_mode & 0o777 == 0o600
    if ending == "json":
        data = json.loads(path.read_text("utf-8"))
        assert data["name"] == NAME
        assert {one["file_name"] for one in data["recipients"]} == {"pack.html"}


def test_wrong_files_and_people_are_refused(filled, tmp_path):
    services, person, *_ = filled
    report = services.person_reports.report(person)
    with pytest.raises(BadInput):
        services.person_reports.write(report, tmp_path / "report.xyz")
    with pytest.raises(NotFound):
        services.person_reports.report("p-nobody")
