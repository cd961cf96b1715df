"""What leaves, what is to be settled first and what stays behind, as rows."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.sharing import REASONS, Held
from secretsmanual.domain.values import Audience
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.gui.screens.hand_over.kinds import audience_in_words
from secretsmanual.gui.tokens import Family
from secretsmanual.services.sharing import Leaving, Preview
from secretsmanual.services.theme_packing import ThemePreview

Rows = list[SecretRow | ItemRow | SectionRow]

HELD = "held:"
"""Ids of rows that stay behind begin with this: their text is not shown here."""


class Seen(NamedTuple):
    """A preview, ready to be shown."""

    leave: int
    settle: Mapping[str, Held]
    """What the rep can still settle so that it may leave, by the id of its row."""
    stay: int
    """How many stay behind, those to be settled among them."""
    leaving_rows: Rows
    settle_rows: Rows
    stay_rows: Rows

    @property
    def all_rows(self) -> Rows:
        """Everything, what leaves first."""
        return [*self.leaving_rows, *self.settle_rows, *self.stay_rows]


NOTHING = Seen(0, {}, 0, [], [], [])


def seen_of(preview: Preview, families: Mapping[str, Family]) -> Seen:
    """Part a preview: what leaves by account, what is to be settled, what stays by reason."""
    settle = {HELD + one.id: one for one in preview.held_back if can_settle(one, preview.audience)}
    stay = [one for one in preview.held_back if HELD + one.id not in settle]
    return Seen(
        leave=len(preview.leaves),
        settle=settle,
        stay=len(preview.held_back),
        leaving_rows=_leaving_rows(preview.leaves, families),
        settle_rows=_by_reason(settle.values(), tr("Settle: {}"), tone="ink"),
        stay_rows=_by_reason(stay, tr("Stays here: {}")),
    )


def seen_of_themes(preview: ThemePreview) -> Seen:
    """Show which themes leave, with how many they count, and which stay and why."""
    leaving: Rows = [SectionRow(tr("Themes"), tr("{} leave").format(len(preview.leaves)))]
    for one in preview.leaves:
        counts = tr("{} people in {} accounts").format(one.people, one.accounts)
        quotes = trn("{n} quote", "{n} quotes", len(one.quotes)) if one.quotes else ""
        note = " · ".join(part for part in (counts, tr(one.trend), quotes) if part)
        leaving.append(ItemRow(one.id, one.theme, note, icon="layers"))
    staying: Rows = [
        ItemRow(HELD + one.id, one.what, one.why, tone="soft") for one in preview.held_back
    ]
    if staying:
        staying.insert(0, SectionRow(tr("Stays here"), str(len(staying))))
    return Seen(
        len(preview.leaves),
        {},
        len(preview.held_back),
        leaving if preview.leaves else [],
        [],
        staying,
    )


def can_settle(held: Held, audience: Audience) -> bool:
    """Whether the rep can put it right in place: nobody has decided to keep it yet.

    A bundle never takes what must not tell its source, whatever its words.
    """
    reasons = {"care"} if audience == "colleague" else {"care", "source"}
    return held.reason in reasons and not held.kept and held.id.startswith("s-")


def in_words(seen: Seen, audience: Audience, *, only_new: bool = False) -> str:
    """Say how many leave and how many stay."""
    if not seen.leave:
        if only_new and seen.stay:
            return tr("Nothing new for marketing. {} stay here.").format(seen.stay)
        some = tr("Nothing may leave. Below is why.")
        return some if seen.stay else tr("Nothing to hand over.")
    text = _leave(seen.leave, audience, only_new=only_new)
    return text + (" " + tr("{} stay here.").format(seen.stay) if seen.stay else "")


def _leave(n: int, audience: Audience, *, only_new: bool) -> str:
    to = tr("marketing") if audience == "themes" else audience_in_words(audience)
    if audience == "themes" and only_new:
        return trn("{n} theme new for {to}.", "{n} themes new for {to}.", n, to=to)
    if audience == "themes":
        return trn("{n} theme for {to}.", "{n} themes for {to}.", n, to=to)
    if only_new:
        return trn("{n} line new for {to}.", "{n} lines new for {to}.", n, to=to)
    return trn("{n} line for {to}.", "{n} lines for {to}.", n, to=to)


def receipt_in_words(receipt: Handover) -> str:
    """Say what was handed over, to whom, and when it is to be destroyed."""
    text = tr("Handed to {}: {} in {}. Destroy by {}.")
    to = audience_in_words(receipt.audience)
    if receipt.to:
        to = f"{to} ({receipt.to})"
    count = trn("{n} secret", "{n} secrets", len(receipt.secrets))
    if receipt.audience == "themes":
        count = tr("what groups want")
    return text.format(to, count, receipt.file_name, words.day(receipt.expires_on))


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
            aside=tr("chosen") if one.id in chosen else "",
            aside_tone="accent",
        )
        for one in found
    ]


def groups_in_words(held: Held) -> str:
    """Name the care groups that were found: `health, children`."""
    return ", ".join(group.replace("_", " ") for group in held.groups)


def _leaving_rows(leaves: Iterable[Leaving], families: Mapping[str, Family]) -> Rows:
    found: Rows = []
    by_account: dict[str, list[Leaving]] = {}
    for one in leaves:
        own = one.text if one.kind == "account" else ""
        by_account.setdefault(one.account or own, []).append(one)
    for account, group in by_account.items():
        found.append(SectionRow(account, tr("{} leave").format(len(group))))
        found += [_leaving(one, families) for one in group]
    return found


def _by_reason(held: Iterable[Held], title: str, tone: str = "soft") -> Rows:
    found: Rows = []
    by_reason: dict[str, list[Held]] = {}
    for one in held:
        by_reason.setdefault(one.reason, []).append(one)
    for reason, group in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        why = words.inside(tr(REASONS[group[0].reason])).rstrip(".")
        found.append(SectionRow(title.format(why), str(len(group)), id=f"reason:{reason}"))
        found += [_held(one, soft=tone == "soft") for one in group]
    return found


def _leaving(one: Leaving, families: Mapping[str, Family]) -> SecretRow:
    text = _talk_on(one.text) if one.kind == "talk" else one.text
    return SecretRow(
        one.id, text, tr(one.kind), families.get(one.kind, ""), who=one.person, quote=one.quote
    )


def _talk_on(started: str) -> str:
    return tr("Talk on {}").format(words.moment(datetime.fromisoformat(started).astimezone()))


def _held(one: Held, *, soft: bool) -> ItemRow:
    whose = " · ".join(part for part in (one.person, one.account) if part)
    detail = "" if one.why == tr(REASONS[one.reason]) else one.why
    groups = groups_in_words(one)
    return ItemRow(
        HELD + one.id,
        tr(one.kind),
        detail or whose,
        whose if detail else "",
        tone="soft" if soft else "ink",
        marks=(Mark("triangle-alert", groups, "warm"),) if groups else (),
    )
