"""Writing of workbooks: their formats, their page set-up, their bulk rows."""
