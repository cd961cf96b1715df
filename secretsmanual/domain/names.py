"""Names, numbers and addresses made comparable: what makes two spellings the same."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written in one piece, to be readable."""
    return frozenset(text.split())


_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_LETTERS = re.compile(r"(?<=\b\w)[./](?=\w\b)")
_COURTESY = words(
    """mr mrs ms miss mx dr prof herr frau mme mlle sr sra sig dhr jr phd md mba ing"""
)
_LEGAL_FORMS = words(
    """ag gmbh mbh ug kg kgaa ohg gbr ek ev se co cie company ltd limited plc llp llc lp inc
    incorporated corp corporation sa sarl sas sasu snc eurl spa srl srls sl slu sau bv nv vof ab
    hb as asa ans aps is oy oyj ou sia uab sp z o oo spzoo zoo sro doo dd kft zrt nyrt rt pty pte
    pvt lda ltda eireli kk the und and et"""
)
_FREE_MAIL = words(
    """gmail.com googlemail.com yahoo.com yahoo.de yahoo.fr yahoo.co.uk hotmail.com hotmail.de
    hotmail.fr hotmail.co.uk outlook.com outlook.de live.com msn.com icloud.com me.com mac.com
    aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de orange.fr wanadoo.fr
    free.fr laposte.net libero.it virgilio.it proton.me protonmail.com mail.com mail.ru
    yandex.ru qq.com 163.com btinternet.com comcast.net verizon.net telia.com bluewin.ch
    posteo.de"""
)

_SHARED_BOXES = words(
    """info office sales contact mail admin hello team support service post kontakt buero
    zentrale accounts accounting billing invoice orders bestellung einkauf vertrieb reception"""
)


def folded(text: str) -> str:
    """Return the text without accents and case: `Müller` and `MULLER` are one."""
    text = text.casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_NOT_DECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def initials(name: str) -> str:
    """Return one or two letters for a name: first and last word; `?` for nothing usable."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    if not words:
        return "?"
    ends = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return ends.upper()


def person_key(name: str) -> str:
    """Return a person's name without accents, case, order, titles and middle initials."""
    found = _WORD.findall(folded(name))
    plain = [word for word in found if word not in _COURTESY] or found
    full = [word for word in plain if len(word) > 1]
    return " ".join(sorted(full if len(full) > 1 else plain))


@lru_cache(maxsize=8192)
def company_key(name: str) -> str:
    """Return a company's name without accents, case, punctuation and legal form."""
    found = _WORD.findall(_BETWEEN_LETTERS.sub("", folded(name)))
    return " ".join([word for word in found if word not in _LEGAL_FORMS] or found)


def phone_key(number: str) -> str:
    """Return the last 8 digits: country codes and leading zeros differ from file to file.

    Nothing for fewer than 6 digits, which an extension is; what follows `ext` or `x` is cut.
    """
    digits = "".join(c for c in re.split(r"(?i)e?xt?\.?\s*\d", number)[0] if c.isdecimal())
    return digits[-8:] if len(digits) >= 6 else ""


def web_domain(address: str) -> str:
    """Return `hubspot.com` for `https://www.hubspot.com/people?x=1`."""
    domain = re.sub(r"^\w+://", "", address.strip().casefold())
    return re.split(r"[/?#:]", domain)[0].removeprefix("www.").strip(".")


def mail_domain(emails: Iterable[str]) -> str:
    """Return the domain of the first address that is a company's and no free mail provider's."""
    domains = (email.rpartition("@")[2].casefold() for email in emails)
    return next((d for d in domains if "." in d and d not in _FREE_MAIL), "")


def is_shared_box(email: str) -> bool:
    """Say whether an address is an office's and no person's: `info@`, `sales@`."""
    return email.partition("@")[0].casefold() in _SHARED_BOXES


def one_edit_apart(one: str, other: str) -> bool:
    """Say whether two texts differ by one letter more, less, changed or two swapped."""
    if len(one) > len(other):
        one, other = other, one
    size = len(one)
    if len(other) - size > 1 or one == other:
        return False
    at = 0
    while at < size and one[at] == other[at]:
        at += 1
    if size < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])
