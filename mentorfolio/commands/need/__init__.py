"""``need``: what you want from mentoring."""

VERBS = dict.fromkeys(("add", "list", "show", "edit", "rate", "met", "drop", "reopen", "remove"), "needs")
