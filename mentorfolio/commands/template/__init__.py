"""``template``: the letters, prompts and agendas."""

VERBS = {
    "list": "templates",
    "show": "templates",
    "new": "templates",
    "check": "templates",
    "path": "templates",
}
