"""Many workbooks processed unattended: the plan, the engines, and an account of each workbook."""
