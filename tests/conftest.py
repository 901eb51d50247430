"""Makes the modules beside this file (the oracle) importable from every test."""
