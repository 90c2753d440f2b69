"""How people set out before they come to the point: what they say then is read behind it."""

from __future__ import annotations

# How the two came to speak of it, before what they said: "I asked him in the corridor, he said no".
ASKED = (
    r"(?:i |we )?asked (?:her|him|them)"
    r"(?: (?:if|whether|to|about|again|once more|in|on|at|by|over|during|after|before|yesterday|today|this"
    r"|last)\b[^,:;.]*)?[,:;.]+ *(?:and |but )?"
)
# How they are, before what was agreed on: "she is back, we meet on friday".
SCENE = (
    r"(?:she|he|they)(?:'s|'re| is| are| was)(?: (?:finally|now|at last|just))?"
    r" (?:back|well|better|fine|fit|recovered|home|free|here|in town)"
    r"(?: (?:again|now|from|at|in|on)\b[^,:;.]*?)?(?:[,:;.]+ *| and | but | so )(?:and |but |so )?"
).replace("'", "'?")
# Something of theirs came: what they had promised, else their answer.
CAME = (
    r"(?:her|his|their) (?:\w+ )?(?:letter|card|e-?mail|mail|message|reply|answer|note|text)"
    r"(?:'s| has| have)?(?: just| finally| now)? (?:come|came|arrived|is here|got here)\b(?! back\b)"
)
