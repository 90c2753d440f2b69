"""``outreach``: your letters after they were drafted."""

VERBS = {
    "list": "listing",
    "show": "letters",
    "stats": "stats",
    "open": "handing",
    "copy": "handing",
    "send": "send",
    "edit": "letters",
    "discard": "letters",
    "sent": "letters",
    "replied": "letters",
    "accepted": "letters",
    "declined": "letters",
    "unanswered": "letters",
}
