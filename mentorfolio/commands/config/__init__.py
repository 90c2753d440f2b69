"""``config``: the settings in force."""

VERBS = {"path": "config", "show": "config"}
