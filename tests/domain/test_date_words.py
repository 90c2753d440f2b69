"""Days in other languages are the days that the English of them names."""

from __future__ import annotations

import re

import pytest

from mentorfolio.domain.date_words import _TABLES, LANGUAGES, in_english
from mentorfolio.domain.dates import Lean, parse_day, parse_period
from mentorfolio.domain.moments import parse_moment
from tests.domain.build import TODAY

AHEAD = [
    ("de", "Freitag", "2026-01-23"),
    ("de", "nächsten Freitag", "2026-01-30"),
    ("de", "14. März", "2026-03-14"),
    ("de", "Sa, 14. März 2026", "2026-03-14"),
    ("de", "am 15.", "2026-02-15"),
    ("de", "in zwei Wochen", "2026-02-04"),
    ("de", "übermorgen", "2026-01-23"),
    ("de", "Ende des Jahres", "2026-12-31"),
    ("fr", "lundi prochain", "2026-01-26"),
    ("fr", "le 15", "2026-02-15"),
    ("fr", "1er août", "2026-08-01"),
    ("fr", "après-demain", "2026-01-23"),
    ("es", "el viernes próximo", "2026-01-30"),
    ("es", "3 de marzo de 2027", "2027-03-03"),
    ("es", "la semana que viene", "2026-01-28"),
    ("it", "tra due settimane", "2026-02-04"),
    ("it", "venerdì", "2026-01-23"),
    ("nl", "over 2 weken", "2026-02-04"),
    ("nl", "14 mrt", "2026-03-14"),
    ("pt", "próxima sexta-feira", "2026-01-30"),
    ("pt", "depois de amanhã", "2026-01-23"),
]
BEHIND = [
    ("de", "vor 2 Wochen", "2026-01-07"),
    ("de", "letzten Freitag", "2026-01-16"),
    ("de", "vorgestern", "2026-01-19"),
    ("fr", "il y a une semaine", "2026-01-14"),
    ("fr", "lundi dernier", "2026-01-19"),
    ("es", "hace tres días", "2026-01-18"),
    ("it", "due settimane fa", "2026-01-07"),
    ("nl", "2 weken geleden", "2026-01-07"),
    ("pt", "há duas semanas", "2026-01-07"),
]


@pytest.mark.parametrize(
    ("lean", "language", "said", "meant"),
    [("forward", *row) for row in AHEAD] + [("back", *row) for row in BEHIND],
)
def test_a_day_of_a_language_is_the_day_one_means(lean: Lean, language: str, said: str, meant: str) -> None:
    english = in_english(said, language)
    assert english is not None
    assert parse_day(english, TODAY, lean=lean).isoformat() == meant


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [
        ("de", "Do 15 Uhr", "2026-01-22T15:00"),
        ("de", "Donnerstag um 15:30", "2026-01-22T15:30"),
        ("de", "morgen Mittag", "2026-01-22T12:00"),
        ("fr", "jeudi à 15h30", "2026-01-22T15:30"),
        ("es", "jueves a las 15:00", "2026-01-22T15:00"),
        ("it", "giovedì alle 15:00", "2026-01-22T15:00"),
        ("nl", "do om 15 uur", "2026-01-22T15:00"),
    ],
)
def test_so_is_a_time(language: str, said: str, meant: str) -> None:
    assert parse_moment(in_english(said, language) or "", TODAY, lean="forward").when == meant


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [("de", "alle 2 Wochen", "2w"), ("de", "vierteljährlich", "3m"), ("fr", "tous les mois", "1m")],
)
def test_so_is_a_rhythm(language: str, said: str, meant: str) -> None:
    assert parse_period(in_english(said, language) or "") == meant


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_weekdays_and_months_and_none_twice(language: str) -> None:
    rows = [row.strip().partition(": ") for row in re.split(r"[|\n]", _TABLES[language]) if row.strip()]
    names = [english for english, _, _ in rows]
    wanted = "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec today tomorrow"
    assert set(wanted.split()) <= set(names)
    assert len(names) == len(set(names))
    for english, _, said in rows[:7]:
        for word in said.split():
            assert in_english(word, language) == english, "a weekday is not also something else"


@pytest.mark.parametrize("text", ["", "rota", "15.30", "2026-03-14", "Freitag"])
def test_what_is_of_no_known_language_stays(text: str) -> None:
    assert in_english(text, "") is None
    assert in_english(text, "xx") is None
    assert text == "Freitag" or in_english(text, "de") is None


@pytest.mark.parametrize(
    ("language", "end", "middle", "begin", "feast", "weekday"),
    [
        ("de", "Ende April", "Mitte April", "Anfang April", "nach Ostern", "letzter Donnerstag im Monat"),
        ("fr", "fin avril", "mi-avril", "début avril", "après Pâques", "dernier jeudi du mois"),
        (
            *("es", "finales de abril", "mediados de abril", "principios de abril"),
            *("después de Pascua", "último jueves del mes"),
        ),
        ("it", "fine aprile", "metà aprile", "inizio aprile", "dopo Pasqua", "ultimo giovedì del mese"),
        ("nl", "eind april", "half april", "begin april", "na Pasen", "laatste donderdag van de maand"),
        (
            *("pt", "fim de abril", "meados de abril", "início de abril"),
            *("depois da Páscoa", "última quinta do mês"),
        ),
    ],
)
def test_days_without_a_number_are_understood_as_well(
    language: str, end: str, middle: str, begin: str, feast: str, weekday: str
) -> None:
    meant = ("2026-04-30", "2026-04-15", "2026-04-01", "2026-04-07", "2026-01-29")
    for said, day in zip((end, middle, begin, feast, weekday), meant, strict=True):
        english = in_english(said, language)
        assert english is not None
        found = parse_day(english, TODAY, lean="forward")
        assert found.isoformat() == day, said
