"""What programs write in other languages and years, each with the person in it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.exchange.contacts import read

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
FRENCH = "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le\n"
TABLES = {
    "linkedin of March 2018": (
        (
            "First Name,Last Name,Email Address,Company,Position,Connected On,Address,Websites,"
            "Instant Messengers\n"
            'Ana,Sample,a@example.org,Example,CFO,"3/25/18, 9:12 AM",,http://x.example.org,\n'
        ),
        "utf-8",
        ("linkedin", "Ana Sample", ("a@example.org",), "Example", "CFO", date(2018, 3, 25)),
    ),
    "linkedin on an old Mac": (
        f"{LINKEDIN}Jörg,Sample,,,Café,Geschäftsführer,05 Mar 2024\n",
        "mac-roman",
        ("linkedin", "Jörg Sample", (), "Café", "Geschäftsführer", date(2024, 3, 5)),
    ),
    "linkedin, French notes": (
        f'Remarques :\n"Des e-mails, parfois, manquent."\n\n{FRENCH}Zoé,Sample,,,Ex,Dir,05 févr. 2024\n',
        "utf-8",
        ("linkedin", "Zoé Sample", (), "Ex", "Dir", date(2024, 2, 5)),
    ),
    "linkedin, Dutch, of another year": (
        (
            "Voornaam,Achternaam,E-mailadres,Bedrijf,Functie,Connectie gemaakt op\n"
            "Daan,Sample,,V,Dir,05 mei 2024\n"
        ),
        "utf-8",
        ("linkedin", "Daan Sample", (), "V", "Dir", date(2024, 5, 5)),
    ),
    "linkedin with semicolons": (
        f"\ufeff{LINKEDIN}Ana,Sample,,,Ex,CFO,05.03.2024\n".replace(",", ";").replace("\n", "\r\n"),
        "utf-8",
        ("linkedin", "Ana Sample", (), "Ex", "CFO", date(2024, 3, 5)),
    ),
    "outlook, French": (
        (
            "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre professionnel,"
            "Adresse de messagerie,"
            "Type de messagerie,Nom complet de l'adresse de messagerie\n"
            "Mme,Zoé,,Sample,,Ex,Fin,Dir,z@example.org,SMTP,x\n"
        ),
        "cp1252",
        ("outlook", "Zoé Sample", ("z@example.org",), "Ex", "Dir", None),
    ),
    "outlook, Spanish": (
        (
            "Tratamiento;Nombre;Apellidos;Sufijo;Organización;Puesto;Dirección de correo electrónico\n"
            "Sra.;Inés;Sample;;Ej;Dir;i@example.org\n"
        ),
        "cp1252",
        ("outlook", "Inés Sample", ("i@example.org",), "Ej", "Dir", None),
    ),
    "outlook, Italian": (
        (
            "Titolo,Nome,Cognome,Titolo straniero,Società,Posizione,Indirizzo posta elettronica\n"
            ",Nico,Sample,,Es,Dir,n@example.org\n"
        ),
        "utf-8",
        ("outlook", "Nico Sample", ("n@example.org",), "Es", "Dir", None),
    ),
    "outlook, Dutch": (
        (
            "Aanspreektitel,Voornaam,Achternaam,Achtervoegsel,Bedrijf,Functie,E-mailadres\n"
            ",Daan,Sample,,V,Dir,d@example.org\n"
        ),
        "utf-8",
        ("outlook", "Daan Sample", ("d@example.org",), "V", "Dir", None),
    ),
    "outlook, Portuguese": (
        "Título;Nome;Sobrenome;Sufixo;Empresa;Cargo;Endereço de email\n;João;Sample;;Ex;Dir;j@example.org\n",
        "utf-8",
        ("outlook", "João Sample", ("j@example.org",), "Ex", "Dir", None),
    ),
    "thunderbird, French": (
        (
            "Prénom,Nom de famille,Nom à afficher,Adresse électronique principale,Fonction,Société\n"
            "Zoé,Sample,Zoé S,z@example.org,Dir,Ex\n"
        ),
        "utf-16",
        ("thunderbird", "Zoé Sample", ("z@example.org",), "Ex", "Dir", None),
    ),
    "thunderbird, German": (
        (
            "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Titel,Organisation\n"
            "Jörg,Sample,J,j@example.org,Leiter,B\n"
        ),
        "cp1252",
        ("thunderbird", "Jörg Sample", ("j@example.org",), "B", "Leiter", None),
    ),
    "LDIF": (
        (
            "version: 1\n\ndn:: Y249SsO2cmc=\nobjectclass: person\ncn:: SsO2cmcgU2Ft\n cGxl\n"
            "mail: j@example.org\n"
            "o: B\ntitle: Dir\n\n"
        ),
        "utf-8",
        ("thunderbird", "Jörg Sample", ("j@example.org",), "B", "Dir", None),
    ),
    "what stands above a message": (
        '"Sample, Ana" <a@example.org>\n',
        "utf-8",
        ("csv", "Sample, Ana", ("a@example.org",), "", "", None),
    ),
    "a day with slashes": (
        f"{LINKEDIN}Ana,Sample,,,Ex,CFO,2024/03/05\n",
        "utf-8",
        ("linkedin", "Ana Sample", (), "Ex", "CFO", date(2024, 3, 5)),
    ),
}


@pytest.mark.parametrize(("text", "encoding", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_in_its_dialect(text: str, encoding: str, expected: tuple[object, ...]) -> None:
    found = read(text.encode(encoding), "f")
    (person,) = found.people
    says = person.says
    told = (found.kind, says.name, says.emails, says.organisation, says.role, says.connected_on)
    assert told == expected


# What stands between BEGIN and END, and name, addresses, organisation, role.
CARDS = {
    "2.1, quoted": (
        (
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=A1mple;Jos=C3=A9;;;\n"
            "EMAIL;INTERNET;WORK:b@example.org\nEMAIL;PREF;INTERNET:a@example.org\nORG:Ex;Dept\n"
            "TITLE;ENCODING=QUOTED-PRINTABLE:Chef =\nof all\nPHOTO;JPEG;ENCODING=BASE64:\n AAAA\n AA==\n\n"
        ),
        ("José Sámple", ("a@example.org", "b@example.org"), "Ex", "Chef of all"),
    ),
    "2.1, packed": ("FN;ENCODING=BASE64;CHARSET=UTF-8:SsO2cmc=\n", ("Jörg", (), "", "")),
    "Apple": (
        (
            "N:Sample;Ana;;Dr.;\nFN:Dr. Ana Sample\nORG:Ex\\, Inc.;\n"
            "item1.EMAIL;type=INTERNET:b@example.org\n"
            "item2.EMAIL;type=INTERNET;type=pref:a@example.org\nitem2.X-ABLabel:_$!<Other>!$_\n"
        ),
        ("Dr. Ana Sample", ("a@example.org", "b@example.org"), "Ex, Inc.", ""),
    ),
    "lower case, folded by blanks and tabs": (
        "fn:Ana \n Sample\nemail;type=internet:a@exam\n\tple.org\ntitle:CF\n O\n",
        ("Ana Sample", ("a@example.org",), "", "CFO"),
    ),
    "4.0": (
        (
            "FN;LANGUAGE=ja;ALTID=1:アナ\nFN;ALTID=1:Ana Sample\nEMAIL;PREF=2:b@example.org\n"
            'EMAIL;TYPE="home,work";PREF=1:mailto:a@example.org\nORG;SORT-AS="x:y":Ex;A\nROLE:dev\n'
        ),
        ("Ana Sample", ("a@example.org", "b@example.org"), "Ex", "dev"),
    ),
    "BlackBerry": ("N:Sample;Ana\nFN: \nORG:\nEMAIL;TYPE=INTERNET:\n", ("Ana Sample", (), "", "")),
    "an address for a name": (
        "FN:a@example.org\nN:;;;;\nEMAIL:a@example.org\n",
        ("a@example.org", ("a@example.org",), "", ""),
    ),
    "a secretary": (
        "FN:Ana Sample\nAGENT:BEGIN:VCARD\\nFN:Ben\\nEND:VCARD\\n\nTITLE:CFO\n",
        ("Ana Sample", (), "", "CFO"),
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize(("inside", "expected"), CARDS.values(), ids=CARDS)
def test_a_card_is_read_in_its_dialect(inside: str, expected: tuple[object, ...], ends: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:3.0\n{inside}END:VCARD\n"
    whole = read((card * 2).replace("\n", ends).encode(), "f").people
    # A card that never ends is in the way of neither neighbour.
    around = read(f"{card}BEGIN:VCARD\nFN:Half\n{card}".replace("\n", ends).encode(), "f").people
    for people in (whole, around):
        told = [(p.says.name, p.says.emails, p.says.organisation, p.says.role) for p in people]
        assert told == [expected] * 2
    assert [p.line for p in whole] == [1, 1 + card.count("\n")]


def test_what_many_cards_have_and_nobody_wants_hides_nothing_that_is_wanted() -> None:
    card = (
        "BEGIN:VCARD\nTEL;TYPE=CELL:1\nTELX:x\ntel1.EMAIL:ana@example.org\nPHOTO:QUJD\n QUJD\n\tTITLE:no\n"
        "item1.EMAIL;TYPE=HOME;\n TYPE=\n\tpref:second@exa\n mple.org\nN\n OTE:one\n  two\n"
        'FN;SORT-AS="a:b";\n LANGUAGE=en:Ana\n  Sample\nUID:EMAIL:no@example.org\nEND:VCARD\n'
    )
    (found,) = read(card.encode(), "f").people
    assert (found.says.name, found.says.note, found.says.role) == ("Ana Sample", "one two", "")
    assert found.says.emails == ("second@example.org", "ana@example.org")


@pytest.mark.parametrize("word", ["Connecté(e) le", "Date de connexion", "Connecté depuis"])
def test_since_when_one_is_connected_is_read_by_any_word_for_it(word: str) -> None:
    head = FRENCH.replace("Connecté le", word)
    (found,) = read(f"{head}Zoé,Sample,,,Ex,Dir,05 févr. 2024\n".encode(), "f").people
    assert found.says.connected_on == date(2024, 2, 5)


def test_thunderbirds_columns_without_their_names_tell_what_somebody_does_too() -> None:
    cells = ["Ana", "Sample", "Ana Sample", "", "ana@example.org", *[""] * 19]
    cells += ["Nurse", "", "Example Hospital", "https://example.org", *[""] * 8, "met in May"]
    assert len(cells) == 37
    (found,) = read(",".join(cells).encode(), "f").people
    says = found.says
    assert (says.role, says.organisation, says.note) == ("Nurse", "Example Hospital", "met in May")
