"""How the values of a letter are asked for, where a letter has no words of its own (O3, O5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template

# Of what a letter cannot do without; ``{name}`` is who it goes to.
NEEDED: Mapping[str, str] = {
    "topic": "What would you like to talk about, in a few words?",
    "why": "Why {name}? Say it to them: what you know of their work, what came of it, and your thanks.",
}
# Of what it can do without.
QUESTIONS: Mapping[str, str] = {
    "shared": "How would you begin? Something you both remember, or a word about what is new with them or "
    "you; if it has been years, who is writing, and how they are. Like: you had me count the "
    "till three times. I saw why only later.",
    "took": "What has stayed with you? They know what they said: say what it was to you. Like: I hadn't "
    "thought of asking the night shift at all.",
    "news": "What is your news? Tell it as you would across a table: what you did, what came of it, how it "
    "was for you.",
    "advice": "What was their advice?",
    "outcome": "What came of it, and what was it like for you? Tell them as you would across a table.",
    "whom": "Who is it about? Their name.",
    "reason": "What is the reason? Say as much as they should know.",
    "until": "Until when?",
    "wanted": "What would help you most?",
    "programme": "What is the programme called?",
    "now": "What is it about, and why now? Tell them as you would across a table, in two or three sentences: "
    "what has happened, what you have tried, what you don't know, how it is for you.",
    "why": "Why them, of all people? Say it to them.",
    "myself": "Who are you, to them? In a sentence or two, with your name.",
    "tried": "What is hard about it, and what have you tried? Like: I go back and forth about the price.",
    "question": "What would you like of them? Like: did you miss the work, and would you do it again?",
    "how": "How and when would you like to talk, or is a mail enough? Like: would Monday the 18th suit, for "
    "half an hour by phone? Any evening is fine, too.",
    "heard": "What do you know about that person, and who told you? Like: you said she still teaches.",
    "doing": "What have you done with it, and what not yet? Like: I rang them on Monday, and I sleep again. "
    "The rota has to wait.",
    "more": "How would you end? Think of their side: what keeps them busy, or makes a yes easy. "
    "Like: if it's hay time, leave it till the rain.",
    "wish": "A kind word about what is keeping them busy?",
    "rhythm": "How often would you like to talk, how long, and until when? Like: 45 minutes a month "
    "until the summer.",
    "favour": "What would you like them to do? Like: ask her first whether I may ring. (Enter: introduce us "
    "in a line or two)",
    "given": "What else is there to thank them for? Like: the template you sent.",
}


def questions_of(template: Template) -> dict[str, str]:
    """Value -> how it is asked for in this letter, where nothing is known about the two."""
    own = {asked.key: asked.text for asked in template.asks if not asked.where.value}
    asked = {**QUESTIONS, **{key: NEEDED[key] for key in template.needs if key in NEEDED}, **own}
    of_all = {key: f"{key.replace('_', ' ').capitalize()}?" for key in (*template.needs, *template.offers)}
    found = {key: asked.get(key, text).replace("{name}", "them") for key, text in of_all.items()}
    return {key: text.partition(" (Enter")[0] for key, text in found.items()}
