"""``search``."""
