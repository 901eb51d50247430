"""Names of the sheets in ravo's own workbooks, the same in every language.

Readers find a sheet by its name, and a product is recognised by the names of its sheets.
"""

RESULTS, SUMMARY, FAULTS, METHOD = "Kết quả", "Tổng hợp", "Lỗi", "Cách tính"
LIST = "Danh sách"
"""The list for signing; it is printed, and never read back."""
MEMBER_FACTS, HOUSEHOLD_FACTS = "Dữ liệu thành viên", "Dữ liệu hộ"
"""Hidden sheets of results, from which report and diff read what `Kết quả` does not show."""
CHANGES, CONFIRM, BALANCE = "Biến động", "Cần xác nhận", "Đối chiếu"
CHANGED, TODO = "Hộ thay đổi", "Việc cần làm"
POINTS_SHEET, SOURCE_SHEET, INSTRUCTIONS = "Bảng điểm", "Nguồn", "Hướng dẫn"
COLUMNS = "Giải thích cột"
VALUES, COVERAGE = "Trị số", "Phạm vi"
SETTINGS = "Cài đặt"
EDITION_SHEET, DOCUMENTS_SHEET, INDICATORS_SHEET = "Bộ tiêu chí", "Văn bản", "Chỉ số"
EXPORTED_ROWS = "Dòng đã ghi"
TWO_EDITIONS, NEXT_LIST = "So sánh hai chuẩn", "Danh sách đầu kỳ"
LETTER = "Thư trả lời"
MONTH_LEDGER, YEAR_START = "Sổ tháng", "Đầu năm"
"""Hidden sheets of a list that the monthly review keeps: its changes, the start of the year."""
DECIDED, NOT_DECIDED = "Kèm quyết định", "Không công nhận"
"""Sheets of the papers of a month, by which they are recognised."""
