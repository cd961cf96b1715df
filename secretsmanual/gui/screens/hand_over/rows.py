"""What leaves and what stays behind, as rows."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.sharing import REASONS, Held
from secretsmanual.gui.models.rows import ItemRow, SecretRow, SectionRow
from secretsmanual.gui.tokens import Family
from secretsmanual.services.sharing import Leaving, Preview

Rows = list[SecretRow | ItemRow | SectionRow]

HELD = "held:"
"""Ids of rows that stay behind begin with this: their text is not shown here."""


def preview_rows(preview: Preview, families: Mapping[str, Family]) -> Rows:
    """Return what leaves account by account, then what stays behind reason by reason."""
    found: Rows = []
    leaving: dict[str, list[Leaving]] = {}
    for one in preview.leaves:
        leaving.setdefault(one.account, []).append(one)
    for account, group in leaving.items():
        found.append(SectionRow(account, _say("{} leave").format(len(group))))
        found += [_leaving(one, families) for one in group]
    staying: dict[str, list[Held]] = {}
    for held in preview.held_back:
        staying.setdefault(held.reason, []).append(held)
    for reason, held_group in sorted(staying.items(), key=lambda item: -len(item[1])):
        title = _say("Stays here: {}").format(_lower(REASONS[held_group[0].reason]))
        found.append(SectionRow(title, str(len(held_group)), id=f"reason:{reason}"))
        found += [_held(one) for one in held_group]
    return found


def in_words(preview: Preview) -> str:
    """Say how many leave and how many stay."""
    leave, stay = len(preview.leaves), len(preview.held_back)
    if not leave:
        return _say("Nothing may leave. Below is why.") if stay else _say("Nothing to hand over.")
    text = _say("{} for {}.").format(words.count(leave, "line"), audience(preview.audience))
    return text + (" " + _say("{} stay here.").format(stay) if stay else "")


def receipt_in_words(receipt: Handover) -> str:
    """Say what was handed over, to whom, and when it is to be destroyed."""
    text = _say("Handed to {}: {} in {}. Destroy by {}.")
    to = audience(receipt.audience)
    if receipt.recipient:
        to = f"{to} ({receipt.recipient})"
    count = words.count(len(receipt.secrets), "secret")
    return text.format(to, count, receipt.file_name, words.day(receipt.expires_on))


def audience(name: str) -> str:
    """Name an audience."""
    return {"service": _say("service"), "marketing": _say("marketing")}[name]


def account_rows(accounts: Iterable[Account], chosen: set[str], typed: str) -> list[ItemRow]:
    """Return the accounts to choose from that hold what is typed, chosen ones first."""
    wanted = typed.strip().casefold()
    found = [one for one in accounts if wanted in one.name.casefold() or one.id in chosen]
    found.sort(key=lambda one: one.id not in chosen)
    return [
        ItemRow(
            one.id,
            one.name,
            icon="check" if one.id in chosen else "plus",
            aside=_say("chosen") if one.id in chosen else "",
            aside_tone="accent",
        )
        for one in found
    ]


def _leaving(one: Leaving, families: Mapping[str, Family]) -> SecretRow:
    return SecretRow(
        one.id, one.text, one.kind, families.get(one.kind, ""), who=one.person, quote=one.quote
    )


def _held(one: Held) -> ItemRow:
    whose = " · ".join(part for part in (one.person, one.account) if part)
    detail = "" if one.why == REASONS[one.reason] else one.why
    return ItemRow(HELD + one.id, one.kind, detail or whose, whose if detail else "", tone="soft")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _say(text: str) -> str:
    return QCoreApplication.translate("HandOver", text)
