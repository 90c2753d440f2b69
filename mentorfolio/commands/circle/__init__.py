"""``circle``: groups that learn together."""

VERBS = dict.fromkeys(("add", "list", "show", "join", "leave", "edit", "remove"), "circles")
