"""Random and hostile inputs for every call: made from seeds, run in a child under limits."""
