"""The index: what is deleted is gone from the file, what is changed is found by its new words."""

from secretsmanual.store import manual_file


def test_deleted_words_are_not_in_the_index_any_more(empty):
    account, _ = empty.accounts.add("Oak & Sons")
    secret, _ = empty.secrets.add("Collects zeppelinstamps", account.id)
    assert empty.search.ask("zeppelinstamps")
    empty.secrets.delete(secret.id)
    with empty.manual.read() as unit:
        words = unit.connection.exec_driver_sql(
            "SELECT count(*) FROM search_words WHERE term = 'zeppelinstamps'"
        ).scalar_one()
    assert words == 0
    assert empty.search.ask("zeppelinstamps") == []


def test_a_changed_record_is_found_by_its_new_words_only(empty):
    account, _ = empty.accounts.add("Oak & Sons")
    secret, _ = empty.secrets.add("Collects stamps", account.id)
    empty.secrets.edit(secret.id, "Collects teapots")
    assert [h.id for h in empty.search.ask("teapots")] == [secret.id]
    assert empty.search.ask("stamps") == []


def test_undo_and_redo_keep_the_index_in_step(empty):
    account, _ = empty.accounts.add("Oak & Sons")
    secret, change = empty.secrets.add("Collects teapots", account.id)
    empty.manual.undo(change.action)
    assert empty.search.ask("teapots") == []
    empty.manual.redo(change.action)
    assert [h.id for h in empty.search.ask("teapots")] == [secret.id]


def test_the_manual_stays_sound(empty):
    empty.accounts.add("Oak & Sons")
    assert manual_file.problems_of(empty.manual.path) == []
