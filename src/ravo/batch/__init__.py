"""Many workbooks, unattended: what is to do, who does it, and an account of every one."""
