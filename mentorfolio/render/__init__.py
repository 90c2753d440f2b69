"""What a person or a script sees: results as pages, JSON or plain text. The only room that knows rich."""
