"""Two manuals tell each other what they know: there and back, at the same time, taken back."""

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.people import PersonFields


def test_the_demo_goes_there_and_back_unchanged(demo, ben, tmp_path):
    path = tmp_path / "demo.smbundle"
    demo.bundles.hand_over(path)
    merged = ben.bundles.merge(path)
    assert merged.preview.count("secret", "new") == len(demo.bundles.preview().leaves) - 75
    back = demo.bundles.look(ben.file())
    assert (back.lines, back.conflicts) == ((), ())
    assert ben.bundles.look(path).lines == ()


def test_a_new_manual_holds_what_the_preview_said(ana, ben, swims):
    ana.secrets.use(swims.id, "opener", "she laughed")
    leaves = ana.bundles.preview().leaves
    ana.tell(ben)
    assert set(ben.all()) == {one.id for one in leaves}
    assert ben.all() == ana.all()
    assert ben.services.search.ask("sea")[0].id == swims.id


def test_why_somebody_may_be_kept_travels_with_them(ana, ben, swims):
    ana.people.change(swims.person_id, legal_basis="contract")
    ana.tell(ben)
    there = ben.people.find(swims.person_id)
    assert (there.legal_basis, there.legal_basis_on) == ("contract", ana.services.manual.today)


def test_a_newer_change_wins_and_nobody_is_asked(ana, ben, swims):
    ana.tell(ben)
    ben.later().change(swims.id, text="Swims in the lake")
    merged = ben.tell(ana)
    assert ana.secrets.get(swims.id).text == "Swims in the lake"
    assert merged.preview.conflicts == ()
    (line,) = merged.preview.lines
    assert line.does == "changes"
    assert line.before["text"] == "Swims in the sea"
    assert ben.bundles.look(ana.file()).lines == ()


def test_changes_at_the_same_time_are_kept_both_and_shown_to_both(ana, ben, swims):
    ana.tell(ben)
    ana.later().change(swims.id, text="Swims in the river")
    ben.later().change(swims.id, text="Swims in the lake")
    ben.tell(ana)
    (conflict,) = ana.bundles.conflicts()
    assert conflict.sides == {"kept": "Swims in the lake", "other": "Swims in the river"}
    assert conflict.theirs_taken
    assert ana.secrets.get(swims.id).text == "Swims in the lake"
    ana.tell(ben)
    assert ben.bundles.conflicts() == []  # Ana's file knows of Ben's change
    ben.tell(ana)
    assert len(ana.bundles.conflicts()) == 1


def test_who_hears_second_is_shown_what_was_lost(ana, ben, swims):
    ana.tell(ben)
    ana.later().change(swims.id, text="Swims in the river")
    ben.later().change(swims.id, text="Swims in the lake")
    ana.tell(ben)
    (seen,) = ben.bundles.conflicts()
    assert (seen.sides["kept"], seen.theirs_taken) == ("Swims in the lake", False)
    ben.tell(ana)
    (shown,) = ana.bundles.conflicts()
    assert (shown.sides["other"], shown.theirs_taken) == ("Swims in the river", True)


def test_fields_are_merged_one_by_one(ana, ben, swims):
    ana.tell(ben)
    ana.later().change(swims.id, gold=True)
    ben.later().change(swims.id, text="Swims in the lake")
    ben.tell(ana)
    ana.tell(ben)
    assert ana.all() == ben.all()
    assert ana.secrets.get(swims.id).gold
    assert ana.bundles.conflicts() == ben.bundles.conflicts() == []


def test_a_conflict_is_settled_later_and_told_on(ana, ben, swims):
    ana.tell(ben)
    ana.later().change(swims.id, text="Swims in the river")
    ben.later().change(swims.id, text="Swims in the lake")
    ben.tell(ana)
    (conflict,) = ana.bundles.conflicts()
    change = ana.later().bundles.settle(conflict.id, "other")
    assert ana.secrets.get(swims.id).text == "Swims in the river"
    assert ana.bundles.conflicts() == []
    with pytest.raises(Refused, match="settled already"):
        ana.bundles.settle(conflict.id, "kept")
    ana.tell(ben)
    assert ben.secrets.get(swims.id).text == "Swims in the river"
    assert ben.bundles.conflicts() == []
    ana.services.manual.undo(change.action)
    assert len(ana.bundles.conflicts()) == 1


def test_uses_come_back_as_a_set(ana, ben, swims):
    ana.secrets.use(swims.id, "opener")
    ana.tell(ben)
    ana.later().secrets.use(swims.id, "surprise")
    ben.later().secrets.use(swims.id, "introduction")
    ben.tell(ana)
    ana.tell(ben)
    assert ana.all() == ben.all()
    assert len(ana.all()) == 3 + 3


@pytest.mark.parametrize(
    "values",
    [
        {"status": "withdrawn"},
        {"sensitivity": "private"},
        {"sensitivity": "never"},
        {"care": ["health"]},
        {"source_protected": True},
        {"text": "Swims since her divorce"},
    ],
)
def test_what_may_not_be_known_any_more_is_called_back(ana, ben, swims, values):
    ana.tell(ben)
    ana.later().change(swims.id, **values)
    ana.tell(ben)
    gone = ben.secrets.get(swims.id)
    assert (gone.status, gone.text) == ("withdrawn", "Swims in the sea")
    assert all(one.id != swims.id for one in ben.bundles.preview().leaves if one.kind == "secret")


def test_what_was_called_back_and_is_shared_again_is_active_again(ana, ben, swims):
    ana.tell(ben)
    ana.later().change(swims.id, sensitivity="private")
    ana.tell(ben)
    ana.later().change(swims.id, sensitivity="open")
    ana.tell(ben)
    assert ben.secrets.get(swims.id).status == "active"


def test_a_deleted_secret_is_withdrawn_there_and_comes_not_back(ana, ben, swims):
    ana.tell(ben)
    change = ana.later().secrets.delete(swims.id)
    ana.tell(ben)
    assert ben.secrets.get(swims.id).status == "withdrawn"
    ben.tell(ana)
    with pytest.raises(NotFound):
        ana.secrets.get(swims.id)
    ana.later().services.manual.undo(change.action)
    ana.tell(ben)
    assert ben.secrets.get(swims.id).status == "active"


def test_what_a_colleague_brought_and_is_kept_here_stays_theirs(ana, ben, swims):
    ana.tell(ben)
    ben.later().change(swims.id, sensitivity="private")
    ben.tell(ana)
    assert ana.secrets.get(swims.id).status == "active"
    ana.later().change(swims.id, sensitivity="service")
    ana.tell(ben)
    assert ben.secrets.get(swims.id).sensitivity == "private"
    ben.later().secrets.delete(swims.id)
    ana.tell(ben)
    with pytest.raises(NotFound):
        ben.secrets.get(swims.id)


def test_a_superseded_secret_is_superseded_there(ana, ben, swims):
    ana.tell(ben)
    new, _ = ana.later().secrets.supersede(swims.id, "Has taken up rowing")
    ana.tell(ben)
    old = ben.secrets.get(swims.id)
    assert (old.status, old.superseded_by) == ("superseded", new.id)
    assert ben.secrets.get(new.id).text == "Has taken up rowing"


def test_people_who_were_one_become_one_there(ana, ben, swims):
    account = ana.accounts.find("Thornquay")
    double = ana.person(account, "H. Vaughn")
    ana.tell(ben)
    ana.later().people.merge(swims.person_id, double.id)
    ana.tell(ben)
    assert ben.all() == ana.all()
    assert double.id not in ben.all()


def test_a_withdrawal_that_comes_first_holds_for_what_comes_later(ana, ben, swims, make_rep):
    cleo = make_rep("cleo")
    ana.tell(ben)
    ana.later().change(swims.id, status="withdrawn")
    ana.tell(cleo)
    assert swims.id not in cleo.all()
    ben.tell(cleo)
    assert cleo.secrets.get(swims.id).status == "withdrawn"


def test_a_merge_is_taken_back_as_one_step(ana, ben, swims):
    account = ben.account("Other")
    before = ben.all()
    merged = ana.tell(ben)
    gone, kept, _ = ben.services.importing.undo(merged.import_id)
    assert (gone, kept) == (3, 0)
    assert ben.all() == before
    with pytest.raises(Refused, match="undone already"):
        ben.services.importing.undo(merged.import_id)
    assert len(ana.tell(ben).preview.lines) == 3
    assert ben.accounts.find("Other").id == account.id


def test_a_merge_of_changes_is_undone_and_done_again(ana, ben, swims):
    ana.tell(ben)
    ben.later().change(swims.id, text="Swims in the lake", gold=True)
    merged = ben.tell(ana)
    ana.services.manual.undo(merged.change.action)
    assert ana.secrets.get(swims.id).text == "Swims in the sea"
    assert ana.bundles.look(ben.file()).count("secret", "changes") == 1
    ana.services.manual.redo(merged.change.action)
    assert ana.all() == ben.all()
    assert ana.bundles.look(ben.file()).lines == ()


def test_what_was_built_on_a_merge_stays(ana, ben, swims):
    merged = ana.tell(ben)
    ben.later().change(swims.id, text="Swims in the lake")
    gone, kept, _ = ben.services.importing.undo(merged.import_id)
    assert (gone, kept) == (0, 3)
    assert ben.secrets.get(swims.id).text == "Swims in the lake"


def test_a_change_that_was_undone_is_told_as_newer(ana, ben, swims):
    change = ana.later().change(swims.id, text="Swims in the river")
    ana.tell(ben)
    ana.later().services.manual.undo(change.action)
    merged = ana.tell(ben)
    assert ben.secrets.get(swims.id).text == "Swims in the sea"
    assert merged.preview.conflicts == ()


def test_only_the_accounts_that_are_meant_leave(ana, ben, swims):
    other = ana.account("Pellworth")
    ana.secret(other, ana.person(other, "Lucia"), text="Knits")
    merged = ana.tell(ben, ana.accounts.find("Thornquay"))
    assert {line.record for line in merged.preview.lines} == {"account", "person", "secret"}
    assert [one.name for one in ben.people.all()] == ["Hester Vaughn"]
    with pytest.raises(NotFound):
        ana.bundles.preview(["a-none"])


def test_what_never_leaves_is_not_in_the_file(ana, swims, tmp_path):
    marks = iter(f"Zq{n}qz" for n in range(100, 200))
    account, used = ana.accounts.find("Thornquay"), []

    def mark():
        used.append(next(marks))
        return used[-1]

    def held(**values):
        words = {"text": f"Says {mark()}", "verbatim": mark(), "idea": mark(), "topic": mark()}
        ana.secret(account, **{**words, **values})

    for values in (
        {"sensitivity": "private"},
        {"sensitivity": "never"},
        {"care": ["health"]},
        {"source_protected": True},
        {"status": "unsorted"},
        {"status": "withdrawn"},
        {"kind": ""},
        {"occasion": "her divorce"},
        {"why_it_matters": "aged 7"},
        {"themes": ["redundancies"]},
    ):
        held(**values)
    hester = ana.people.find("Hester")
    ana.people.change(hester.id, notes=mark(), address=mark(), birthday="1970-01-01")
    ana.secret(account, hester, text="Told by another", said_by=ana.person(account, "Bo").id,
               verbatim=mark(), via=mark())  # fmt: skip
    with ana.services.manual.write("More that stays") as unit:
        unit.accounts.change(account.id, notes=mark(), annual_value=7_654_321)
        unit.accounts.change(account.id, what_they_bought=f"{mark()} after redundancies")
        no = unit.people.add(
            PersonFields(
                name="Ned",
                account_id=account.id,
                consent_asked_on=ana.services.manual.today,
                created_at=unit.at,
            )
        )
    ana.secret(account, no, text=mark())
    ana.services.promises.add(f"Bring {mark()} to her in hospital", account.id)
    ana.secrets.use(swims.id, "other", f"{mark()} in hospital")
    text = ana.file().read_text("utf-8")
    assert [one for one in (*used, "7654321", "1970-01-01") if one in text] == []
    assert "Swims in the sea" in text


def test_a_locked_bundle_opens_with_its_passphrase_only(ana, ben, swims):
    path = ana.file(passphrase="four words nobody guesses")
    assert b"Swims" not in path.read_bytes()
    assert ben.bundles.is_locked(path)
    before = ben.rows()
    with pytest.raises(Refused, match="locked with a passphrase"):
        ben.bundles.merge(path)
    with pytest.raises(Refused, match="does not open"):
        ben.bundles.merge(path, "four words nobody guessed")
    assert ben.rows() == before
    assert ben.bundles.merge(path, "four words nobody guesses").preview.records == 3


def test_the_receipt_tells_what_left_and_is_forgotten_with_the_file(ana, swims, tmp_path):
    path = ana.file()
    (receipt,) = ana.services.sharing.receipts(swims.person_id)
    assert (receipt.audience, receipt.format, receipt.file_name) == (
        "colleague",
        "smbundle",
        path.name,
    )
    assert receipt.secrets == [swims.id]
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match="folder is not there"):
        ana.bundles.hand_over(tmp_path / "none" / "x.smbundle")
    with pytest.raises(BadInput, match="what kind of file"):
        ana.bundles.hand_over(tmp_path / "x.zip")
    assert ana.services.sharing.receipts() == [receipt]


def test_a_bundle_from_the_future_is_refused(ana, ben, swims):
    path = ana.file()
    ben.clock.at = ben.clock.at.replace(year=2025)
    with pytest.raises(BadInput, match="made in the future"):
        ben.bundles.merge(path)


def test_an_older_bundle_is_told_as_such_and_does_no_harm(ana, ben, swims):
    old = ana.file()
    ana.later().change(swims.id, text="Swims in the lake")
    ana.tell(ben)
    look = ben.bundles.look(old)
    assert look.older
    assert look.lines == ()
    assert not ben.bundles.look(ana.file()).older
