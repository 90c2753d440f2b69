"""The command line: read it, call one command's function, show its result."""
