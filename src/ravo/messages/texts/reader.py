"""Parts of messages about unexpected contents of a sheet."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "reader.in_cell": Text("ô {cell}", "cell {cell}"),
    "reader.in_name": Text("tên trang", "its name"),
    "reader.odd_root": Text("phần này không phải trang tính", "this part is no worksheet"),
    "reader.odd_data": Text("có hai vùng dữ liệu", "there are two areas of data"),
    "reader.odd_nested": Text("ô hoặc dòng lồng vào nhau", "cells or rows stand inside each other"),
    "reader.odd_place": Text("địa chỉ không phải của Excel", "the address is none of Excel's"),
    "reader.odd_beyond": Text(
        "ô nằm ngoài cột XFD hoặc dòng 1048576", "it lies beyond column XFD or row 1048576"
    ),
    "reader.odd_twice": Text("ô hoặc dòng có hai lần", "the cell or row is there twice"),
    "reader.odd_elsewhere": Text(
        "ô ghi địa chỉ của dòng khác", "the cell names the address of another row"
    ),
    "reader.odd_style": Text("định dạng không phải số", "the format is no number"),
    "reader.odd_values": Text("ô có hai giá trị", "the cell holds two values"),
    "reader.odd_kind": Text("kiểu giá trị không rõ", "the kind of value is unknown"),
    "reader.odd_string": Text(
        "ô trỏ tới một chữ không có trong tệp", "the cell names a text that the file does not hold"
    ),
    "reader.odd_figure": Text(
        "giá trị kiểu số không phải là số", "what should be a number is none"
    ),
    "reader.odd_truth": Text(
        "giá trị đúng/sai không phải 0 hay 1", "a truth value is neither 0 nor 1"
    ),
    "reader.odd_day": Text("giá trị kiểu ngày không phải ngày", "what should be a date is none"),
}
