"""The returned copy: the commune's own workbook with its faults marked.

The workbook's parts are spliced, not written anew: what ravo does not touch stays byte for
byte, so pictures, charts, newer validation lists and saved formula values survive.
"""
