"""The portfolio file: TinyDB on a storage of our own, one atomic commit for each change."""
