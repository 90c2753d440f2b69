"""What is due: to write, to meet, to think back. Each kind is a function that finds its rows."""
