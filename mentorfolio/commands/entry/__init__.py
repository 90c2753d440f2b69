"""``entry``: change or take out what a timeline shows."""

VERBS = {"edit": "entries", "remove": "entries"}
