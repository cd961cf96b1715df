"""The words of the closed lists (`values`) as people read them: stored in English, said here."""

from collections.abc import Iterable

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
        *(mark("open"), mark("done"), mark("confirmed")),
        *(mark("opener"), mark("surprise"), mark("proposal"), mark("introduction")),
        *(mark("well"), mark("unnoticed"), mark("badly")),
        *(mark("rich"), mark("some"), mark("thin")),
        *(mark("answered"), mark("skipped"), mark("deflected"), mark("recovered")),
        *(mark("learned"), mark("owned"), mark("fix"), mark("verified"), mark("rang")),
        *(mark("gold"), mark("private"), mark("promise"), mark("refused")),
        *(mark("finance"), mark("owner"), mark("operations"), mark("warehouse")),
        *(mark("procurement"), mark("hr"), mark("quality"), mark("engineering")),
        *(mark("commercial"), mark("admin")),
        *(mark("lasting"), mark("pleased"), mark("moment"), mark("rules"), mark("harmless")),
    )
)
CLOSED = frozenset(
    (
        *("layer", "confidence", "known", "sensitivity", "standing", "occasion", "attribute"),
        *("source", "status", "wanted_status", "direction", "satisfied", "stance", "legal_basis"),
        *("service_standard", "outlook", "sort", "way", "reaction", "channel", "richness"),
        *("outcome", "step", "marks", "worth", "answer", "aspects", "checks", "roles"),
    )
)
"""Fields that hold a word of a closed list."""


def meant(typed: str, words: Iterable[str]) -> str:
    """Return which of the words of a list is typed, in English or as it is said; else the text."""
    text = typed.casefold()
    return next((word for word in words if text in {word, said(word).casefold()}), typed)


def said(word: str) -> str:
    """Say a word of a closed list in the language spoken; any other text stays as it is."""
    return tr(word) if word in _WORDS else word
