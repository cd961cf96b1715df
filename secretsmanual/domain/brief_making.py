"""Choose what stands in a brief, the best first (domain.md 5.1)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from secretsmanual.domain import brief_promises, words
from secretsmanual.domain.brief import Attendee, Brief, BriefFacts, InTheRoom, LastTime
from secretsmanual.domain.brief_promises import MOST_WATCHED
from secretsmanual.domain.document import Item
from secretsmanual.domain.freshness import once_on, over, worth
from secretsmanual.domain.handover import ending_of
from secretsmanual.domain.ids import PersonId, SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.filters import REPAIR_KINDS
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.landmines import Landmines, landmines, touched
from secretsmanual.domain.occasions import TONES
from secretsmanual.domain.pages import marks
from secretsmanual.domain.said import said
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.talks import Interview
from secretsmanual.domain.wording import tr, trn

WANTED = frozenset({"outcome", "hope", "delight", "attribute", "stakes"})
"""Kinds that say what they want."""
MISHAP_DAYS = 180
FEELING_DAYS = 60
MOST_PEOPLE = 4
MOST_NAMES = 12
MOST_MATTERS = 5
MOST_LATER, MOST_QUESTIONS = 2, 3
LINE = 92
"""Characters of what must stay on one line."""
TWO_LINES = 170
LONGEST_WORD = 60
"""Characters; an address longer than that would run off the page."""


def make_brief(
    facts: BriefFacts,
    bank: Bank,
    lexicon: Lexicon,
    *,
    with_private: bool = False,
    most_words: int = 28,
) -> Brief:
    """Choose what stands in the brief.

    What must never be mentioned is never in it, what is private only where asked for, and money
    nowhere. `most_words` is where a single entry is cut.
    """
    return _Maker(facts, bank, lexicon, with_private, most_words).brief()


@dataclass
class _Maker:
    facts: BriefFacts
    bank: Bank
    lexicon: Lexicon
    with_private: bool
    most_words: int
    told: set[SecretId] = field(default_factory=set)
    """Secrets that stand in the brief already."""
    mines: Landmines = field(init=False)

    def __post_init__(self) -> None:
        self.mines = landmines(self.facts.secrets, self.facts.people)

    def brief(self) -> Brief:
        facts = self.facts
        repair = brief_promises.repair_first(facts)
        opener = "" if repair else self._opener()
        wants = self._wants()
        watch_out = self._watch_out()
        few = len(facts.present) <= MOST_PEOPLE
        room = tuple(self._person(one) for one in facts.present) if few else ()
        later = () if repair else self._ask_later()
        questions = self._questions(repair)
        return Brief(
            head=self._head(),
            promises_in_short=brief_promises.in_short(facts),
            wants=wants,
            start_with=self._start(repair, opener, [*later, *questions]),
            watch_out=watch_out,
            room=room,
            others=() if few else self._names(),
            last_time=self._last_time(),
            we_owe=brief_promises.we_owe(facts, self._cut),
            they_owe=brief_promises.they_owe(facts, self._cut),
            kept=brief_promises.kept(facts, self._cut),
            matters=self._matters(),
            ask_later=later,
            questions=questions,
            unknown=self._unknown(),
        )

    def _cut(self, text: str, characters: int = TWO_LINES) -> str:
        bounded = " ".join(words.shortened(word, LONGEST_WORD) for word in text.split())
        return words.shortened(bounded, characters, self.most_words)

    def _head(self) -> str:
        facts = self.facts
        when = words.moment(facts.at) if facts.at else words.weekday(facts.today)
        parts = [words.shortened(facts.account.name, 48, 12), when]
        if facts.minutes:
            parts.append(tr("{n} min", n=facts.minutes))
        room = LINE - len(" | ".join(parts)) - 3
        if facts.purpose and room > 8:
            parts.append(words.shortened(facts.purpose, room, 16))
        return " | ".join(parts)

    # What may stand here, and in what order

    def _may_stand(self, secret: Secret) -> bool:
        if secret.sensitivity == "never" or (
            secret.sensitivity == "private" and not self.with_private
        ):
            return False
        if secret.status != "active" or secret.id in self.told:
            return False
        return not touched(secret, self.mines.of(secret), self.lexicon)

    def _best(self, fits: Callable[[Secret], bool], most: int) -> list[Secret]:
        """Give the best secrets that fit, ties by id, and take them as told."""
        facts = self.facts
        found = sorted(
            (secret for secret in facts.secrets if self._may_stand(secret) and fits(secret)),
            key=lambda secret: (
                -worth(secret, self.bank, facts.today, used=secret.id in facts.used),
                secret.id,
            ),
        )[:most]
        self.told.update(secret.id for secret in found)
        return found

    def _item(self, secret: Secret, *, about: bool = False) -> Item:
        filed = self.bank.has_kind(secret.kind)
        kind = words.inside(self.bank.kind(secret.kind).label) if filed else tr("unsorted")
        about_whom = self.facts.first_name(secret.person_id) or tr("organisation")
        notes = [
            *([about_whom] if about else []),
            kind,
            words.age_of(secret.last_confirmed, self.facts.today),
            *marks(secret),
        ]
        return Item(self._cut(secret.text), ", ".join(notes), link=secret.id)

    # Block 2: the bottom line

    def _wants(self) -> str:
        ids = {None, *self.facts.ids}
        best = self._best(
            lambda s: (
                s.kind in WANTED
                and s.layer == "want"
                and s.standing == "standing"
                and s.person_id in ids
            ),
            1,
        )
        if not best:
            return ""
        whose = self.facts.first_name(best[0].person_id)
        return words.labelled(whose, self._cut(best[0].text)) if whose else self._cut(best[0].text)

    def _opener(self) -> str:
        """Something of theirs that happened since the last talk."""
        since, ids = self.facts.last_talk_on, set(self.facts.ids)
        if since is None:
            return ""

        def passed(secret: Secret) -> bool:
            day = once_on(secret)
            return day is not None and since < day <= self.facts.today and secret.person_id in ids

        best = self._best(passed, 1)
        if not best:
            return ""
        who = self.facts.first_name(best[0].person_id)
        return tr("ask {who} how it went: {what}", who=who, what=self._cut(best[0].text, LINE))

    def _start(self, repair: bool, opener: str, asks: list[Item]) -> str:
        if repair:
            return tr("the overdue promise, before anything else")
        if opener:
            return opener
        kept = brief_promises.kept_since(self.facts)
        if kept:
            return tr("what you kept, {promise}", promise=words.shortened(kept[0].text, LINE))
        return words.shortened(asks[0].text, LINE) if asks else tr("what is on their mind today")

    # Block 3

    def _watch_out(self) -> tuple[Item, ...]:
        found = [*brief_promises.overdue(self.facts, self._cut), *self._mishaps(), *self._upset()]
        return tuple(found[:MOST_WATCHED])

    def _mishaps(self) -> Iterable[Item]:
        for mishap in self.facts.mishaps:
            days = (self.facts.today - mishap.learned_at.date()).days
            if days < MISHAP_DAYS:
                who = self.facts.first_name(mishap.person_id)
                notes = [who, words.age(days), ending_of(mishap)]
                note = ", ".join(part for part in notes if part)
                told = tr("OOPS {what}", what=self._cut(mishap.what))
                yield Item(told, note, "warn", link=mishap.id)

    def _upset(self) -> Iterable[Item]:
        def hurts(secret: Secret) -> bool:
            recent = (self.facts.today - secret.last_confirmed).days < FEELING_DAYS
            return (
                recent
                and secret.kind == "feeling"
                and "negative" in self.lexicon.cues(f"{secret.text} {secret.verbatim}")
            )

        for secret in self._best(hurts, MOST_WATCHED):
            item = self._item(secret, about=True)
            yield replace(item, tone="warn")

    # Block 4

    def _person(self, one: Attendee) -> InTheRoom:
        person, today = one.person, self.facts.today
        name = words.shortened(person.name, 48, 8)
        say = f" ({words.shortened(person.say, 40, 6)})" if person.say else ""
        parts = [words.shortened(person.role, 48, 8)] if person.role else []
        parts += [tr("decides")] if person.decision_maker else []
        talked = tr("Not talked with yet")
        if one.last_talk:
            talked = tr("Last talked {when}", when=words.age_of(one.last_talk, today))
        head = ", ".join([f"{name}{say}", *parts])
        secrets = self._best(lambda s: s.person_id == person.id and not over(s, today), 2)
        return InTheRoom(
            about=tr("{who}. {talked}. Rapport {n}/5", who=head, talked=talked, n=one.rapport),
            link=person.id,
            secrets=tuple(self._item(secret) for secret in secrets),
            tone=self._tone(person.id),
        )

    def _names(self) -> tuple[str, ...]:
        names = [words.shortened(one.person.name, 40, 4) for one in self.facts.present]
        more = len(names) - MOST_NAMES
        if more > 0:
            names[MOST_NAMES:] = [trn("and {n} more", "and {n} more", more)]
        return tuple(names)

    def _tone(self, person_id: PersonId) -> str:
        known = [
            secret
            for secret in self.facts.secrets
            if secret.person_id == person_id
            and secret.occasion in TONES
            and (secret.id in self.told or self._may_stand(secret))
        ]
        newest = max(known, key=lambda s: (s.last_confirmed, s.id), default=None)
        return tr(TONES[newest.occasion]) if newest else ""

    # Block 5

    def _last_time(self) -> LastTime | None:
        talk, on = self.facts.last_talk, self.facts.last_talk_on
        if talk is None or on is None:
            return None
        how = said("talk" if talk.channel == "other" else talk.channel)
        quoted = self._quote(talk)
        return LastTime(
            when=f"{words.age_of(on, self.facts.today)}, {how}",
            summary=self._cut(talk.summary),
            quote=self._cut(quoted.verbatim) if quoted else "",
            quoted=self.facts.first_name(quoted.said_by) if quoted else "",
            link=talk.id,
        )

    def _quote(self, talk: Interview) -> Secret | None:
        quoted = [
            secret
            for secret in self.facts.secrets
            if secret.interview_id == talk.id
            and secret.verbatim
            and (secret.id in self.told or self._may_stand(secret))
        ]
        return max(
            quoted,
            key=lambda s: (worth(s, self.bank, self.facts.today, used=False), s.id),
            default=None,
        )

    # Blocks 7 to 9

    def _matters(self) -> tuple[Item, ...]:
        ids = {None, *self.facts.ids}
        best = self._best(
            lambda s: s.person_id in ids and not over(s, self.facts.today), MOST_MATTERS
        )
        return tuple(self._item(secret, about=True) for secret in best)

    def _ask_later(self) -> tuple[Item, ...]:
        ids = {None, *self.facts.ids}
        mine = [item for item in self.facts.ask_later if item.person_id in ids]
        return tuple(
            Item(self._cut(item.text), tr("you meant to ask"), link=item.id)
            for item in mine[:MOST_LATER]
        )

    def _questions(self, repair: bool) -> tuple[Item, ...]:
        """Take three questions of different kinds; while something is overdue, only repair."""
        by_kind: dict[str, Offer] = {}
        for offer in self.facts.questions:
            if not repair or offer.kind in REPAIR_KINDS:
                by_kind.setdefault(offer.kind, offer)
        return tuple(
            Item(self._cut(offer.text), offer.reason)
            for offer in list(by_kind.values())[:MOST_QUESTIONS]
        )

    def _unknown(self) -> tuple[str, ...]:
        lines: list[str] = []
        if not self.facts.account.what_they_bought:
            lines.append(tr("What they buy from us, in their own words"))
        whose: Mapping[str, tuple[str, ...]] = {
            **{self.facts.first_name(one.person.id): one.missing for one in self.facts.present},
            tr("The organisation"): self.facts.missing,
        }
        lines += [words.labelled(name, ", ".join(kinds)) for name, kinds in whose.items() if kinds]
        return tuple(words.shortened(line, LINE) for line in lines[:2])
