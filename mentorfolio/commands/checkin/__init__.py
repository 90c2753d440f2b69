"""``checkin``."""
