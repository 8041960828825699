"""How the guide looks and runs in a page."""
