"""Texts about the problems of a cluster, with what to do about them."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "cluster.silent": Text(
        "máy điều phối không trả lời trong {seconds} giây.",
        "the scheduler did not answer within {seconds} seconds.",
    ),
    "cluster.silent_advice": Text(
        "Kiểm tra địa chỉ (tcp://máy:8786 hoặc tls://máy:8786), tường lửa, "
        "và máy điều phối đã bật chưa.",
        "Check the address (tcp://host:8786 or tls://host:8786), the firewall, "
        "and that the scheduler runs.",
    ),
    "cluster.address": Text("địa chỉ không đúng dạng.", "the address has no valid form."),
    "cluster.address_advice": Text(
        "Ghi địa chỉ dạng tcp://máy:8786 hoặc tls://máy:8786.",
        "Give an address such as tcp://host:8786 or tls://host:8786.",
    ),
    "cluster.idle": Text(
        "không có máy làm việc nào sau {seconds} giây.",
        "no worker has joined within {seconds} seconds.",
    ),
    "cluster.idle_advice": Text(
        "Bật dask worker trên các máy làm việc.", "Start dask worker on the machines that work."
    ),
    "cluster.versions": Text(
        "máy này dùng {ours}, {worker} dùng {theirs}.",
        "this machine has {ours}, {worker} has {theirs}.",
    ),
    "cluster.versions_advice": Text(
        "Cài cùng một bản ravo ở mọi máy: kết quả của hai bản có thể khác nhau.",
        "Install the same version of ravo on every machine: two versions may differ in results.",
    ),
    "cluster.without_ravo": Text("{worker} chưa cài ravo.", "{worker} has no ravo installed."),
    "cluster.without_ravo_advice": Text(
        "Cài cùng một bản ravo ở mọi máy.", "Install the same version of ravo on every machine."
    ),
    "cluster.folder": Text(
        "{worker} không thấy thư mục {path}, hoặc không ghi được vào đó.",
        "{worker} does not see the folder {path}, or cannot write there.",
    ),
    "cluster.folder_advice": Text(
        "Nối ổ mạng chung ở cùng một đường dẫn trên mọi máy.",
        "Mount the shared folder under the same path on every machine.",
    ),
}
