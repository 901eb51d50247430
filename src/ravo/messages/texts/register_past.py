"""Texts of what the register has of earlier years."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "register_past.before_month": Text(" trước tháng {month}", " before {month}"),
    "register_past.before": Text(" trước năm {year}", " before {year}"),
}
