"""What a column's heading means, in the words and languages people write it.

Headings are compared without case, accents, blanks and punctuation, so that `ContactName`,
`contact_name` and `Contact Name` are one; a column's place in the row never counts.
"""

import unicodedata
from functools import lru_cache

IGNORED = "ignored"
"""A heading that is known and of no use here; `Government ID Number` on purpose (formats.md)."""

_WORDS = {
    "name": """name, full name, display name, person, nom, nom complet, vollständiger name, nombre,
        nombre completo, nome, nome completo, naam, volledige naam, namn, navn, jméno, név, 姓名""",
    "contact": """contact name, contact person, contact, primary contact, main contact,
        ansprechpartner, ansprechpartnerin, kontaktperson, kontakt, interlocuteur, interlocutrice,
        nom du contact, personne de contact, contacto, persona de contacto, nombre de contacto,
        contatto, referente, persona di contatto, contato, pessoa de contacto, contactpersoon,
        osoba kontaktowa, kontaktní osoba, person name, decision maker, buyer""",
    "first": """first name, given name, forename, christian name, fname, first, vorname, prénom,
        voornaam, förnamn, fornavn, imię, křestní jméno, keresztnév, etunimi, primeiro nome,
        primer nombre, contact first name""",
    "middle": "middle name, additional name, middle, zweiter vorname, weitere vornamen",
    "last": """last name, family name, surname, lname, last, nachname, familienname, nom de famille,
        apellido, apellidos, cognome, sobrenome, apelido, achternaam, efternamn, efternavn,
        etternavn, nazwisko, příjmení, vezetéknév, sukunimi, contact last name""",
    "prefix": "prefix, name prefix, salutation, salutation name, courtesy title, anrede, civilité",
    "suffix": "suffix, name suffix, namenszusatz",
    "nickname": "nickname, nick name, spitzname, surnom, goes by, preferred name",
    "email": """email, e-mail, mail, email address, e-mail address, email value, email work,
        email home, email other, work email, business email, primary email, personal email,
        contact email, person email, e-mail-adresse, adresse email, adresse e-mail, courriel,
        adresse électronique, correo, correo electrónico, posta elettronica, indirizzo email,
        e-mailadres, e-postadress, e-post, epost, sähköposti, adres e-mail""",
    "phone": """phone, phone number, telephone, telephone number, tel, phone value, phone work,
        phone home, phone other, work phone, business phone, office phone, primary phone,
        home phone, other phone, direct phone, direct dial, direct line, person phone,
        contact phone, phones, telefon, telefonnummer, rufnummer, téléphone, numéro de téléphone,
        teléfono, telefono, telefone, telefoon, telefoonnummer, numer telefonu, puhelin, 电话""",
    "mobile": """mobile, mobile phone, mobile number, cell, cell phone, cellphone, car phone, handy,
        mobil, mobiltelefon, mobilnummer, portable, téléphone portable, móvil, celular, cellulare,
        telemóvel, mobiel, gsm, matkapuhelin""",
    "role": """job title, title, role, position, function, contact title, contact role,
        organization title, occupation, account role, work information, berufsbezeichnung, funktion,
        stelle, titel, rolle, fonction, poste, titre, cargo, puesto, ruolo, qualifica, mansione,
        função, functie, befattning, stilling, stanowisko, beosztás, 职位""",
    "department": """department, division, organization department, abteilung, service,
        département, departamento, reparto, afdeling, avdelning, dział""",
    "birthday": """birthday, birth date, birthdate, date of birth, dob, born, geburtstag,
        geburtsdatum, anniversaire, date de naissance, cumpleaños, fecha de nacimiento, compleanno,
        data di nascita, data de nascimento, aniversário, verjaardag, geboortedatum, födelsedag""",
    "notes": """notes, note, description, comment, comments, remarks, memo, background, about,
        notizen, notiz, bemerkung, bemerkungen, anmerkung, kommentar, beschreibung, remarque,
        remarques, commentaire, commentaires, notas, observaciones, comentarios, note,
        osservazioni, commenti, observações, opmerkingen, notities, anteckningar, uwagi""",
    "id": """id, record id, uid, key, no, number, nr, nummer, external id, hs object id,
        personal id, código, codice""",
    "person_id": "contact id, person id, personid, lead id, kontaktnummer",
    "company": """company, company name, account name, account, organization, organisation,
        organization name, organisation name, business, business name, firm, customer,
        customer name, client, client name, employer, associated company, firma, firmenname,
        firmenbezeichnung, unternehmen, unternehmensname, kunde, kundenname, betrieb, société,
        nom de la société, raison sociale, entreprise, nom de l'entreprise, empresa,
        nombre de la empresa, razón social, compañía, cliente, azienda, società, ditta,
        ragione sociale, nome azienda, razão social, bedrijf, bedrijfsnaam, organisatie, klant,
        företag, företagsnamn, firmanavn, virksomhed, bedrift, nazwa firmy, společnost, cég,
        cégnév, yritys, 公司, 公司名称""",
    "company_id": """company id, customer id, customer no, customer number, account id,
        account number, associated company id, associated company ids, organization id, client id,
        kundennummer, kunden nr, kundennr, numéro client, código cliente, codice cliente,
        klantnummer""",
    "website": """website, web site, website url, web page, webpage, homepage, url, domain,
        company domain name, company domain, company website, webseite, internet, site web,
        página web, sito web, sito, site internet""",
    "trade": """industry, trade, sector, line of business, branche, wirtschaftszweig, secteur,
        secteur d'activité, industria, settore, setor, ramo, bransch, branża""",
    "size": """employees, number of employees, annual revenue, revenue, turnover, founded, vat,
        vat number, ust-id, siret, siren, duns number, mitarbeiter, mitarbeiterzahl, umsatz""",
    "company_phone": "company phone, company main phone, account phone, main phone, zentrale",
    "hobby": """hobby, hobbies, interests, interest, leisure, pastime, freizeit, interessen,
        loisirs,
        centres d'intérêt, aficiones, intereses, interessi""",
    "spouse": """spouse, partner, wife, husband, spouse name, ehepartner, partnerin, conjoint,
        cónyuge, coniuge""",
    "children": "children, kids, kinder, enfants, hijos, figli, filhos, kinderen",
    "anniversary": "anniversary, wedding anniversary, jahrestag, hochzeitstag",
    "manager": """manager, manager's name, manager name, reports to, boss, supervisor,
        name des/der vorgesetzten, vorgesetzter, responsable, jefe""",
    "assistant": "assistant, assistant's name, assistant name, name assistent, assistente",
    "referred": "referred by, referral, referrer, introduced by, empfohlen von, empfohlen durch",
    "profession": "profession, beruf, métier, profesión, professione",
    "food": "food preference, food preferences, dietary preference, favourite food, favorite food",
    "how_met": "how we met, met at, met through",
    IGNORED: """fax, fax number, business fax, home fax, other fax, pager, telex, callback, isdn,
        radio phone, tty/tdd phone, assistant's phone, asst phone, telefax, gender, geschlecht,
        initials, location, language, sensitivity, priority, private, mileage, billing information,
        directory server, government id number, internet free busy, photo, photo url, labels,
        group membership, categories, lead status, lifecycle stage, contact owner,
        company owner, owner, owner id, account owner, create date, created date, created by id,
        last modified date, last modified by id, system modstamp, last activity date,
        last viewed date, last referenced date, is deleted, master record id, lead source, tags,
        status, connected on, linkedin url, email type, email display name, hubspot owner email,
        first seen, last seen, has newsletter, circles, created at, updated at""",
}

_PLACES = {
    "": "|address|mailing|primary address|primary|contact|company",
    "work": "business|work|office|billing|company address|organization",
    "home": "home|private|personal|privat",
    "other": "other|shipping",
}

_PARTS = {
    "street": """street, street address, address line, address street, straße, strasse, rue, calle,
        via, rua, straat, gata, ulica, str, road""",
    "postcode": """postal code, zip, zip code, zip/postal code, postcode, post code,
        address postal code, plz, postleitzahl, code postal, código postal, cap, cep, postnummer,
        kod pocztowy""",
    "city": """city, town, address city, locality, ort, stadt, ville, ciudad, città, comune, cidade,
        plaats, stad, ort, by, miasto, město, város""",
    "region": """state, region, province, county, state/region, state/province, address region,
        address state, bundesland, kanton, région, provincia, regione, estado""",
    "country": """country, country/region, address country, nation, land, staat, pays, país, paese,
        nazione, kraj, ország""",
    "address": """address, full address, address formatted, postal address, adresse, anschrift,
        dirección, indirizzo, endereço, adres, adress, mailing address""",
}

NAME_WORDS = frozenset({"name", "nom", "nombre", "nome", "naam", "namn", "navn"})
"""Words that mean the family name beside a first name, and the first name beside a family name."""


@lru_cache(maxsize=4096)
def key(heading: str) -> str:
    """Return the heading without case, accents, blanks and punctuation; digits stay."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(c for c in plain if c.isalnum())


def meaning(heading_key: str) -> str:
    """Return what a heading stands for, or nothing where it is not known.

    `city` and the like come with the place before a dot: `.city`, `home.city`, `work.city`.
    A number in the heading (`E-mail 2 Address`) makes no difference.
    """
    found = _meanings().get(heading_key)
    if found is None:
        found = _meanings().get("".join(c for c in heading_key if not c.isdigit()), "")
    return found


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    table = {
        key(place + word): f"{group}.{part}"
        for group, places in _PLACES.items()
        for place in places.split("|")
        for part, words in _PARTS.items()
        for word in words.split(",")
    }
    table |= {key(word): slot for slot, words in _WORDS.items() for word in words.split(",")}
    table.pop("", None)
    return table
