"""``happened``: one command for what life brings."""
