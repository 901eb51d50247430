"""What an analysis counts and by which groups, for commands too: it imports nothing."""

from typing import Literal

CountedUnit = Literal["household", "person"]
GroupBy = Literal["thon", "xa", "dan_toc", "gioi_tinh", "khu_vuc"]
"""What households are grouped by: village, commune, ethnic group and sex of the head, area."""
