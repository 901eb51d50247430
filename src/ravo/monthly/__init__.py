"""The monthly review: a commune's list, a month's requests, the list after their decisions."""
