"""Every table says where it holds people; a new one fails here until somebody has decided."""

import pytest
from sqlmodel import SQLModel

from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.person_links import STANDS

TABLES = {table.name: table for table in SQLModel.metadata.sorted_tables}
TYPED = {"AutoString", "Json", "JSON"}


def test_every_table_is_decided_about():
    assert set(STANDS) == set(TABLES)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_column_that_can_hold_a_person_is_decided_about(name):
    table, stand = TABLES[name], STANDS[name]
    told = [*stand.links, *stand.follows, *stand.forgets, *stand.texts, *stand.codes]
    assert len(told) == len(set(told)), "one column has two decisions"
    assert set(told) <= set(table.columns.keys())
    for column in table.columns:
        to_person = any(key.target_fullname == "person.id" for key in column.foreign_keys)
        assert not to_person or column.name in stand.links, column
        is_typed = type(column.type).__name__ in TYPED or column.name.endswith("_id")
        if is_typed and column.name != "id" and not column.foreign_keys:
            assert column.name in told, column


def test_records_that_follow_have_an_id_to_follow():
    with_id = {kind.table.name for kind in kinds.ALL}
    assert {n for n, s in STANDS.items() if s.links} <= with_id
