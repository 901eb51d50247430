"""Texts of the register: what was brought, taken back and found."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "register.added": Text(
        "Đã ghi vào sổ theo dõi: {added} lượt hộ (đợt {batch}); ghép với kỳ trước {paired}, "
        "mới {new}, không còn {left}; đã có sẵn {unchanged}.",
        "Added to the register: {added:household|households} (batch {batch}); paired with the "
        "period before: {paired}, new: {new}, left: {left}; there already: {unchanged}.",
    ),
    "register.nothing_new": Text(
        "Sổ theo dõi không đổi: {unchanged} lượt hộ đã có sẵn.",
        "The register is unchanged: {unchanged:household is|households are} there already.",
    ),
    "register.to_confirm": Text(
        "Còn {count} cặp hộ chưa chắc là một; sổ coi là hai hộ khác nhau "
        "cho đến khi được xác nhận.",
        "{count:pair of households is|pairs of households are} doubtful, and taken for "
        "different households until somebody confirms them.",
    ),
    "register.undone": Text(
        "Đã rút đợt {batch} khỏi sổ theo dõi (đợt rút {undo}).",
        "Batch {batch} is taken back (by batch {undo}).",
    ),
    "register.merged": Text(
        "Đã gộp vào sổ theo dõi: {batches} đợt mới, {lists} danh sách, {households} lượt hộ; "
        "{unchanged} đợt đã có sẵn.",
        "Merged into the register: {batches:new batch|new batches}, {lists:list|lists}, "
        "{households:household|households}; {unchanged} there already.",
    ),
    "register.merged_nothing": Text(
        "Sổ theo dõi không đổi: {unchanged} đợt đã có sẵn.",
        "The register is unchanged: {unchanged:batch is|batches are} there already.",
    ),
    "register.contradiction_title": Text(
        "Danh sách khác nhau của cùng một xã, cùng một kỳ",
        "Lists of one commune and period that contradict each other",
    ),
    "register.contradiction_note": Text(
        "Mỗi dòng là một danh sách. Sổ theo dõi giữ tất cả nhưng chưa tính danh sách nào cho đến "
        "khi có người quyết định. Hỏi những người đã ghi, tìm tệp đúng, rồi ghi lại tệp ấy vào sổ "
        "kèm lựa chọn thay thế (ravo register add TỆP --replace); các danh sách kia vẫn được giữ "
        "để đối chiếu.",
        "Each row is a list. The register keeps them all, and none counts until somebody decides. "
        "Ask those who brought them, and add the right file once more in their place "
        "(ravo register add FILE --replace); the others are kept.",
    ),
    "register.contradiction_commune": Text("Xã", "Commune"),
    "register.contradiction_period": Text("Kỳ", "Period"),
    "register.contradiction_list": Text("Danh sách", "List"),
    "register.contradiction_place": Text("Thứ {place}", "No. {place}"),
    "register.contradiction_households": Text("Số hộ", "Households"),
    "register.contradiction_poor": Text("Hộ nghèo", "Poor"),
    "register.contradiction_near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "register.contradiction_differing": Text(
        "Số hộ không giống danh sách kia", "Households unlike the other list"
    ),
    "register.contradiction_by": Text("Người ghi", "Brought by"),
    "register.contradiction_at": Text("Lúc", "When"),
    "register.contradiction_file": Text("Tệp", "File"),
    "register.contradiction_batch": Text("Đợt", "Batch"),
}
