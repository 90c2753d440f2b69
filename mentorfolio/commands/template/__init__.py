"""``template``: the letters, prompts and agendas."""

VERBS = dict.fromkeys(("list", "show", "new", "check", "path"), "templates")
