"""The table formats that are known by their headings, and where their words mean other things.

Headings as public exports show them (formats.md). Keys are written as `headings.key` gives them.
"""

from dataclasses import dataclass, field
from typing import Literal

from secretsmanual.domain.wording import mark
from secretsmanual.formats.importers.headings import IGNORED

RowAbout = Literal["person", "account", "either"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One format: what its headings must contain, and what they mean there."""

    format: str
    label: str
    source: str = ""
    """What stands before the colon of external ids; empty: made from the headings."""
    signatures: tuple[frozenset[str], ...] = ()
    """Any one of these sets of headings gives the format away."""
    without: frozenset[str] = frozenset()
    """Headings that give away that it is another format."""
    about: RowAbout = "either"
    """Whose row it is: whose id, phone and address stand there."""
    means: dict[str, str] = field(default_factory=dict)
    """Headings whose meaning differs from `headings.meaning`."""
    month_first: bool = False
    """Dates such as 3/4/1980 are American."""

    def fits(self, keys: frozenset[str]) -> bool:
        """Say whether a file with these headings is of this format."""
        return keys.isdisjoint(self.without) and any(s <= keys for s in self.signatures)


def _any_of(*signatures: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(signature.split()) for signature in signatures)


_A_PERSON = frozenset({"firstname", "lastname", "email", "jobtitle"})

PROFILES: tuple[Profile, ...] = (
    Profile(
        "linkedin-connections",
        mark("LinkedIn connections"),
        "linkedin",
        _any_of("firstname lastname connectedon"),
        about="person",
        means={"url": IGNORED},
    ),
    Profile(
        "google-people",
        mark("Google Contacts"),
        "google",
        _any_of(
            "givenname familyname groupmembership",
            "givenname familyname yominame",
            "givenname familyname email1value",
            "organizationname labels",
            "phoneticfirstname fileas",
            "firstname lastname email1value",
        ),
        about="person",
        means={
            "name": "whole_name",
            "givenname": "first",
            "organizationname": "company",
            "organizationtitle": "role",
            "location": IGNORED,
            "organizationlocation": IGNORED,
            "organizationjobdescription": "notes",
            "websitevalue": IGNORED,
            "customfieldvalue": IGNORED,
            "subject": IGNORED,
        },
    ),
    Profile(
        "outlook-people",
        "Outlook",
        "outlook",
        _any_of(
            "firstname lastname emailaddress businessstreet",
            "firstname lastname emailaddress businessphone",
            "firstname lastname emailaddress mobilephone webpage",
            "firstname lastname internetfreebusy",
            "firstname lastname organizationalidnumber",
        ),
        about="person",
        means={
            "title": "prefix",
            "account": IGNORED,
            "location": IGNORED,
            "user": IGNORED,
            "webpage": IGNORED,
            "keywords": IGNORED,
            "officelocation": IGNORED,
        },
        month_first=True,
    ),
    Profile(
        "salesforce-people",
        mark("Salesforce people"),
        "salesforce",
        _any_of(
            "lastname accountid",
            "lastname mailingstreet",
            "lastname mailingcity",
            "lastname mailingcountry",
            "lastname accountname accountowner",
            "lastname accountname contactowner",
            "lastname isdeleted",
            "lastname reportstoid",
            "firstname lastname accountname",
        ),
        about="person",
        means={
            "name": "whole_name",
            "accountname": "company",
            "otherphone": "phone",
            "reportstoid": IGNORED,
            "leadsource": IGNORED,
            "contactrecordtype": IGNORED,
            "photourl": IGNORED,
        },
        month_first=True,
    ),
    Profile(
        "salesforce-accounts",
        mark("Salesforce accounts"),
        "salesforce",
        _any_of(
            "name billingstreet",
            "name billingcity",
            "name isdeleted",
            "name accountnumber",
            "name accountsource",
            "accountname accountowner",
            "accountname billingstreet",
            "accountname billingcity",
            "accountname billingstateprovince",
            "accountname billingcountry",
        ),
        without=frozenset({"lastname"}),
        about="account",
        means={
            "name": "company",
            "accountnumber": IGNORED,
            "accountid": "id",
            "site": IGNORED,
            "photourl": IGNORED,
        },
        month_first=True,
    ),
    Profile(
        "pipedrive-people",
        mark("Pipedrive people"),
        "pipedrive",
        _any_of("personname"),
        about="person",
        means={"personname": "name", "organizationname": "company"},
    ),
    Profile(
        "pipedrive-accounts",
        mark("Pipedrive organisations"),
        "pipedrive",
        _any_of("organizationname organizationid", "organizationname organizationaddress"),
        without=frozenset({"firstname", "organizationtitle", "labels"}),
        about="account",
        means={"organizationid": "id", "organizationaddress": ".address"},
    ),
    Profile(
        "meerkat-people",
        "Meerkat",
        "meerkat",
        _any_of("firstname lastname howwemet", "firstname lastname circles"),
        about="person",
        means={"contactinformation": "notes"},
    ),
    Profile(
        "atomic-people",
        "Atomic CRM",
        "atomic",
        _any_of("firstname lastname hasnewsletter", "firstname lastname emailwork phonework"),
        about="person",
    ),
    Profile(
        "espocrm-people",
        "EspoCRM",
        "espocrm",
        _any_of(
            "lastname emailaddress donotcall",
            "lastname emailaddress salutationname",
            "lastname emailaddress addressstreet",
            "lastname accountrole",
            "lastname opportunityrole",
        ),
        about="person",
    ),
    Profile(
        "hubspot-people",
        mark("HubSpot people"),
        "hubspot",
        _any_of(
            "recordid firstname",
            "recordid lastname",
            "recordid email",
            "firstname lifecyclestage",
            "email lifecyclestage",
            "firstname leadstatus",
            "firstname contactowner",
            "email contactowner",
            "hsobjectid firstname",
            "firstname hubspotowneremail",
        ),
        about="person",
        month_first=True,
    ),
    Profile(
        "hubspot-accounts",
        mark("HubSpot companies"),
        "hubspot",
        _any_of(
            "companyowner",
            "companydomainname",
            "recordid companyname",
            "name domain",
            "recordid name domain",
            "hsobjectid domain",
        ),
        without=_A_PERSON,
        about="account",
        means={"name": "company", "companyid": "id", "companyname": "company"},
        month_first=True,
    ),
)

ANY_TABLE = Profile("csv", mark("Table of text (CSV)"))
"""A file whose headings are understood without being any format's in particular."""
