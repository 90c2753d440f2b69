"""Days and periods in other languages, put into the English that ``dates.py`` reads.

One table for each language: an English word, and what is said for it, folded; ``_`` is a blank. Whoever
adds a language adds a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mentorfolio.domain.dates import MONTHS
from mentorfolio.domain.text import fold

# Of these three a word says that the number behind it is past, that it stands before a day, or nothing.
_AGO, _THE, _NONE = "ago<", "the", "-"

_TABLES: Mapping[str, str] = {
    "de": """
        mon: montag montags mo | tue: dienstag di | wed: mittwoch mi | thu: donnerstag do | fri: freitag fr
        sat: samstag sonnabend sa | sun: sonntag so
        jan: januar janner jan | feb: februar feber feb | mar: marz maerz mrz | apr: april apr | may: mai
        jun: juni jun | jul: juli jul | aug: august aug | sep: september sept sep | oct: oktober okt
        nov: november nov | dec: dezember dez
        today: heute | tomorrow: morgen | yesterday: gestern | day_after_tomorrow: ubermorgen uebermorgen
        day_before_yesterday: vorgestern
        day: tag tage tagen | week: woche wochen | month: monat monate monaten | year: jahr jahre jahren
        a: ein eine einem einen einer | two: zwei zwo | three: drei | four: vier | five: funf fuenf
        six: sechs | seven: sieben | eight: acht | nine: neun | ten: zehn
        next: nachste nachster nachsten nachstes naechste naechsten | last: letzte letzter letzten letztes
        this: diese dieser diesen dieses kommenden kommende | in: in | ago<: vor
        end_of_month: ende_des_monats monatsende | end_of_year: ende_des_jahres jahresende
        weekly: wochentlich | fortnightly: zweiwochentlich vierzehntaglich | monthly: monatlich
        quarterly: vierteljahrlich | yearly: jahrlich | every: jede jeden jedes alle | none: nie keine
        early: anfang | mid: mitte | end_of: ende | of_the_month: im_monat des_monats
        after: nach | easter: ostern | christmas: weihnachten
        noon: mittag mittags | at: um | to: bis | the: am den der | -: des im ab
    """,
    "fr": """
        mon: lundi lun | tue: mardi mar | wed: mercredi mer | thu: jeudi jeu | fri: vendredi ven
        sat: samedi sam | sun: dimanche dim
        jan: janvier janv | feb: fevrier fevr fev | mar: mars | apr: avril avr | may: mai | jun: juin
        jul: juillet juil | aug: aout | sep: septembre sept | oct: octobre oct | nov: novembre nov
        dec: decembre dec
        today: aujourd'hui aujourdhui | tomorrow: demain | yesterday: hier
        day_after_tomorrow: apres-demain apres_demain | day_before_yesterday: avant-hier
        day: jour jours | week: semaine semaines | month: mois | year: an ans annee annees
        a: un une | two: deux | three: trois | four: quatre | five: cinq | six: six | seven: sept
        eight: huit | nine: neuf | ten: dix
        next: prochain prochaine | last: dernier derniere passe passee | this: ce cette
        in: dans | ago<: il_y_a | end_of_month: fin_du_mois | end_of_year: fin_de_l'annee
        weekly: hebdomadaire | monthly: mensuel mensuellement | quarterly: trimestriel | yearly: annuel
        early: debut | mid: mi | end_of: fin | of_the_month: du_mois | after: apres | easter: paques
        christmas: noel
        every: tous_les toutes_les chaque | none: jamais | noon: midi | at: a | the: le | -: la de du les
    """,
    "es": """
        mon: lunes lun | tue: martes mar | wed: miercoles mie | thu: jueves jue | fri: viernes vie
        sat: sabado sab | sun: domingo dom
        jan: enero ene | feb: febrero | mar: marzo | apr: abril abr | may: mayo | jun: junio | jul: julio
        aug: agosto ago | sep: septiembre setiembre | oct: octubre | nov: noviembre | dec: diciembre dic
        today: hoy | tomorrow: manana | yesterday: ayer | day_after_tomorrow: pasado_manana
        day_before_yesterday: anteayer antes_de_ayer
        day: dia dias | week: semana semanas | month: mes meses | year: ano anos
        a: un una | two: dos | three: tres | four: cuatro | five: cinco | six: seis | seven: siete
        eight: ocho | nine: nueve | ten: diez
        next: proximo proxima que_viene | last: pasado pasada ultimo ultima | this: este esta
        in: en dentro_de | ago<: hace | end_of_month: fin_de_mes | end_of_year: fin_de_ano
        weekly: semanal | fortnightly: quincenal | monthly: mensual | quarterly: trimestral | yearly: anual
        early: principios_de | mid: mediados_de | end_of: finales_de fines_de | of_the_month: del_mes
        after: despues_de | easter: pascua | christmas: navidad
        every: cada | none: nunca | noon: mediodia | at: a_las | the: el | -: la de del
    """,
    "it": """
        mon: lunedi lun | tue: martedi mar | wed: mercoledi mer | thu: giovedi gio | fri: venerdi ven
        sat: sabato sab | sun: domenica dom
        jan: gennaio gen | feb: febbraio | mar: marzo | apr: aprile | may: maggio mag | jun: giugno giu
        jul: luglio lug | aug: agosto ago | sep: settembre set | oct: ottobre ott | nov: novembre
        dec: dicembre dic
        today: oggi | tomorrow: domani | yesterday: ieri | day_after_tomorrow: dopodomani
        day_before_yesterday: l'altro_ieri altroieri
        day: giorno giorni | week: settimana settimane | month: mese mesi | year: anno anni
        a: un una | two: due | three: tre | four: quattro | five: cinque | six: sei | seven: sette
        eight: otto | nine: nove | ten: dieci
        next: prossimo prossima | last: scorso scorsa ultimo ultima | this: questo questa
        in: tra fra | ago: fa | end_of_month: fine_mese fine_del_mese | end_of_year: fine_anno
        weekly: settimanale | monthly: mensile | quarterly: trimestrale | yearly: annuale | every: ogni
        early: inizio | mid: meta | end_of: fine | of_the_month: del_mese | after: dopo | easter: pasqua
        christmas: natale
        none: mai | noon: mezzogiorno | at: alle | the: il | -: la di del
    """,
    "nl": """
        mon: maandag ma | tue: dinsdag di | wed: woensdag wo | thu: donderdag do | fri: vrijdag vr
        sat: zaterdag za | sun: zondag zo
        jan: januari | feb: februari | mar: maart mrt | apr: april | may: mei | jun: juni | jul: juli
        aug: augustus | sep: september | oct: oktober okt | nov: november | dec: december
        today: vandaag | tomorrow: morgen | yesterday: gisteren | day_after_tomorrow: overmorgen
        day_before_yesterday: eergisteren
        day: dag dagen | week: week weken | month: maand maanden | year: jaar jaren
        a: een | two: twee | three: drie | four: vier | five: vijf | six: zes | seven: zeven | eight: acht
        nine: negen | ten: tien | next: volgende komende | last: vorige afgelopen laatste | this: deze
        in: over | ago: geleden | end_of_month: eind_van_de_maand | end_of_year: eind_van_het_jaar
        weekly: wekelijks | monthly: maandelijks | yearly: jaarlijks | every: elke iedere | none: nooit
        early: begin | mid: half midden medio | end_of: eind | of_the_month: van_de_maand | after: na
        easter: pasen | christmas: kerst kerstmis
        noon: middag | at: om | to: tot | the: de | -: op van
    """,
    "pt": """
        mon: segunda-feira segunda seg | tue: terca-feira terca ter | wed: quarta-feira quarta qua
        thu: quinta-feira quinta qui | fri: sexta-feira sexta sex | sat: sabado sab | sun: domingo dom
        jan: janeiro | feb: fevereiro fev | mar: marco | apr: abril abr | may: maio mai | jun: junho
        jul: julho | aug: agosto ago | sep: setembro set | oct: outubro out | nov: novembro
        dec: dezembro dez
        today: hoje | tomorrow: amanha | yesterday: ontem | day_after_tomorrow: depois_de_amanha
        day_before_yesterday: anteontem
        day: dia dias | week: semana semanas | month: mes meses | year: ano anos
        a: um uma | two: dois duas | three: tres | four: quatro | five: cinco | six: seis | seven: sete
        eight: oito | nine: nove | ten: dez
        next: proximo proxima que_vem | last: passado passada ultimo ultima | this: este esta
        in: em daqui_a | ago<: ha | end_of_month: fim_do_mes | end_of_year: fim_do_ano
        weekly: semanal | fortnightly: quinzenal | monthly: mensal | quarterly: trimestral | yearly: anual
        early: inicio_de | mid: meados_de | end_of: fim_de final_de | of_the_month: do_mes | after: depois_da
        easter: pascoa | christmas: natal
        every: cada todos_os todas_as | none: nunca | noon: meio-dia | at: as | the: no | -: o a na de do
    """,
}
# What the setting ``date_language`` may name.
LANGUAGES = tuple(_TABLES)
# In all of them the day stands before the month: 12.5.2026, 12.5., 12/05.
_DAY_FIRST = (
    r"(?<![\w.:/-])(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=sign)(?P<year>(?:\d\d)?\d\d)(?![\w.:/-])|(?:\.|(?<=/\d)|(?<=/\d\d))(?=,?(?:\s|$)))"
)


def in_english(text: str, language: str) -> str | None:
    """The text with its words of days in English; None where none of them is of that language."""
    if language not in _TABLES:
        return None
    typed, known = fold(text), _known(language)
    text = re.sub(_DAY_FIRST, _named, text)
    words = re.sub(r"(?<=\d)\.(?=\s|$)|(?<=[^\W\d_])\.(?=\s|$)|,", "", fold(text))
    words = re.sub(
        r"\b(\d{1,2}) ?(?:uhr|heures?|uur|horas?|h)(?: ?(\d\d))?\b", lambda m: f"{m[1]}:{m[2] or '00'}", words
    )
    words = re.sub(r"\b1er\b", "1", words)
    longest = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    found = re.sub(rf"(?<![\w'])(?:{longest})(?![\w'])", lambda m: known[m[0]], " ".join(words.split()))
    return None if found == typed else _turned(found.split())


def _turned(words: list[str]) -> str:
    """In the order that English has: the article only before a day alone, ``next`` first, ``ago`` last."""
    words = [word for word in words if word != _NONE]
    if len(words) == 2 and words[0] == _THE and words[1].isdigit():
        return f"the {words[1]}th"
    words = [word for word in words if word != _THE]
    if words and words[-1] in ("next", "last"):
        words = [words[-1], *words[:-1]]
    if _AGO in words:
        words = [*(word for word in words if word != _AGO), "ago"]
    return " ".join(words)


def _named(match: re.Match[str]) -> str:
    """The month as a word."""
    month, year = MONTHS[int(match["month"]) - 1], match["year"] or ""
    return f"{match['day']} {month} {'20' if len(year) == 2 else ''}{year}".rstrip()


@cache
def _known(language: str) -> Mapping[str, str]:
    """What is said -> the English of it."""
    found: dict[str, str] = {}
    for entry in _TABLES[language].replace("\n", "|").split("|"):
        english, _, said = entry.strip().partition(": ")
        for word in said.split():
            found.setdefault(word.replace("_", " "), english.replace("_", " "))
    return found
