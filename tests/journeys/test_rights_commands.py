"""What people may ask for, by commands: why notes on them may be kept."""

import pytest


def test_a_legal_basis_is_kept_with_its_day_and_told_in_the_report(drill):
    kept = drill.done("legal-basis", "hester", "interest")
    assert kept["legal_basis"] == "interest"
    kept = drill.done("legal-basis", "hester", "contract", "--since", "2026-03-01")
    assert kept["since"] == "2026-03-01"
    told = drill.run("person-report", "hester")[1]
    assert "contract" in told
    assert "1 Mar 2026" in told
    assert drill.done("legal-basis", "hester", "unknown")["since"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("hester", "interest", "--since", "soon"), "“soon” is not a day."),
        (("nobody", "interest"), "nobody"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(drill, words, told):
    status, out, err = drill.run("legal-basis", *words)
    assert (status, out) == (1, "")
    assert told in err
