"""Who handles the workbooks: processes of this machine, or a cluster."""
