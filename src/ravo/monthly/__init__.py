"""The monthly review: a commune's list as of the last decision, a month's requests, the list after."""
