"""What is fuzzed and mutated, the bytes it is fed, and the second readers that judge it."""
