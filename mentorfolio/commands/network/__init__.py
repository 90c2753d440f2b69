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
    "tag": "noting",
    "note": "noting",
    "pick": "picking",
    "ask": "asking",
    "forget": "removing",
    "remove": "removing",
    "undo": "removing",
}
