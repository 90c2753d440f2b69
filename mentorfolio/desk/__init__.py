"""What every command works with: the portfolio, the person to ask, the records by name, the answer."""
