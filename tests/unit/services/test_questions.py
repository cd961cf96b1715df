"""Questions and kinds of one's own, mutes, and banks as files."""

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.interview import asking
from secretsmanual.domain.interview.events import End, Line
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.interview.recall import gap_prompt
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields, OwnRecipeFields
from secretsmanual.services.interviews import Plan, guide_for

WHAT = "What must the next shift know before they start?"


@pytest.fixture
def account(demo):
    return demo.accounts.find("Thornquay")


def handover(services):
    kind, _ = services.questions.add_kind(OwnKindFields(label="Shift handover", family="work"))
    fields = OwnQuestionFields(kind=kind.id, warmth=1, text=WHAT, followups=["And then?"])
    question, change = services.questions.add_question(fields)
    return kind, question, change


def test_an_own_question_can_be_asked_at_once_and_undo_takes_it_out(demo, account, hester):
    kind, question, change = handover(demo)
    bank = demo.manual.bank
    assert bank.question(question.id).text == WHAT
    assert bank.kind(kind.id).family == "work"
    with demo.manual.read() as unit:
        guide = guide_for(unit, demo.manual, account.id, (hester.id,))
    assert guide.offer(question.id, (hester.id,)).text == WHAT
    demo.manual.undo(change.action)
    assert not demo.manual.bank.has_question(question.id)
    demo.manual.redo(change.action)
    assert demo.manual.bank.has_question(question.id)


def test_a_kind_of_ones_own_is_typed_and_filed_by_its_name(demo, account, hester):
    kind, *_ = handover(demo)
    with demo.manual.read() as unit:
        guide = guide_for(unit, demo.manual, account.id, (hester.id,))
    context = guide.context((hester.id,), About())
    assert context.aliases["shift-handover"] == kind.id
    secret, _ = demo.secrets.add("Keeps a red book", account.id, person_id=hester.id, kind=kind.id)
    assert secret.kind == kind.id
    with pytest.raises(Refused, match="1 secret and 1 question"):
        demo.questions.remove_kind(kind.id)


def test_nothing_breaks_where_the_kind_of_a_secret_was_undone(demo, account, hester):
    kind, change = demo.questions.add_kind(OwnKindFields(label="Handover", family="work"))
    demo.secrets.add("Keeps a red book", account.id, person_id=hester.id, kind=kind.id)
    demo.manual.undo(change.action)
    assert demo.manual_page.page(account.id)
    assert demo.briefs.brief(account.id, (hester.id,))
    assert demo.interviews.first_questions(Plan(account.id, (hester.id,)))


def test_a_line_can_be_sorted_though_the_kind_it_was_asked_for_is_gone(demo, account, hester):
    kind, change = demo.questions.add_kind(OwnKindFields(label="Handover", family="work"))
    talk = demo.interviews.start(Plan(account.id, (hester.id,), mode="after"))
    prompt = gap_prompt(demo.manual.bank.kind(kind.id))
    talk.put(asking.put(talk.session, prompt, talk.moment(), "ASK"))
    talk.handle(Line("keeps a red book"))
    talk.handle(End(final=True))
    (row,) = demo.reviews.open(talk.session.id).rows
    assert row.proposal.kind == kind.id
    demo.manual.undo(change.action)
    (row,) = demo.reviews.open(talk.session.id).rows
    assert row.proposal.kind == ""


def test_the_lint_marks_and_never_refuses(demo):
    fields = OwnQuestionFields(kind="habit", warmth=2, text="Do you like our solution, and why?")
    rules = {mark.rule for mark in demo.questions.marks(fields)}
    assert {"closed", "pitch", "why", "follow-up"} <= rules
    question, _ = demo.questions.add_question(fields)
    assert demo.questions.book().marks[question.id]


@pytest.mark.parametrize(
    "values", [{"kind": "nonsense"}, {"warmth": 9}, {"text": " "}, {"text": "x" * 501}]
)
def test_a_value_that_cannot_stand_changes_nothing(demo, values):
    _, question, _ = handover(demo)
    with pytest.raises(BadInput):
        demo.questions.change_question(question.id, **values)
    assert demo.manual.bank.question(question.id).text == WHAT


def test_two_kinds_are_not_called_the_same(demo):
    with pytest.raises(BadInput, match="habit already"):
        demo.questions.add_kind(OwnKindFields(label="habit", family="work"))


def offered(services, account, person, question):
    with services.manual.read() as unit:
        guide = guide_for(unit, services.manual, account.id, (person.id,))
    return question in guide.knowledge.muted_questions


def test_a_retired_question_comes_up_with_nobody_and_a_muted_one_not_with_one(
    demo, account, hester
):
    first = demo.interviews.first_questions(Plan(account.id, (hester.id,), seed="s"))[0]
    demo.questions.mute(first.id)
    with demo.manual.read() as unit:
        guide = guide_for(unit, demo.manual, account.id, (hester.id,))
    ranking = guide.rank((hester.id,), Progress(seed="s"))
    assert first.id not in {o.id for o in (ranking.big, ranking.new, ranking.lighter) if o}
    assert demo.questions.book().retired == {first.id}

    others = [p for p in demo.people.all(account.id) if p.id != hester.id]
    demo.questions.mute("P-HAB-01", hester.id)
    demo.questions.mute("P-HAB-01", hester.id)
    assert offered(demo, account, hester, "P-HAB-01")
    assert not offered(demo, account, others[0], "P-HAB-01")
    assert demo.questions.book().muted_for == {"P-HAB-01": (hester.name,)}
    demo.questions.bring_back("P-HAB-01", hester.id)
    assert not offered(demo, account, hester, "P-HAB-01")
    with pytest.raises(NotFound):
        demo.questions.mute("P-NOT-99")


def test_a_kind_can_be_muted_for_a_person_and_asked_again(demo, hester):
    demo.questions.mute_kind(hester.id, "family")
    change = demo.questions.mute_kind(hester.id, "dream")
    with demo.manual.read() as unit:
        assert {"family", "dream"} <= {*unit.people.get(hester.id).muted_kinds}
    assert (hester.id, hester.name) in demo.questions.book().shut_kinds["dream"]
    demo.manual.undo(change.action)
    demo.questions.mute_kind(hester.id, "family", muted=False)
    with demo.manual.read() as unit:
        assert not {"family", "dream"} & {*unit.people.get(hester.id).muted_kinds}


def test_a_list_of_questions_grows_is_followed_and_goes_with_its_last_one(demo, account, hester):
    recipe, _ = demo.questions.add_recipe(OwnRecipeFields(label="Mine", steps=[["P-REC-02"]]))
    demo.questions.add_to_recipe(recipe.id, "P-ENT-01")
    demo.questions.add_to_recipe(recipe.id, "P-ENT-01")
    assert demo.manual.bank.recipe(recipe.id).steps == (("P-REC-02",), ("P-ENT-01",))
    prepared = demo.interviews.prepare(account.id)
    assert (recipe.id, "Mine") in prepared.recipes
    demo.questions.take_from_recipe(recipe.id, "P-REC-02")
    change = demo.questions.take_from_recipe(recipe.id, "P-ENT-01")
    assert all(one.id != recipe.id for one in demo.manual.bank.recipes)
    demo.manual.undo(change.action)
    assert demo.manual.bank.recipe(recipe.id).steps == (("P-ENT-01",),)
    with pytest.raises(NotFound):
        demo.questions.add_to_recipe(recipe.id, "P-NOT-99")


def test_muted_people_can_be_merged(demo, hester):
    other, _ = demo.people.add("Hester V", hester.account_id)
    demo.questions.mute("P-HAB-01", other.id)
    demo.people.merge(hester.id, other.id)
    assert demo.questions.book().muted_for == {"P-HAB-01": (hester.name,)}


def test_a_bank_goes_to_a_colleague_and_comes_in_once(demo, empty, tmp_path):
    kind, question, _ = handover(demo)
    steps = [[question.id], ["P-HAB-01", "P-HAB-02"]]
    demo.questions.add_recipe(OwnRecipeFields(label="Shift talk", steps=steps))
    file = tmp_path / "ours.toml"
    assert demo.questions.export(file) == 1

    first = empty.questions.import_(file)
    assert (first.questions, first.kinds, first.recipes, first.known) == (1, 1, 1, 0)
    theirs = empty.manual.bank
    assert theirs.question(question.id) == demo.manual.bank.question(question.id)
    assert theirs.kind(kind.id).label == "Shift handover"
    assert theirs.recipes[-1].steps == ((question.id,), ("P-HAB-01", "P-HAB-02"))
    again = empty.questions.import_(file)
    assert (again.questions, again.kinds, again.recipes, again.known) == (0, 0, 0, 3)

    empty.manual.undo(first.change.action)
    assert not empty.manual.bank.has_kind(kind.id)


def test_ids_that_people_wrote_never_replace_ours(empty, tmp_path):
    file = tmp_path / "hand.toml"
    file.write_text(
        '[[kind]]\nid = "habit"\nlabel = "Mine"\nsubject = "organisation"\nfamily = "work"\n'
        '[[kind]]\nid = "dogs"\nlabel = "Dogs"\nsubject = "person"\nfamily = "life"\n'
        '[[question]]\nid = "P-HAB-01"\nkind = "dogs"\nwarmth = 1\ntext = "What about the dog?"\n'
        '[[recipe]]\nid = "first-call"\nlabel = "Dogs first"\nquestions = ["P-HAB-01"]\n',
        encoding="utf-8",
    )
    before = empty.manual.bank
    done = empty.questions.import_(file)
    assert (done.questions, done.kinds, done.recipes, done.known) == (1, 1, 1, 1)
    after = empty.manual.bank
    assert after.question("P-HAB-01") == before.question("P-HAB-01")
    assert after.kind("habit") == before.kind("habit")
    own = after.own_part()
    assert own.recipes[0].steps == ((own.questions[0].id,),)
    assert after.kind(own.questions[0].kind).label == "Dogs"
    assert empty.questions.import_(file).known == 4


def test_the_bank_that_comes_with_the_program_adds_nothing(empty, tmp_path):
    file = tmp_path / "all.toml"
    file.write_text(empty.manual.bank.to_toml(), encoding="utf-8")
    done = empty.questions.import_(file)
    assert (done.questions, done.kinds, done.recipes) == (0, 0, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "no plain text"),
        (b"", "no question in that file"),
        (b"[[question]]\nid = 'q'\nkind = 'habit'\nwarmth = 9\ntext = 'x'", "line 1.*1 to 5"),
        (b"schema = 1\n[[question]]\nid = 'q'\nkind = 'what'\nwarmth = 1\ntext = 'x'", "line 2"),
        (
            b"[[question]]\nid = 'q'\nkind = 'habit'\nwarmth = 1\ntext = '" + b"x" * 600 + b"'",
            "500",
        ),
        (b"a = " + b"[" * 100_000, "nested too deep"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b'[[recipe]]\nid = "r"\nlabel = "R"\nquestions = ["nowhere"]', "no question “nowhere”"),
        (b'[[question]]\nid = "q"\nid = "r"', "line 3"),
        (b'[[kind]]\nid = "k"\nlabel = "K"\nsubject = "person"\nfamily = "x"', "family"),
    ],
)
def test_a_file_that_cannot_be_taken_says_where_and_changes_nothing(empty, tmp_path, content, said):
    file = tmp_path / "bad.toml"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=f"(?s){said}"):
        empty.questions.import_(file)
    assert empty.manual.bank is empty.manual.shipped_bank


def test_nothing_of_ones_own_is_no_file(empty, tmp_path):
    with pytest.raises(Refused, match="no question of your own"):
        empty.questions.export(tmp_path / "ours.toml")
    with pytest.raises(NotFound):
        empty.questions.import_(tmp_path / "nowhere.toml")


def test_deleting_a_question_lets_go_of_its_mutes(demo, hester):
    _, question, _ = handover(demo)
    demo.questions.mute(question.id, hester.id)
    change = demo.questions.remove_question(question.id)
    assert demo.questions.book().muted_for == {}
    demo.manual.undo(change.action)
    assert demo.questions.book().muted_for == {question.id: (hester.name,)}
