"""What each command does: from arguments to a frozen result. One module for each noun or step."""
