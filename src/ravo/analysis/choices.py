"""The units and groupings of an analysis, also for commands: it imports nothing."""

from typing import Literal

CountedUnit = Literal["household", "person"]
GroupBy = Literal["thon", "xa", "dan_toc", "gioi_tinh", "khu_vuc"]
"""The groupings of households: village, commune, ethnic group and sex of the head, area."""
