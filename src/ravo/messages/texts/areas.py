"""Texts about a map of communes: what is wrong with the file or with one of its features."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "areas.missing": Text("không có tệp này", "there is no such file"),
    "areas.unread": Text("không mở được tệp", "it cannot be opened"),
    "areas.too_large": Text(
        "tệp {size} MB, quá {most} MB", "it has {size} MB, more than {most} MB"
    ),
    "areas.no_json": Text(
        "không phải GeoJSON (không đọc được như JSON)",
        "it is no GeoJSON (it cannot be read as JSON)",
    ),
    "areas.topology": Text(
        "là TopoJSON; cần lưu lại dạng GeoJSON", "it is TopoJSON; GeoJSON is needed"
    ),
    "areas.no_collection": Text(
        "là JSON nhưng không phải tập hợp đối tượng GeoJSON (FeatureCollection)",
        "it is JSON, but no FeatureCollection",
    ),
    "areas.no_features": Text("không có đối tượng nào", "it has no features"),
    "areas.no_feature": Text(
        "đối tượng thứ {number} không phải Feature", "feature {number} is no Feature"
    ),
    "areas.feature": Text("thứ {number} (mã {code}): {reason}", "{number} (code {code}): {reason}"),
    "areas.feature_alone": Text("thứ {number}: {reason}", "{number}: {reason}"),
    "areas.empty": Text("không có hình", "no geometry"),
    "areas.kind": Text(
        "hình loại {kind}, không phải vùng", "geometry of the kind {kind}, which is no area"
    ),
    "areas.no_kind": Text("hình không ghi loại", "a geometry without a kind"),
    "areas.named": Text("thứ {number} «{name}»", "{number} «{name}»"),
    "areas.nameless": Text("thứ {number}", "{number}"),
    "areas.one_code": Text("mã {code}: {features}", "code {code}: {features}"),
    "areas.figures": Text("tọa độ không phải số", "coordinates that are no figures"),
    "areas.corners": Text(
        "đường bao chưa đủ ba đỉnh khác nhau", "a line with fewer than three different corners"
    ),
    "areas.elsewhere": Text(
        "tọa độ không nằm trong lãnh thổ Việt Nam", "coordinates that are not in Việt Nam"
    ),
    "areas.no_code": Text("không có mã xã năm chữ số", "no commune code of five digits"),
    "areas.other_map_old": Text(
        " Các mã là của xã trước ngày 1/7/2025.", " The codes are those of before 1/7/2025."
    ),
    "areas.other_map_new": Text(
        " Các mã là của xã từ ngày 1/7/2025.", " The codes are those from 1/7/2025 on."
    ),
}
