"""The work of the cards, done in a process beside the server by functions of `pipeline/`.

The server imports nothing from here, so that it stays small while it waits.
"""
