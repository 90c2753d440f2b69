"""Addresses that look like somebody's and are another's."""

from __future__ import annotations

import pytest

from mentorfolio.domain.lookalikes import doubt


@pytest.mark.parametrize("domain", ["ex\u0430mple.org", "exampl\u0435.org", "\u03bfexample.org"])
def test_a_domain_with_letters_of_two_alphabets_is_doubted(domain: str) -> None:
    assert domain in doubt(f"anna@{domain}")


RUSSIAN = "\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444"
JAPANESE = "\u6771\u4eac\u30bf\u30ef\u30fctokyo.example"


@pytest.mark.parametrize("domain", ["example.org", "m\u00fcller.example", RUSSIAN, JAPANESE, ""])
def test_a_domain_of_one_alphabet_or_of_japanese_is_not(domain: str) -> None:
    assert doubt(f"anna@{domain}") == ""
