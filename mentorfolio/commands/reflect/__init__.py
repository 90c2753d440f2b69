"""``reflect``."""
