"""What the yearly award is reckoned from: a rep's records, here or as bundles brought them."""

from collections.abc import Iterable
from datetime import date

from secretsmanual.domain.awards import Upkeep
from secretsmanual.domain.freshness import freshness
from secretsmanual.domain.report_card_parts import enough_in_use, tells_how
from secretsmanual.domain.secrets import Secret
from secretsmanual.services.manual import Manual
from secretsmanual.store import award_queries, change_times, report_queries
from secretsmanual.store.unit import Unit


class RepRecords:
    """The secrets of each rep, read once."""

    def __init__(self, manual: Manual, unit: Unit) -> None:
        self._manual = manual
        self._unit = unit
        self._zone = manual.clock.now().tzinfo
        self._origins = report_queries.origins(unit)
        self._secrets = unit.secrets.where()
        births = {str(one.id): one.created_at for one in self._secrets}
        self._pasts = change_times.pasts(unit, "secret", births)

    def is_own(self, secret: Secret) -> bool:
        """Whether it was recorded here."""
        return secret.id not in self._origins

    def upkeep(self, rep: str, own: str, year: int) -> Upkeep:
        """Return what a year of a rep comes to; `own` is the id of this manual.

        Of a colleague, sharing is counted by the bundles that were merged here; of this manual,
        by its own hand-overs.
        """
        origin = "" if rep == own else rep
        secrets = [one for one in self._secrets if self._origins.get(one.id, "") == origin]
        end = min(self._manual.today, date(year, 12, 31))
        wants = [
            one
            for one in secrets
            if one.status == "active" and one.layer == "want" and one.heard_on <= end
        ]
        return Upkeep(
            days=set(self._days(secrets)),
            freshness=[freshness(one, self._manual.bank, end) for one in wants],
            shared=(
                award_queries.shared_on(self._unit, origin, self._zone)
                if origin
                else award_queries.handed_over_on(self._unit, self._zone)
            ),
            used=len(self._used(year) & {one.id for one in wants}),
            wanted=enough_in_use(len(wants)),
        )

    def _days(self, secrets: Iterable[Secret]) -> Iterable[date]:
        """Give the days on which something was recorded or changed, not those it was heard on."""
        for one in secrets:
            yield one.created_at.astimezone(self._zone).date()
            past = self._pasts.get(one.id)
            for moments in past.times.values() if past else ():
                yield from (at.astimezone(self._zone).date() for at in moments)

    def _used(self, year: int) -> set[str]:
        return {
            str(use.secret_id)
            for use in self._unit.secret_uses.where()
            if use.on.year == year and tells_how(use)
        }
