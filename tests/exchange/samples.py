"""Contact files as programs write them, with invented people."""

from __future__ import annotations

NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing, as '
    'members may allow or not allow their connections to see them, with a setting."\n\n'
)
LINKEDIN = (
    NOTES + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Sample,https://www.linkedin.com/in/ana-sample,,Example Rail,Head of Finance,05 Mar 2024\n"
    'Ben,"Sample, MBA 🚀",https://www.linkedin.com/in/ben-s,ben@example.org,"Example, Inc.",CTO,11 Dec 2019\n'
    ",,,,,,11 Dec 2019\n"
    "Cleo (she/her),,https://www.linkedin.com/in/cleo\n"
)
LINKEDIN_2018 = (
    "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    'Ana,Sample,,Example Rail,Controller,"3/15/18, 9:12 AM"\n'
    'Ben,Sample,,Example Solar,Engineer,"1/2/18, 10:00 PM"\n'
)
LINKEDIN_SPREADSHEET = (
    "FirstName,LastName,EmailAddress,Company,Position,ConnectedOn,Tags\r\n"
    "Zoë,Sample,,Café Example,Gérante,05-Mar-19,rail;old friends\r\n"
    "Jörg,Sample,,Müller & Söhne,Geschäftsführer,21-Dec-18,\r\n"
)
LINKEDIN_GERMAN = (
    "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
    "Jörg,Sample,https://www.linkedin.com/in/joerg,,Beispiel GmbH,Leiter Finanzen,05 März 2024\n"
)
LINKEDIN_FRENCH = (
    "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le\n"
    "Zoé,Sample,https://www.linkedin.com/in/zoe,,Exemple SA,Directrice,05 févr. 2024\n"
)
LINKEDIN_SPANISH = (
    "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el\n"
    "Inés,Sample,https://www.linkedin.com/in/ines,,Ejemplo S.A. de C.V.,Directora,05 ene 2024\n"
)
LINKEDIN_PORTUGUESE = (
    "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em\n"
    "João,Sample,https://www.linkedin.com/in/joao,,Exemplo Ltda,Diretor,05 fev 2024\n"
)
LINKEDIN_ITALIAN = (
    "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato il\n"
    "Niccolò,Sample,https://www.linkedin.com/in/nico,,Esempio S.p.A.,Direttore,05 mag 2024\n"
)
LINKEDIN_DUTCH = (
    "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op\n"
    "Daan,Sample,https://www.linkedin.com/in/daan,,Voorbeeld B.V.,Directeur,05 mrt 2024\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "E-mail 2 - Type,E-mail 2 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,"
    "Website 1 - Type,Website 1 - Value\n"
    "Ana Sample,Ana,,Sample,met at the fair,Rail ::: * myContacts,* Work,ana@example.org ::: a.s@example.org,"
    "Home,ana2@example.org,,Example Rail,Head of Finance,Profile,https://example.org/ana\n"
    ",,,,,* myContacts,* Other,office@example.org,,,,,,,\n"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
    "Phone 1 - Value\n"
    "Ana,Maria,Sample,,,Example Rail,Head of Finance,,1980-01-01,,Rail ::: * myContacts,Work,"
    "ana@example.org,Mobile,+49 1\n"
)
OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Web Page,Company,Department,Job Title,Business Street,"
    "E-mail Address,E-mail Type,E-mail Display Name,Notes,Categories\r\n"
    'Ana,,Sample,Dr.,,,Example Rail,,Head of Finance,"1 Road\r\nTown",ana@example.org,SMTP,Ana,"a\r\nb",'
    "Rail\r\n"
    "Ben,,Sample\r\n"
)
OUTLOOK_GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;"
    "E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;Notizen\r\n"
    "Frau;Jördis;;Sample;;Beispiel GmbH;;Leiterin Finanzen;;joerdis@example.org;SMTP;Jördis;\r\n"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"
    "Job Title,Department,Organization,Web Page 1,Notes\n"
    "Ana,Sample,Ana Sample,,ana@example.org,a.s@example.org,,,Head of Finance,,Example Rail,,\n"
    ",,,,lonely@example.org,,,,,,,,\n"
)
THUNDERBIRD_GERMAN = (
    "Vorname\tNachname\tAnzeigename\tSpitzname\tPrimäre E-Mail-Adresse\tSekundäre E-Mail-Adresse\tTitel\t"
    "Abteilung\tOrganisation\n"
    "Jörg\tSample\tJörg Sample\t\tjoerg@example.org\t\tLeiter\t\tBeispiel GmbH\n"
)
THUNDERBIRD_JAPANESE = (
    "名,姓,表示名,ニックネーム,メールアドレス,別のメールアドレス,役職,部門,組織\n"
    "花子,見本,見本 花子,,hanako@example.org,,部長,,例社\n"
)
THUNDERBIRD_HEADLESS = (
    "Ana,Sample,Ana Sample,,ana@example.org,,,\nBen,Sample,Ben Sample,,ben@example.org,ben2@example.org,,\n"
)
VCARD_21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Sample;J=F6rg\r\n"
    "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg=\r\n Sample\r\n"
    "EMAIL;INTERNET:second@example.org\r\nEMAIL;PREF;INTERNET:first@example.org\r\n"
    "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9 =\r\nExample;Kitchen\r\n"
    "TITLE:Chef\r\nPHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n /9j/4AAQ\r\n AAAA\r\n\r\nEND:VCARD\r\n"
)
VCARD_30 = (
    "begin:vcard\nversion:3.0\nn:Sample\\, Jr.;Ana;Maria;Dr.;\nfn:Dr. Ana Maria Sam\n ple\n"
    "item1.email;type=INTERNET;type=pref:ana@example.org\nitem1.x-ablabel:_$!<Work>!$_\n"
    "org:Example\\; Rail;Finance\ntitle:Head of Finance\\, Rail\nnote:one\\ntwo\n"
    "url:https://www.linkedin.com/in/ana\ncategories:Rail,Friends\nend:vcard\n"
)
VCARD_40 = (
    "BEGIN:VCARD\nVERSION:4.0\nFN;ALTID=1;LANGUAGE=de:Anna Muster\nFN;ALTID=1:Ana Sample\n"
    "N;ALTID=1:Sample;Ana;;;\nEMAIL;PREF=2:b@example.org\nEMAIL;PREF=1:mailto:a@example.org\n"
    'ORG;SORT-AS="x:y":Example Rail\nX-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/ana\nEND:VCARD\n'
    "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Everybody\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Example\nORG:Example\nEND:VCARD\n"
)
