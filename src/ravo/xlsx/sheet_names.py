"""Names of the sheets in ravo's own workbooks, the same in every language.

Readers find a sheet by its name, and a product is recognised by the names of its sheets.
"""

RESULTS, SUMMARY, FAULTS, METHOD = "Kết quả", "Tổng hợp", "Lỗi", "Cách tính"
CHANGES, CONFIRM, BALANCE = "Biến động", "Cần xác nhận", "Đối chiếu"
CHANGED, TODO = "Hộ thay đổi", "Việc cần làm"
POINTS_SHEET, SOURCE_SHEET, INSTRUCTIONS = "Bảng điểm", "Nguồn", "Hướng dẫn"
VALUES, COVERAGE = "Trị số", "Phạm vi"
LETTER = "Thư trả lời"
