"""The rules of `responses`: one module for each thing that a text can say about an error."""
