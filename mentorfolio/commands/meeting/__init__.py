"""``meeting``: planned, prepared, held."""

VERBS = {
    "plan": "plan",
    "move": "plan",
    "list": "meetings",
    "show": "meetings",
    "agenda": "agenda",
    "held": "held",
    "edit": "meetings",
    "cancel": "meetings",
}
