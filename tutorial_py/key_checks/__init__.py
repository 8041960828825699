"""The rules behind `keys.check_keys`: one module for each thing that is looked at."""
