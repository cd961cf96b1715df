"""What can be typed about somebody on the map."""

from secretsmanual.domain.people import Person
from secretsmanual.domain.relations import SPOKEN
from secretsmanual.domain.who_is_who import STANCES, Node, WhoIsWho
from secretsmanual.domain.wording import tr
from secretsmanual.gui.widgets.form_host import Values
from secretsmanual.gui.widgets.record_form import FieldSpec


def stand_specs(*, veiled: bool) -> tuple[FieldSpec, ...]:
    """Return the fields of how somebody stands; the privacy view leaves the judgement out."""
    stances = (("", tr("We do not know")), *((key, tr(said)) for key, said in STANCES.items()))
    judged = FieldSpec(
        "stance",
        tr("How they stand to us"),
        "choice",
        tr("Your judgement: it leaves in no file for others."),
        stances,
    )
    weight = (
        FieldSpec("decision_maker", tr("Decides"), "check"),
        FieldSpec("listened_to", tr("Is listened to"), "check"),
    )
    return weight if veiled else (judged, *weight)


def stand_start(person: Person) -> Values:
    """Return what stands in those fields at first."""
    names = ("stance", "decision_maker", "listened_to")
    return {name: getattr(person, name) for name in names}


def relation_specs(map_: WhoIsWho, person_id: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a relation from somebody."""
    others = tuple(
        (node.person.id, node.person.name)
        for node in map_.nodes
        if node.person.id != person_id and not node.elsewhere
    )
    sorts = tuple((sort, tr(said)) for sort, said in SPOKEN.items())
    return (
        FieldSpec("sort", tr("What"), "choice", choices=sorts),
        FieldSpec("to_id", tr("Whom"), "choice", choices=others),
        FieldSpec("note", tr("Note")),
    )


def relation_start() -> Values:
    """Return what stands in the fields of a relation at first."""
    return {"sort": "reports_to", "to_id": "", "note": ""}


def print_specs(*, veiled: bool) -> tuple[FieldSpec, ...]:
    """Return what is asked before the map goes on paper."""
    foot = tr("Stands at the foot: destroy after use.")
    private = FieldSpec("with_private", tr("With who is against us, and at odds"), "check")
    return (
        FieldSpec("printed_for", tr("Printed for"), "line", foot),
        *(() if veiled else (private,)),
    )


def can_relate(map_: WhoIsWho, node: Node) -> bool:
    """Whether there is somebody to whom this one can be related."""
    here = [one for one in map_.nodes if not one.elsewhere]
    return node in here and len(here) > 1
