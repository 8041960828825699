"""The rules behind `snippets.write_snippets`: numbers as texts, then one module a language."""
