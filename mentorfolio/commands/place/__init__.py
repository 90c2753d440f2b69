"""``place``: where one looks for mentors outside one's network."""

VERBS = {"add": "places", "list": "places", "looked": "places", "edit": "places", "remove": "places"}
