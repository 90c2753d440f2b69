"""``approach``."""
