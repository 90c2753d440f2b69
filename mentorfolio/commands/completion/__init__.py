"""``completion``: commands, names and words completed in a shell; a script for each shell stands beside."""
