"""What the guide knows about Crypto.com Exchange API keys, as pure Python.

Standard library only; no clock, no randomness, no network. The same files run on the command line
and in the browser. `bridge.call` is the one door for both.
"""
