"""Free words in a reason of change or a note that may mean that the household is gone."""

import re

from ravo.text import loose_key, tidy, unmarked

_LEAVING = re.compile(
    r"\b(?:chet\w*|mat|qua doi|tu vong|tu tran|ta the|hy sinh|chuyen\w*|nhap|gop|xoa|di|bo di"
    r"|roi (?:khoi|di|dia|que|xa|ap|thon)|khong con|ko con|k con|khong o|khong song|het nguoi"
    r"|giai the|bo xu|bo nha|bo que|ve que|ve o|theo con|theo chong|theo vo|cat khau|cat ho)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:thu nhap|nhap (?:hoc|vien|ngu)|mat (?:viec|mua|dat|suc|kha nang|nguon|tai san|von|gia)"
    r"|chuyen (?:doi|bien|nghe|viec|sang|muc)|di (?:hoc|vien)|xoa (?:ngheo|doi|nha tam|mu)"
    r"|khong con (?:ngheo|can|kho|lao dong|kha nang|thieu|suc))\b"
)
"""Phrases that contain a word for leaving but mean something else."""
_TOGETHER = re.compile(r"(?:ho|da)*(?:chet|chuyendi|nhapho)\w*")
"""Words for leaving that are written together or with a blank in the wrong place."""
_TICK = re.compile(r"(?:x+|v+|\d+|co|yes|y|ok|dung)?")
"""A tick or number instead of words for the change; of signs such as ✓ the key is empty."""
_FACE = re.compile(r"\bm[ặạ][tc]\b", re.IGNORECASE)
"""`mặt`, as in `có mặt`, which without diacritics is the same as `mất`, to lose."""


def may_be_gone(text: str) -> bool:
    """Return whether words may mean that a household died out, moved away or joined another.

    True also for a tick or a number, which may mean anything.
    """
    words = loose_key(_FACE.sub("khuôn", tidy(text)))
    left = _OTHERWISE.sub(" ", words)
    whole = _TICK.fullmatch(words) or _TOGETHER.fullmatch(left.replace(" ", ""))
    return bool(whole or _LEAVING.search(left))


_HOME = r"(?:(?:cả |toàn |toàn bộ )?(?:hộ|gia đình|nhà)(?: này| gia đình)? )?(?:đã |mới |bị ){0,3}"
_DAY = r"(?: (?:từ|vào|hồi|ngày|tháng|năm|cuối|đầu|rồi|\d+)){0,8}"
_AWAY = r"(?:địa phương|địa bàn|nơi cư trú|xã|phường|ấp|thôn|bản|đây)"
_WHERE = r"(?:nhà|khẩu|hộ khẩu|chỗ ở|nơi ở|cư trú|nơi cư trú|thường trú|hộ|cả hộ|cả nhà)"
_NOTED = (
    rf"{_HOME}chuyển (?:{_WHERE} )?(?:đi(?! học| viện| làm| bệnh| điều trị| cấp cứu)|khỏi|ra khỏi"
    r"|sang (?:xã|phường|huyện|tỉnh)|nơi khác|về quê)\b.*",
    rf"{_HOME}(?:đi|bỏ đi|rời|rời đi|dời)(?: ra)?(?: khỏi)? {_AWAY}\b.*",
    rf"{_HOME}không còn (?:cư trú|thường trú|(?:ở|sống|sinh sống)(?: ở| tại| trên)? {_AWAY})\b.*",
    rf"{_HOME}(?:nhập|gộp|ghép)(?: khẩu)?(?: chung)? (?:hộ(?! khẩu)|vào hộ|với hộ)\b.*",
    rf"(?:đề nghị )?{_HOME}(?:xóa|xoá) (?:tên|hộ khẩu|hộ này|hộ trùng|khỏi danh sách)\b.*",
    rf"{_HOME}cắt (?:khẩu|hộ khẩu)\b.*",
    rf"(?:chủ hộ |người già |neo đơn |đơn thân ){{0,3}}{_HOME}"
    rf"(?:chết|mất|qua đời|từ trần|tử vong)(?: hết| cả hộ)?{_DAY}",
    rf"{_HOME}(?:ghi |kê |lập |khai |tính |nhập )?trùng"
    r"(?: (?:hộ|mã|lặp|với|lại|nhau|dòng|stt|danh sách)\b.*)?",
    rf"{_HOME}(?:ghi|kê|lập|khai|tính|nhập) (?:2|hai) (?:lần|dòng)\b.*",
)
"""The whole of a part of a note where the household is gone, or listed twice."""
_MARKED = re.compile("|".join(_NOTED))
_PLAIN = re.compile(unmarked("|".join(_NOTED)))
_PARTS = re.compile(r"[.;,\n()]|\s[-–]\s")


def notes_departure(note: str) -> bool:
    """Return whether a part of a note means that the household is gone, or listed twice.

    Stricter than `may_be_gone`: notes are about anything, such as a son who moved away.
    """
    for part in _PARTS.split(tidy(note).casefold()):
        words = " ".join(re.findall(r"\w+", part))
        if not words.isascii():
            gone = _MARKED.fullmatch(words)
        else:
            # Without marks trùng is the name Trung, and mất is mặt: alone they mean nothing.
            clear = " " in words or words == "chet"
            gone = _PLAIN.fullmatch(words) if clear else None
        if gone is not None:
            return True
    return False
