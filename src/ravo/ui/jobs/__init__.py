"""The work of the cards, done in a process beside the server: each calls functions of `pipeline/`.

Nothing here is loaded by the server, which stays small while it waits.
"""
