"""Secrets: list, add, edit, confirm, supersede, mark, use, delete; all undoable."""

from typing import Any

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.feelings import KIND as FEELING
from secretsmanual.domain.feelings import mood
from secretsmanual.domain.ids import AccountId, PersonId, SecretId
from secretsmanual.domain.interview.review_hints import TICKS
from secretsmanual.domain.occasions import KIND as FIT
from secretsmanual.domain.occasions import OCCASIONS
from secretsmanual.domain.secrets import Secret, SecretFields, SecretUse, SecretUseFields
from secretsmanual.domain.sharing import KEPT, care_in
from secretsmanual.domain.topics import DO_NOT_RAISE, tells_it
from secretsmanual.domain.values import (
    SENSITIVITIES,
    Reaction,
    SecretStatus,
    Sensitivity,
    UseWay,
    WantedStatus,
)
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.removing import remove_secret
from secretsmanual.store import queries


class SecretService:
    """What one does with secrets."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(
        self,
        account_id: AccountId | None = None,
        person_id: PersonId | None = None,
        kind: str = "",
        statuses: tuple[SecretStatus, ...] = ("active",),
    ) -> list[Secret]:
        """Return secrets in the order they were recorded."""
        with self._manual.read() as unit:
            return queries.secrets(unit, account_id, person_id, kind, statuses)

    def get(self, secret_id: SecretId) -> Secret:
        """Return one secret; raises NotFound."""
        with self._manual.read() as unit:
            return unit.secrets.get(secret_id)

    def add(self, text: str, account_id: AccountId, **values: Any) -> tuple[Secret, Change]:
        """Add a secret by hand, outside an interview; heard today where no day is given."""
        today = self._manual.today
        days = {"heard_on": today, "last_confirmed": today, "source": "desk"}
        with self._manual.write(mark("Add a secret")) as unit:
            stamps = {"created_at": unit.at, "updated_at": unit.at}
            fields = SecretFields(
                **{"text": text, "account_id": account_id, **days, **stamps, **values}
            )
            secret = unit.secrets.add(fields)
        return secret, unit.change

    def edit(self, secret_id: SecretId, text: str) -> Change:
        """Reword a secret; the old wording stays in its history."""
        return self._change(mark("Edit"), secret_id, text=text.strip())

    def confirm(self, secret_id: SecretId) -> Change:
        """Say that it is still true: its age starts anew."""
        return self._change(mark("Still true"), secret_id, last_confirmed=self._manual.today)

    def toggle_gold(self, secret_id: SecretId) -> Change:
        """Mark or unmark a want that was spoken with feeling."""
        return self._change(mark("Gold"), secret_id, gold=not self.get(secret_id).gold)

    def set_sensitivity(self, secret_id: SecretId, sensitivity: Sensitivity) -> Change:
        """Say who may know it; its topic goes where it may be mentioned again."""
        without = {} if sensitivity == "never" else {"topic": ""}
        return self._change(mark("Who may know"), secret_id, sensitivity=sensitivity, **without)

    def set_topic(self, secret_id: SecretId, topic: str) -> Change:
        """Say what service is told not to raise of a never-mention secret; empty for nothing.

        Raises NotFound, Refused for a secret that may be mentioned or is kept with care, and
        BadInput where the topic tells the secret or a word in it needs care (domain.md 5.2).
        """
        topic = " ".join(topic.split())
        secret = self.get(secret_id)
        if topic:
            _check_topic_of(secret)
            if tells_it(secret, topic):
                raise BadInput(
                    tr("That tells the secret itself."), tr("Name the topic in a few words.")
                )
            if no := care_in(self._manual.lexicon, topic):
                raise BadInput(
                    tr("The topic needs care: {words}", words=no.words),
                    tr("Name it in other words."),
                )
        return self._change(DO_NOT_RAISE, secret_id, topic=topic)

    def set_idea(self, secret_id: SecretId, idea: str) -> Change:
        """Say how "so we could ..." goes on; empty for nothing. Raises NotFound."""
        return self._change(mark("So we could"), secret_id, idea=" ".join(idea.split()))

    def set_wanted_status(self, secret_id: SecretId, status: WantedStatus) -> Change:
        """Say whether they got what they want.

        Raises NotFound, and Refused for a need: every competitor delivers those.
        """
        if self.get(secret_id).layer == "need":
            raise Refused(tr("A need is not a want."), tr("Say first that it is a want."))
        return self._change(mark("Did they get it"), secret_id, wanted_status=status)

    def set_occasion(self, secret_id: SecretId, occasion: str) -> Change:
        """Say what our product is for in their life; empty for nothing (domain.md 1, row 85).

        Raises NotFound, BadInput for an unknown occasion, and Refused for another kind than fit.
        """
        if occasion and occasion not in OCCASIONS:
            raise BadInput(
                tr("There is no occasion “{occasion}”.", occasion=occasion),
                tr("Take {occasions}.", occasions=", ".join(OCCASIONS)),
            )
        if self.get(secret_id).kind != FIT:
            raise Refused(tr("Only how we fit in has an occasion."), tr("Sort it under fit first."))
        return self._change(mark("Occasion"), secret_id, occasion=occasion)

    def toggle_led_to(self, secret_id: SecretId, which: str) -> Change:
        """Tick or untick what a good feeling led to, one of `TICKS`; kept as review keeps it.

        Raises NotFound, and Refused for what is no good feeling about us.
        """
        secret = self.get(secret_id)
        if which not in TICKS or secret.kind != FEELING or mood(secret, self._manual.lexicon) < 1:
            raise Refused(tr("This is not a good feeling about us."), tr("Tick it on one."))
        others = [one for one in secret.themes if one != which]
        themes = others if which in secret.themes else [*secret.themes, which]
        return self._change(mark("What it led to"), secret_id, themes=themes)

    def cycle_sensitivity(self, secret_id: SecretId) -> Change:
        """Go to the next step of open, service, private, never, open."""
        now = SENSITIVITIES.index(self.get(secret_id).sensitivity)
        return self.set_sensitivity(secret_id, SENSITIVITIES[(now + 1) % len(SENSITIVITIES)])

    def set_kind(self, secret_id: SecretId, kind: str) -> Change:
        """Sort a secret under a kind; one that was unsorted becomes active.

        It is protected at least as its kind is: what was family or cash is never lowered by this.
        """
        share = self._manual.bank.kind(kind).share
        secret = self.get(secret_id)
        if secret.kind:
            return self._change(mark("Kind"), secret_id, kind=kind)
        protected = max(share, secret.sensitivity, key=SENSITIVITIES.index)
        status = "active" if secret.status == "unsorted" else secret.status
        return self._change(
            mark("Kind"), secret_id, kind=kind, status=status, sensitivity=protected
        )

    def protect_source(self, secret_id: SecretId, *, protected: bool = True) -> Change:
        """Say that nobody may learn who told us: no name and no hint of it leaves."""
        return self._change(mark("Protect the source"), secret_id, source_protected=protected)

    def set_layer(self, secret_id: SecretId, *, need: bool) -> Change:
        """Say that it is a need (common to all) or a want."""
        return self._change(mark("Need or want"), secret_id, layer="need" if need else "want")

    def supersede(self, secret_id: SecretId, text: str) -> tuple[Secret, Change]:
        """Put a newer fact in its place; the old one stays, marked and pointing at the new."""
        with self._manual.write(mark("Supersede")) as unit:
            old = unit.secrets.get(secret_id)
            today = self._manual.today
            values = {
                **old.model_dump(exclude={"id"}),
                "text": text,
                "verbatim": "",
                "heard_on": today,
                "last_confirmed": today,
                "source": "desk",
                "line_id": None,
                "interview_id": None,
                "import_id": None,
                "created_at": unit.at,
                "updated_at": unit.at,
            }
            new = unit.secrets.add(SecretFields(**values))
            unit.secrets.change(
                old.id, status="superseded", superseded_by=new.id, updated_at=unit.at
            )
        return new, unit.change

    def use(
        self, secret_id: SecretId, way: UseWay, how: str = "", reaction: Reaction = ""
    ) -> Change:
        """Note that a secret was used today, in which way, and how it landed."""
        with self._manual.write(mark("Used")) as unit:
            unit.secrets.get(secret_id)
            fields = SecretUseFields(
                secret_id=secret_id,
                on=self._manual.today,
                way=way,
                how=how.strip(),
                reaction=reaction,
            )
            unit.secret_uses.add(fields)
            unit.touch("secret", secret_id)
        return unit.change

    def uses(self, secret_id: SecretId) -> list[SecretUse]:
        """Return when and how a secret was used, newest first."""
        with self._manual.read() as unit:
            return queries.uses_of(unit, secret_id)

    def delete(self, secret_id: SecretId) -> Change:
        """Delete a secret; undo brings it back."""
        with self._manual.write(mark("Delete a secret")) as unit:
            remove_secret(unit, secret_id)
        return unit.change

    def _change(self, label: str, secret_id: SecretId, **values: Any) -> Change:
        with self._manual.write(label) as unit:
            unit.secrets.change(secret_id, updated_at=unit.at, **values)
        return unit.change


def _check_topic_of(secret: Secret) -> None:
    if secret.sensitivity != "never":
        raise Refused(
            tr("Only a secret that is never to be mentioned has a topic not to raise."),
            tr("Say first that it is never mentioned."),
        )
    if secret.care:
        raise Refused(tr(KEPT), tr("Reword the secret first, and name the topic then."))
