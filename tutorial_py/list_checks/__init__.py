"""The rules behind `whitelist.check_whitelist`: one module for each thing that is looked at."""
