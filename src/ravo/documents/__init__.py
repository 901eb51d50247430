"""The office's papers about its households: decision, certificates, refusals, lists, minutes."""
