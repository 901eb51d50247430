"""The writing of workbooks: their formats, their page set-up, their bulk rows."""
