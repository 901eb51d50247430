"""What each command does: read, judge, write, and the exit code that tells the truth."""
