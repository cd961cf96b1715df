"""Who of the people and companies in a file is already in the manual, and why we think so.

Everything is looked up in dictionaries built once: 10,000 found against 10,000 known take about
a second. What a person must decide is said to be so (`certain` is False).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from secretsmanual.domain.importing import FoundAccount, FoundPerson
from secretsmanual.domain.names import (
    company_key,
    folded,
    is_shared_box,
    mail_domain,
    one_edit_apart,
    person_key,
    phone_key,
    web_domain,
)
from secretsmanual.domain.wording import tr

_MOST_COMPARED = 200
"""Names with the same initials at one company that are compared letter by letter."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What matching needs of a person in the manual."""

    id: str
    name: str
    emails: Sequence[str] = ()
    phones: Sequence[str] = ()
    company: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """What matching needs of an account in the manual."""

    id: str
    name: str
    website: str = ""
    city: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that somebody in a file seems to be, and why."""

    of: str
    """The record's id."""
    reason: str
    """For people: `same e-mail`, `very similar name: Jon Smith / John Smith`."""
    certain: bool
    """False where a person should decide."""


class KnownPeople:
    """The people of a manual, ready to be looked up; grows while a file is imported."""

    def __init__(self, known: Iterable[KnownPerson] = ()) -> None:
        self._by_external_id: dict[str, KnownPerson] = {}
        self._by_email: dict[str, KnownPerson] = {}
        self._by_phone: dict[str, KnownPerson] = {}
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        self._alike: dict[tuple[str, str], list[tuple[str, KnownPerson]]] = defaultdict(list)
        for person in known:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """Add a person; whoever came first keeps an e-mail or a phone that two share."""
        if person.external_id:
            self._by_external_id.setdefault(person.external_id, person)
        for email in person.emails:
            self._by_email.setdefault(email.casefold(), person)
        for phone in person.phones:
            if digits := phone_key(phone):
                self._by_phone.setdefault(digits, person)
        name = person_key(person.name)
        self._by_name[name].append(person)
        self._alike[_place(person.company, person.emails), _initials(name)].append((name, person))

    def find(self, found: FoundPerson) -> Match | None:
        """Return who this seems to be, by the strongest reason there is."""
        name = person_key(found.name)
        if known := self._by_external_id.get(found.external_id):
            return Match(known.id, tr("same id in the same kind of file"), certain=True)
        return (
            self._same_email(found, name)
            or self._same_name(found, name)
            or self._same_phone(found, name)
            or self._similar_name(found, name)
        )

    def _same_email(self, found: FoundPerson, name: str) -> Match | None:
        for email in found.emails:
            if known := self._by_email.get(email.casefold()):
                shared = is_shared_box(email)
                alike = _share_a_word(name, person_key(known.name))
                other = tr("same e-mail, other name: {name}", name=known.name)
                reason = tr("same e-mail") if alike else other
                return Match(known.id, reason, certain=(alike and not shared) or _same(known, name))
        return None

    def _same_name(self, found: FoundPerson, name: str) -> Match | None:
        company = company_key(found.company)
        for known in self._by_name.get(name, ()):
            if company and company_key(known.company) == company:
                return Match(known.id, tr("same name at the same company"), certain=True)
        for known in self._by_name.get(name, ()):
            if not company or not known.company:
                return Match(known.id, tr("same name"), certain=False)
        return None

    def _same_phone(self, found: FoundPerson, name: str) -> Match | None:
        for phone in found.phones:
            if known := self._by_phone.get(phone_key(phone)):
                alike = _share_a_word(name, person_key(known.name))
                other = tr("same phone, other name: {name}", name=known.name)
                reason = tr("same phone") if alike else other
                return Match(known.id, reason, certain=_same(known, name))
        return None

    def _similar_name(self, found: FoundPerson, name: str) -> Match | None:
        block = self._alike.get((_place(found.company, found.emails), _initials(name)), ())
        for key, known in islice(block, _MOST_COMPARED):
            if one_edit_apart(name, key) or _abbreviated(name, key):
                reason = _similar(found.name, known.name)
                return Match(known.id, reason, certain=False)
        return None


class KnownAccounts:
    """The accounts of a manual, ready to be looked up; grows while a file is imported."""

    def __init__(self, known: Iterable[KnownAccount] = ()) -> None:
        self._by_external_id: dict[str, KnownAccount] = {}
        self._by_domain: dict[str, KnownAccount] = {}
        self._by_name: dict[str, list[KnownAccount]] = defaultdict(list)
        self._alike: dict[str, list[tuple[str, KnownAccount]]] = defaultdict(list)
        for account in known:
            self.add(account)

    def add(self, account: KnownAccount) -> None:
        """Add an account; whoever came first keeps a web address that two share."""
        if account.external_id:
            self._by_external_id.setdefault(account.external_id, account)
        if domain := web_domain(account.website):
            self._by_domain.setdefault(domain, account)
        name = company_key(account.name)
        self._by_name[name].append(account)
        self._alike[name[:3]].append((name, account))

    def find(self, found: FoundAccount) -> Match | None:
        """Return which account this seems to be, by the strongest reason there is."""
        if known := self._by_external_id.get(found.external_id):
            return Match(known.id, tr("same id in the same kind of file"), certain=True)
        name = company_key(found.name)
        if known := self._by_domain.get(web_domain(found.website)):
            same = company_key(known.name) == name
            other = tr("same web address: {name}", name=known.name)
            reason = tr("same web address") if same else other
            return Match(known.id, reason, certain=same)
        return self._same_name(found, name) or self._similar_name(found, name)

    def find_by_mail(self, emails: Iterable[str]) -> Match | None:
        """Return the account at whose web address somebody has an e-mail address."""
        domain = mail_domain(emails)
        if domain and (known := self._by_domain.get(domain)):
            return Match(known.id, tr("e-mail at {domain}", domain=domain), certain=True)
        return None

    def _same_name(self, found: FoundAccount, name: str) -> Match | None:
        namesakes = self._by_name.get(name, [])
        for known in namesakes:
            if not found.city or not known.city or folded(found.city) == folded(known.city):
                return Match(known.id, tr("same name"), certain=True)
        if namesakes:
            return Match(namesakes[0].id, tr("same name in another town"), certain=False)
        return None

    def _similar_name(self, found: FoundAccount, name: str) -> Match | None:
        if len(name) < 6:
            return None
        for key, known in islice(self._alike.get(name[:3], ()), _MOST_COMPARED):
            if one_edit_apart(name, key):
                reason = _similar(found.name, known.name)
                return Match(known.id, reason, certain=False)
        return None


def _similar(found: str, known: str) -> str:
    return tr("very similar name: {name} / {known}", name=found, known=known)


def _place(company: str, emails: Sequence[str]) -> str:
    """Return where somebody works, to compare only colleagues letter by letter."""
    return company_key(company) or mail_domain(emails)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _same(known: KnownPerson, name: str) -> bool:
    return bool(name) and person_key(known.name) == name


def _share_a_word(one: str, other: str) -> bool:
    return not set(one.split()).isdisjoint(other.split())


def _abbreviated(one: str, other: str) -> bool:
    """Say whether two names differ only in a first name given as its initial: `J. Smith`."""
    ones, others = set(one.split()), set(other.split())
    left, right = sorted(ones - others), sorted(others - ones)
    if len(left) != 1 or len(right) != 1 or not ones & others:
        return False
    short, long = sorted((left[0], right[0]), key=len)
    return len(short) == 1 and long.startswith(short)
