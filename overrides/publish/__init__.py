"""Versions of the guide beside one another, on a branch that hosts serve as it is.

Each version lies in a folder of its own and never changes once it is published. `latest/` is a
copy of the newest. The runtime's files lie once beside them, each in a folder named by its hash.
"""
