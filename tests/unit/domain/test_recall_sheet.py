"""Calling lines back: which no longer hold, and the sheet for those who have them."""

import json
from datetime import date, timedelta

import pytest

from secretsmanual.domain.recall import SAID_CHARACTERS, Recall, Recalled, judged, sheet, told
from secretsmanual.domain.runs import FOLDER, Handover
from secretsmanual.domain.sharing import REASONS, HeldBack
from tests.unit.domain.approved_pages import approved, approved_data, as_text
from tests.unit.domain.secret_samples import AT, TODAY, secret


def receipt(**values) -> Handover:
    common = {
        "id": "h-1", "at": AT, "audience": "service", "recipient": "Ola Brandt", "format": "pdf",
        "file_name": "thornquay.pdf", "file_sha256": "0123456789abcdef" * 4,
        "expires_on": date(2027, 2, 18),
    }  # fmt: skip
    return Handover(**{**common, **values})


def recalls():
    never = secret(id="s-2", text="Fears the audit.", sensitivity="never")
    lines = (
        Recalled(told(secret()), "corrected", "Its words were changed.", secret(text="At 8:15.")),
        Recalled(told(never), "withdrawn", "Never to be mentioned.", never),
        Recalled(told(secret(id="s-3", text="Two lakes.")), "withdrawn", "It was deleted.", None),
    )
    unnamed = receipt(id="h-2", audience="marketing", recipient="", file_name="all.xlsx")
    return [Recall(receipt(), lines), Recall(unnamed, lines[2:])]


def test_the_sheet_holds_what_was_approved():
    page = sheet(recalls(), TODAY)
    assert as_text(page) == approved("recall.txt")
    assert json.loads(json.dumps(page.data)) == approved_data("recall.json")


def test_the_sheet_for_the_folder_is_headed_in_words():
    page = sheet([Recall(receipt(recipient=FOLDER), ())], TODAY)
    assert "## Hand-over folder" in as_text(page).splitlines()


def test_of_a_long_line_enough_is_kept_to_tell_it_from_its_neighbours():
    assert told(secret()).said == "Ring at 7:15."
    long = told(secret(text="She rings before seven " * 9)).said
    assert long.startswith("She rings before seven")
    assert 40 < len(long) <= SAID_CHARACTERS


def test_a_line_is_told_with_the_moment_it_was_last_changed():
    earlier = AT - timedelta(days=3)
    line = told(secret(updated_at=earlier))
    assert (line.secret_id, line.version, line.recalled_at) == ("s-1", earlier, None)


def test_a_fingerprint_stays_the_same_for_good_or_all_that_left_would_be_called_back():
    assert told(secret()).words == "423474617920a665"


def test_a_line_that_reads_as_it_left_holds():
    line = told(secret())
    assert judged(line, secret(), secret(), None) is None
    assert judged(line, secret(), None, None) is None


@pytest.mark.parametrize("change", [{"text": "At 8:15."}, {"verbatim": "ring me"}])
def test_a_line_whose_words_or_quote_changed_is_corrected(change):
    now = secret(**change)
    found = judged(told(secret()), now, now, None)
    assert (found.what, found.why, found.secret) == ("corrected", "Its words were changed.", now)


def test_words_and_quote_are_told_apart():
    moved = told(secret(text="Ring", verbatim="early")), told(secret(text="Ringearly"))
    assert moved[0].words != moved[1].words


def test_a_deleted_line_is_withdrawn():
    found = judged(told(secret()), None, None, None)
    assert (found.what, found.why, found.secret) == ("withdrawn", "It was deleted.", None)


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_a_line_that_would_not_leave_now_is_called_back_unless_it_is_old_or_has_no_place(reason):
    held = HeldBack(reason).of("s-1", "Thornquay", "Hester", "Habit")
    found = judged(told(secret()), secret(), None, held)
    if reason in ("old", "form"):
        assert found is None
    else:
        what = "corrected" if reason == "superseded" else "withdrawn"
        assert (found.what, found.why, found.secret) == (what, REASONS[reason], secret())
