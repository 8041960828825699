"""The built tree on hosts as others run them."""
