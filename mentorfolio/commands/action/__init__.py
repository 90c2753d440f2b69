"""``action``: what was promised, by you and to you."""

VERBS = {"add": "actions", "list": "actions", "done": "actions", "edit": "actions", "remove": "actions"}
