"""The engines that handle the workbooks: processes of this machine, or a cluster."""
