"""The copy of the guide that works by double click: without server, network or installation."""
