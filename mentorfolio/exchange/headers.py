"""What the first line of a table of contacts may say, in eight languages, and which program writes it so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mentorfolio.domain.text import fold


def word_of(header: str) -> str:
    """A header as it is compared: ``E-mail 1 - Value`` is ``email1value``."""
    return re.sub(r"[\W_]", "", fold(header))


# Field -> what its column is called, without case, accents, blanks and signs.
_CALLED = """
first: 名 firstname givenname forename vorname prenom nombre nome primonome
  primeironome nombredepila
  voornaam fornavn fornamn roepnaam imie first
middle: middlename additionalname weiterevornamen zweitervorname deuxiemeprenom segundonombre
  segundonome secondonome tweedenaam tussenvoegsel
last: 姓 lastname familyname surname nachname familienname nomdefamille nom
  apellidos apellido
  cognome sobrenome apelido achternaam etternavn efternamn nazwisko last
name: 表示名 氏名 name fullname displayname anzeigename namen vollerename kontakt
  contact contactname
  nomcomplet nomaffichage nomaafficher nombrecompleto nombreparamostrar nomecompleto nomedeexibicao
  nomevisualizzato weergavenaam volledigenaam person fileas
email: adresseelectroniqueprincipale indirizzopostaelettronica emailgeschaeftlich geschaftlicheemail
  premiereadresseelectronique primairemailadres primairemailadresse correoelectronicoprincipal
  emailprimaria emailprimario indirizzoemailprincipale primairemail メールアドレス
  電子メール email emailaddress
  primaryemail primaryemailaddress emailadresse epost epostadresse emailadres emails mail
  mailaddress emailaddresses adresseemail adresseelectronique adressedemessagerie courriel
  direcciondecorreoelectronico correoelectronico correo direcciondecorreo direcciondeemail
  enderecodeemail enderecodecorreioeletronico enderecodeemailprincipal indirizzoemail
  indirizzodipostaelettronica postaelettronica primareemailadresse primareemail hauptemail
  emailprincipale emailprivat emailgeschaftlich workemail homeemail email1 emailaddress1 emailwork
  emailhome emailadressen
email2: adresseelectroniquesecondaire correoelectronicosecundario emailsecundario emailsecondaria
  secundairemailadres 別のメールアドレス secondaryemail secondaryemailaddress
  email2address email3address
  emailaddress2 emailaddress3 emailadresse2 emailadresse3 email2adresse email2 email3
  zweiteemailadresse sekundareemailadresse weitereemailadresse adressedemessagerie2
  adressedemessagerie3 direcciondecorreoelectronico2 direcciondecorreoelectronico3
organisation: 組織 会社 company organization organisation companyname employer
  unternehmen firma
  arbeitgeber betrieb entreprise societe empresa organizacion organizacao azienda societa
  organizzazione bedrijf organisatie bedrijfsnaam organizationname organization1name foretag
  virksomhed compagnie ditta compania sociedad institution
role: 役職 jobtitel position jobtitle role occupation title stelle funktion
  berufsbezeichnung beruf
  stellenbezeichnung rolle poste fonction intitulduposte titreduposte titreprofessionnel
  intituledeposte titolodilavoro titoloprofessionale mansione functiebenaming cargoprofissional
  tituloprofesional ocupacion ocupacao cargo puesto profesion posizione qualifica funcao profissao
  functie functietitel organizationtitle organization1title stilling befattning postetitre
  titulodeltrabajo job
url: url profileurl linkedin linkedinurl linkedinprofile publicprofileurl link profil profillink
  profileurllinkedin website webpage webpage1 webseite siteweb paginaweb webseite1 websites siteweb1
  paginaweb1 website1 sitioweb sitioweb1 website1value webadresse homepage
connected: connectedon connecteddate verbundenam vernetztam kontaktseit connectele connexionle
  connecteele connectedepuis datedeconnexion relationetabliele
  dateconnexion relationdepuis conectadoel fechadeconexion enlacedesde conectadoem conexaoem
  collegatoil datadicollegamento collegamentodel datadelcollegamento verbondenop gekoppeldop
  connectiegemaaktop contactssinds datadecollegamento connectieop connectedsince ligadoem
note: notes note notizen notiz anmerkungen bemerkung remarques commentaires notas anotacoes
  observacoes notities opmerkingen comment comments bemerkungen
categories: categories category tags tag labels label groupmembership groups group kategorien
  kategorie gruppe gruppen schlagworte categorie categorias categoria etiquetas etiquetas etichette
  groepen categorieen
nickname: nickname spitzname surnom apodo apelidos soprannome bijnaam
"""
_FIELD_OF = {
    word_of(word): field
    for row in _CALLED.replace("\n  ", " ").strip().splitlines()
    for field, _, words in (row.partition(": "),)
    for word in words.split()
}
_NUMBERED = (
    (re.compile(r"email\d+value"), "email"),
    (re.compile(r"organization\d+name"), "organisation"),
    (re.compile(r"organization\d+title"), "role"),
    (re.compile(r"website\d+value"), "url"),
)
# A column of addresses in words that are not known, and not one of what is told about an address.
_MAIL = re.compile(
    r"(?!.*(?:typ|label|display|anzeig|angezeig|format|name|nom|nota|visual|mostra|affich))"
    r".*(?:e?mail|courriel|correo|adresseelectronique|messagerie|postaelettronica|epost|メール).*"
)
# A word that means something else beside others: what it means where these are there and those are not.
_BESIDE: Mapping[str, tuple[str, str, str | None]] = {
    "title": ("jobtitle", "", None),  # Outlook's is Dr. or Mrs.; what somebody does is its "Job Title"
    "titel": ("", "role anrede", "role"),  # Thunderbird's; Outlook has a Position
    "nom": ("nomdefamille", "prenom", None),
    "nome": ("", "last", "name"),
}
_NAMED, _EMAIL = "first|last|name", "email|email2"
_GOOGLE = "email1value email1label groupmembership organization1name phoneticgivenname phoneticfirstname"
_THUNDERBIRD = """
    primaryemail secondaryemail screenname workpostcode primareemailadresse sekundareemailadresse
    premiereadresseelectronique primairemailadres correoelectronicoprincipal emailprimaria
    adresseelectroniqueprincipale adresseelectroniquesecondaire nomaafficher pseudonyme
    webpage1 workaddress2 birthyear displayname anzeigename 表示名
"""
_OUTLOOK = """
    emaildisplayname emailtype emailanzeigename emailtyp email2address email2displayname businessstreet
    businessphone businessfax companymainphone hobby initials emailadresse2 strassegeschaftlich
    telefongeschaftlich faxgeschaftlich anrede sensitivity nomcompletdeladressedemessagerie telephonebureau
    ruebureau businesscountryregion nombredepantalladecorreoelectronico managersname assistantsname suffix
    suffixe sufijo suffisso achtervoegsel sufixo tratamiento titolostraniero aanspreektitel typedemessagerie
"""
# Which program it was: one of each of these words, and of these fields, in the order they are believed.
_KNOWN_BY = (
    # LinkedIn's has the names apart; a table of our own has them in one.
    ("linkedin", "", "first connected"),
    ("google", "|".join(_GOOGLE.split()), ""),
    ("google", "organizationname|organizationtitle labels", _NAMED),
    ("thunderbird", "|".join(_THUNDERBIRD.split()), f"{_NAMED} {_EMAIL}"),
    ("outlook", "|".join(_OUTLOOK.split()), f"{_NAMED} {_EMAIL}|organisation"),
    ("linkedin", "", f"{_EMAIL} few first organisation role url"),
    ("csv", "", f"several {_NAMED}"),
    ("csv", "", f"{_EMAIL}|name"),
)
_FEW = 8  # columns


def field_of(header: str) -> str | None:
    """The field that a column of this name holds."""
    word = word_of(header)
    if word in _FIELD_OF:
        return _FIELD_OF[word]
    return next((field for pattern, field in _NUMBERED if pattern.fullmatch(word)), None)


def fields_of(headers: Sequence[str]) -> dict[str, list[int]]:
    """Field -> its columns, in the order they are believed."""
    words = [*map(word_of, headers)]
    fields = {word: field_of(word) for word in words}
    there = {*words, *fields.values()}
    others = {
        word: field
        for word, (needed, but, field) in _BESIDE.items()
        if word in fields and there.issuperset(needed.split()) and there.isdisjoint(but.split())
    }
    fields |= others
    found: dict[str, list[int]] = {}
    for place, word in sorted(enumerate(words), key=lambda column: column[1] in others):
        if field := fields[word]:
            found.setdefault(field, []).append(place)
    guessed = [n for n, word in enumerate(words) if fields[word] is None and _MAIL.fullmatch(word)]
    if found and guessed:
        found.setdefault("email2", []).extend(guessed)
    return found


def kind_of(headers: Sequence[str]) -> str | None:
    """The program that writes such a header; ``csv`` for a table of people of another one."""
    words = {*map(word_of, headers)}
    fields = {*fields_of(headers)}
    fields |= {*(["several"] if len(fields) > 1 else []), *(["few"] if len(headers) <= _FEW else [])}
    found = (program for program, *told in _KNOWN_BY if all(map(_has, (words, fields), told)))
    return next(found, None)


def _has(there: set[str], wanted: str) -> bool:
    """Whether one of each is there: ``first|name email``."""
    return all(there.intersection(one.split("|")) for one in wanted.split())


def columns_said(said: Mapping[str, str], headers: Sequence[str]) -> tuple[dict[str, list[int]], str | None]:
    """Field -> column for what a person said, and the first header that the table lacks."""
    words = [word_of(header) for header in headers]
    found: dict[str, list[int]] = {}
    for field, header in said.items():
        places = [n for n, h in enumerate(headers) if h.strip() == header.strip()]
        places = places or [n for n, word in enumerate(words) if word and word == word_of(header)]
        if not places:
            return {}, header
        found[field] = places
    return found, None
