"""``network``: the people one knows, read from contact files, and who of them fits a need."""

VERBS = {
    "import": "importing",
    "list": "listing",
    "show": "listing",
    "search": "listing",
    "at": "listing",
    "match": "matching",
    "twins": "twins",
    "merge": "twins",
    "tag": "keeping",
    "note": "keeping",
    "pick": "picking",
    "ask": "asking",
    "forget": "keeping",
    "remove": "keeping",
    "undo": "keeping",
}
