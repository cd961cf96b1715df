"""What a recipient of earlier files does not have yet: new, changed and withdrawn lines."""

from dataclasses import replace
from datetime import date

from secretsmanual.domain.handover import Pack
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.recall import Told, told
from secretsmanual.domain.sharing import Selection
from secretsmanual.services.manual import Manual
from secretsmanual.store import handed


def only_new_to_them(manual: Manual, pack: Pack) -> Pack:
    """Narrow a hand-over to what its recipient does not have yet.

    They have what stands in files that are not to be destroyed yet; a line whose file has expired
    is new again, so that a stream never thins out. An idea goes along with what it rests on.
    Those without a name count as one recipient.
    """
    has, since = _what_they_have(manual, pack)
    leaves, topics = (
        tuple(
            out
            for out in found
            if out.secret.id not in has or _reads_otherwise(told(out.secret), has[out.secret.id])
        )
        for found in (pack.selection.leaves, pack.selection.topics)
    )
    new = {out.secret.id for out in leaves}
    withdrawals = tuple(one for one in pack.withdrawals if one.secret_id in has)
    return replace(
        pack,
        selection=Selection(leaves, pack.selection.held_back, topics),
        withdrawals=withdrawals,
        since=since,
        ideas=tuple(out for out in pack.ideas if new.intersection(out.idea.secrets)),
        changed=frozenset(out.secret.id for out in (*leaves, *topics) if out.secret.id in has),
    )


def _reads_otherwise(now: Told, then: Told) -> bool:
    return now.words != then.words or now.version != then.version


def _what_they_have(manual: Manual, pack: Pack) -> tuple[dict[SecretId, Told], date | None]:
    """Give each line as they saw it last, and when the last file left."""
    with manual.read() as unit:
        lines = handed.in_use(unit, manual.today, pack.audience)
        receipts = unit.handovers.by_ids({line.handover_id for line in lines})
    theirs = [line for line in lines if receipts[line.handover_id].recipient == pack.recipient]
    has: dict[SecretId, Told] = {}
    for line in theirs:
        has.pop(line.told.secret_id, None)
        if line.told.recalled_at is None:
            has[line.told.secret_id] = line.told
    return has, max((line.at.date() for line in theirs), default=None)
