"""What turns the guide's sources into pages."""
