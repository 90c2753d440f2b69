"""Letters and prompts: templates found and rendered, messages made, drafts read over."""
