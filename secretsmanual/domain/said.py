"""The words of the closed lists (`values`) as people read them: stored in English, said here."""

from secretsmanual.domain.wording import mark, tr

_WORDS = frozenset(
    (
        *(mark("organisation"), mark("Idea"), mark("Do not raise")),
        *(mark("want"), mark("need")),
        *(mark("said"), mark("heard"), mark("inferred")),
        *(mark("told"), mark("saw"), mark("via"), mark("guess")),
        *(mark("standing"), mark("one-off")),
        *(mark("active"), mark("superseded"), mark("withdrawn"), mark("unsorted")),
        *(mark("talk"), mark("interview"), mark("call"), mark("video"), mark("visit")),
        *(mark("email"), mark("event"), mark("desk"), mark("import"), mark("card")),
        *(mark("ours"), mark("theirs"), mark("delivered")),
        *(mark("yes"), mark("partly"), mark("late"), mark("no"), mark("delighted")),
        *(mark("satisfactory"), mark("superior")),
        *(mark("growing"), mark("steady"), mark("tight")),
        mark("neutral"),
        *(mark("service"), mark("marketing"), mark("themes"), mark("colleague")),
        *(mark("ease"), mark("timeliness"), mark("certainty"), mark("cost"), mark("choice")),
        *(mark("consistency"), mark("accuracy"), mark("reliability")),
        *(mark("predictability"), mark("safety")),
        *(mark("celebration"), mark("farewell"), mark("rescue"), mark("launch")),
        *(mark("everyday"), mark("other")),
        *(mark("product"), mark("package"), mark("offer"), mark("selling")),
        *(mark("idea"), mark("offered"), mark("proved"), mark("dropped")),
        *(mark("changed"), mark("corrected")),
    )
)


def said(word: str) -> str:
    """Say a word of a closed list in the language spoken; any other text stays as it is."""
    return tr(word) if word in _WORDS else word
