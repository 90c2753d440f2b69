"""``timeline``."""
