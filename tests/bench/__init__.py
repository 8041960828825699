"""Time, bytes and memory, side by side with what a reader would have instead; see `make bench`."""
