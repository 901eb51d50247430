"""Texts in synthetic workbooks."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "sample.notice": Text(
        "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT",
        "synthetic data: no person or household in it exists",
    ),
}
