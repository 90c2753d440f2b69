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
# One word of such a header is enough to know the program by, beside a name or an address.
_MARKS: Mapping[str, frozenset[str]] = {
    program: frozenset(words.split())
    for program, words in {
        "google": """
            email1value email1label groupmembership organization1name phoneticgivenname phoneticfirstname
        """,
        "thunderbird": """
            primaryemail secondaryemail screenname workpostcode primareemailadresse sekundareemailadresse
            premiereadresseelectronique primairemailadres correoelectronicoprincipal emailprimaria
            adresseelectroniqueprincipale adresseelectroniquesecondaire nomaafficher pseudonyme
            webpage1 workaddress2 birthyear displayname anzeigename 表示名
        """,
        "outlook": """
            emaildisplayname emailtype emailanzeigename emailtyp email2address email2displayname
            businessstreet businessphone businessfax companymainphone hobby initials emailadresse2
            strassegeschaftlich telefongeschaftlich faxgeschaftlich anrede sensitivity
            nomcompletdeladressedemessagerie telephonebureau ruebureau businesscountryregion
            nombredepantalladecorreoelectronico managersname assistantsname
            suffix suffixe sufijo suffisso achtervoegsel sufixo tratamiento titolostraniero aanspreektitel
            typedemessagerie
        """,
    }.items()
}


def field_of(header: str) -> str | None:
    """The field that a column of this name holds."""
    word = word_of(header)
    if word in _FIELD_OF:
        return _FIELD_OF[word]
    return next((field for pattern, field in _NUMBERED if pattern.fullmatch(word)), None)


def fields_of(headers: Sequence[str]) -> dict[str, list[int]]:
    """Field -> its columns, in the order they are believed."""
    found: dict[str, list[int]] = {}
    for place, header in enumerate(headers):
        field = field_of(header)
        if field:
            found.setdefault(field, []).append(place)
    words = [word_of(header) for header in headers]
    if found:
        more = [n for n, word in enumerate(words) if _MAIL.fullmatch(word) and field_of(headers[n]) is None]
        if more:
            found.setdefault("email2", []).extend(more)
    # Outlook's "Title" is Dr. or Mrs.; what somebody does is its "Job Title".
    if "jobtitle" in words and "title" in words:
        found["role"] = [place for place in found["role"] if words[place] != "title"]
    if "titel" in words and "role" not in found and "anrede" not in words:
        found["role"] = [words.index("titel")]  # Thunderbird's; Outlook has a Position
    if "nom" in words and "prenom" not in words and "nomdefamille" in words:
        found["last"] = [words.index("nomdefamille")]
    if "nome" in words and "first" in found and "last" not in found:
        found.setdefault("name", []).extend(found.pop("first"))
    return found


def kind_of(headers: Sequence[str]) -> str | None:
    """The program that writes such a header; ``csv`` for a table of people of another one."""
    fields = fields_of(headers)
    words = {word_of(header) for header in headers}
    named = bool(fields.keys() & {"first", "last", "name"})
    # LinkedIn's has the names apart; a table of our own has them in one.
    if "first" in fields and "connected" in fields:
        return "linkedin"
    if words & _MARKS["google"]:
        return "google"
    if named and words & {"organizationname", "organizationtitle"} and "labels" in words:
        return "google"
    if words & _MARKS["thunderbird"] and _has_email(fields) and named:
        return "thunderbird"
    if words & _MARKS["outlook"] and named and (_has_email(fields) or "organisation" in fields):
        return "outlook"
    if (
        named
        and {"organisation", "role"} <= fields.keys()
        and "first" in fields
        and len(headers) <= 8
        and _has_email(fields)
    ):
        return "linkedin" if {"url"} <= fields.keys() else "csv"
    if (named and len(fields) > 1) or _has_email(fields) or "name" in fields:
        return "csv"
    return None


def _has_email(fields: Mapping[str, list[int]]) -> bool:
    return bool(fields.keys() & {"email", "email2"})


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
