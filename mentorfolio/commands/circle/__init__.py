"""``circle``: groups that learn together."""

VERBS = {
    "add": "circles",
    "list": "circles",
    "show": "circles",
    "join": "circles",
    "leave": "circles",
    "edit": "circles",
    "remove": "circles",
}
