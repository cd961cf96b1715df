"""Labels of steps are kept in English and said in the language spoken."""

import pytest

from secretsmanual.domain import changes
from secretsmanual.domain.changes import Change, said
from tests.pseudo import pseudo


@pytest.mark.parametrize(
    "naming",
    [
        *(changes.ADD, changes.ADD_TO_TEAM, changes.ADD_KIND, changes.ADD_LIST),
        *(changes.IMPORT, changes.MERGE, changes.TAKE_OVER, changes.MUTE, changes.UNMUTE),
    ],
)
@pytest.mark.parametrize("name", ["Ada", "Ada {name} to", "Müller & Söhne"])
def test_a_label_that_names_something_is_said_with_the_name(naming, name, monkeypatch):
    label = naming.format(name=name)
    monkeypatch.setattr(changes, "tr", spoken)
    assert said(label) == f"⟦{naming}⟧".replace("{name}", name, 1)


def spoken(text, **values):
    """Say what stands in a catalogue: the labels as they are marked, without their names."""
    return f"⟦{text}⟧".format(**values) if values else text


def test_other_labels_are_said_whole():
    with pseudo():
        assert Change("Vote").said == "⟦Vote⟧"
    assert Change("Vote").said == "Vote"
    assert said("Whatever an older version called it") == "Whatever an older version called it"
