"""The copy of the guide that works by double click, without any network."""
