"""The headings and sheets by which a workbook merged of several reviewers' files is recognised."""

from ravo.contract.headings import heading_key

FILE_HEADING = "Nguồn gộp: tệp"
ROW_HEADING = "Nguồn gộp: trang và dòng"
REVIEWER_HEADING = "Nguồn gộp: rà soát viên"
PROVENANCE = (FILE_HEADING, ROW_HEADING, REVIEWER_HEADING)
"""The headings of the columns with a row's source; they hold no facts of a household."""
PROVENANCE_KEYS = frozenset(map(heading_key, PROVENANCE))
CONFLICTS, SOURCES, STORE = "Xung đột", "Nguồn gộp", "Dữ liệu gộp"
CODE_HEADING, DECISION_HEADING, DECIDES_HEADING = "Mã hộ", "Quyết định", "Ảnh hưởng phân loại"
OPEN_STATE = "Chưa quyết định"
STATE_HEADING = "Tình trạng"
