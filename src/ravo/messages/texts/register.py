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
}
