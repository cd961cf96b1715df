"""Three reps change what they share and merge in whatever order: all end with the same manual."""

import itertools
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.resources import resource_text
from tests.unit.formats.bundle_files import MADE
from tests.unit.services.two_manuals import Rep

CHANGES = st.tuples(
    st.integers(0, 2),
    st.integers(0, 1),
    st.sampled_from(["text", "gold", "withdraw", "use", "name", "email"]),
    st.integers(0, 2),
)
BANK = Bank.from_toml(resource_text("questions.toml"))
LEXICON = Lexicon.from_toml(resource_text("lexicon.toml"))


def team(folder):
    """Return three reps with the same account, person and two secrets."""
    clock = SteppingClock(MADE)
    reps = [Rep(folder, name, clock) for name in ("ana", "ben", "cleo")]
    for rep in reps:  # reading the bank takes longer than all the rest
        rep.services.manual.__dict__.update(shipped_bank=BANK, lexicon=LEXICON)
    account = reps[0].account()
    person = reps[0].person(account)
    secrets = [reps[0].secret(account, person, text=f"Secret {n}") for n in range(2)]
    for other in reps[1:]:
        reps[0].tell(other)
    return reps, person.id, [one.id for one in secrets]


def change(rep, person, secret, what, value):
    rep.later()
    match what:
        case "text":
            rep.change(secret, text=f"Text {value}")
        case "gold":
            rep.change(secret, gold=value > 0)
        case "withdraw":
            rep.change(secret, status="withdrawn")
        case "use":
            rep.secrets.use(secret, "other", f"used {value}")
        case "name":
            rep.people.change(person, name=f"Hester {value}")
        case _:
            rep.people.change(person, emails=[f"{value}@x.example"])


def told(rep):
    """Return what manuals must agree on.

    What was withdrawn is told without its words and uses: each keeps those that it had.
    """
    found = rep.all()
    withdrawn = {key for key, values in found.items() if values.get("status") == "withdrawn"}
    return {
        key: "withdrawn" if key in withdrawn else values
        for key, values in found.items()
        if values.get("secret_id") not in withdrawn
    }


@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(CHANGES, max_size=6), st.permutations(list(itertools.permutations(range(3), 2))))
def test_all_reps_end_with_the_same(changes, order):
    with tempfile.TemporaryDirectory() as folder:
        reps, person, secrets = team(Path(folder))
        for who, which, what, value in changes:
            change(reps[who], person, secrets[which], what, value)
        files = [rep.file() for rep in reps]
        for teller, hearer in order:
            reps[hearer].later().bundles.merge(files[teller])
        heard = [told(rep) for rep in reps]
        for rep in reps:
            rep.services.manual.close()
    assert heard[0] == heard[1] == heard[2]
