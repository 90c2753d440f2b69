"""``mentor``: the people you learn from, or might."""

VERBS = {
    "add": "people",
    "edit": "editing",
    "list": "listing",
    "show": "show",
    "rank": "people",
    "stage": "people",
    "formalise": "terms",
    "informalise": "terms",
    "evaluate": "terms",
    "merge": "merging",
    "remove": "people",
}
