"""``need``: what you want from mentoring."""

VERBS = {
    "add": "needs",
    "list": "needs",
    "show": "needs",
    "edit": "needs",
    "rate": "needs",
    "met": "needs",
    "drop": "needs",
    "reopen": "needs",
    "remove": "needs",
}
