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
    "register.confirm_note": Text(
        "Các cặp dưới đây chưa được coi là một hộ. Điền Có hoặc Không, lưu tệp, rồi ghi vào sổ: "
        "ravo register link TỆP.",
        "The pairs below are not counted as one household. Answer Có or Không, save, and bring "
        "the answers back: ravo register link FILE.",
    ),
    "register.side_old": Text("kỳ trước", "before"),
    "register.side_new": Text("kỳ sau", "after"),
    "register.pair_period": Text("Kỳ ({side})", "Period {side}"),
    "register.pair_code": Text("Mã hộ {side}", "Code {side}"),
    "register.pair_head": Text("Chủ hộ {side}", "Head {side}"),
    "register.pair_birth": Text("Năm sinh ({side})", "Birth year {side}"),
    "register.pair_village": Text("Thôn/ấp {side}", "Village {side}"),
    "register.pair_size": Text("Số khẩu {side}", "Members {side}"),
    "register.pair_place": Text("Xã {side}", "Commune {side}"),
    "register.pair_row": Text("Dòng {side}", "Row {side}"),
    "register.doubtful_written": Text(
        "{open} cặp hộ cần xác nhận, {answered} cặp đã trả lời.",
        "{open:pair waits|pairs wait} for an answer, {answered} have one.",
    ),
    "register.linked": Text(
        "Đã ghi vào sổ theo dõi: {recorded} câu trả lời (đợt {batch}); {unchanged} đã có sẵn.",
        "Recorded in the register: {recorded:answer|answers} (batch {batch}); "
        "{unchanged} there already.",
    ),
    "register.linked_nothing": Text(
        "Sổ theo dõi không đổi: {unchanged} câu trả lời đã có sẵn.",
        "The register is unchanged: {unchanged:answer is|answers are} there already.",
    ),
}
