"""``config``: the settings in force, and how to change them."""

VERBS = {"path": "config", "show": "config", "set": "changing", "edit": "changing"}
