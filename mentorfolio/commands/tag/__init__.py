"""``tag``: the owner's own words for people."""

VERBS = {"list": "tags", "rename": "tags", "rhythm": "tags"}
