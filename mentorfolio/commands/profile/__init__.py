"""``profile``: what you said about yourself."""

VERBS = {"show": "profile", "edit": "profile"}
