"""What a person may say: each thing told once, for the command line, the questions and the commands."""
