"""The command line: parse, call one service, show the result. One module for each noun."""
