"""What the program knows about mentoring: pure functions over records and a date."""
