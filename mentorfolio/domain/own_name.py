"""Somebody's own name in words that will be said to them: whoever is named there is "you"."""

from __future__ import annotations

import re

from mentorfolio.domain.greeting import TITLES
from mentorfolio.domain.verbs import is_adverb, is_past, is_verb

# Where their name stood in the text.
SHE, HER, HERS = "\ue000", "\ue001", "\ue002"
_DOES = frozenset("can could did does had has is was will would".split())  # noqa: SIM905 - as above
_BEGIN_CLAUSE = frozenset(
    "and because but how if said say says since so that think thinks what when where while who why".split()  # noqa: SIM905 - as above
)
RELATION = r"\b(?:friend|colleague|cousin|boss|manager|neighbou?r|sister|brother|mate|mentor)"


def unnamed(text: str, name: str) -> str:
    """The text without their name: a mark for "she", "her" or "her own" where it stood."""
    among_friends = re.findall(r"[\w'\u2019-]+", " ".join(re.findall(r"[(\"\u201c]([^)\"\u201d]+)", name)))
    plain = re.sub(r"[(\"\u201c][^)\"\u201d]*[)\"\u201d]?", " ", name).split()
    bare = [word.strip(".,") for word in plain]
    named = [word for word in bare if word[:1].isupper() and word.casefold() not in TITLES and len(word) > 1]
    own = [*named, *among_friends]
    if not own:
        return text
    title = rf"(?:(?:{'|'.join(sorted(TITLES))})\.?\s+)"
    family = re.escape(named[-1]) if len(named) > 1 else ""
    given = "|".join(word for one in dict.fromkeys(own) if (word := re.escape(one)) != family)
    behind = rf"(?:\s+(?:{'|'.join(map(re.escape, dict.fromkeys(own)))}))*"
    titled = rf"|(?i:{title})+{family}" if family else ""
    end = r"(?P<own>['\u2019]s)?(?![\w-])(?!\s+[A-Z][^\W\d_]*[a-z])"  # "Kim Lee" is another Kim
    pattern = rf"(?<![\w.'-])(?:(?i:{title})*(?:{given}){behind}{titled}){end}"

    def marked(found: re.Match[str]) -> str:
        before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        if found["own"]:
            return HERS
        if re.search(RELATION + r"$", before, re.IGNORECASE):  # "my friend Kim" is another Kim
            return found[0]
        after = behind.partition(" ")[0].casefold().rstrip(",.;:!?")
        does = is_verb(after) or is_past(after) or after in _DOES or is_adverb(after)
        begins = not before or before[-1] in ",.;:!?-\u2013" or before.split()[-1].casefold() in _BEGIN_CLAUSE
        if begins and does:
            return SHE
        return found[0] if not before else HER

    return re.sub(pattern, marked, text)
