"""Single cells: what they mean, and the readings that are refused."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.contract.columns import Column, ColumnType, contract
from ravo.contract.models import read_column
from ravo.contract.values import Read, read_value
from ravo.faults.taxonomy import kind_of
from ravo.text import format_number, sort_key
from ravo.typed_columns import plain_column
from support.record_models import record_model


def column(kind: ColumnType, **more: object) -> Column:
    return Column("households", "x", "x", "X", kind, required=False, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("money", "1.500.000", 1_500_000),
        ("money", "1,500,000", 1_500_000),
        ("money", "1 500 000 đ", 1_500_000),
        ("money", "1,5 triệu", 1_500_000),
        ("money", "1.5 triệu", 1_500_000),
        ("money", "1.500", 1500),
        ("money", 1.5e6, 1_500_000),
        ("number", "7,5", 7.5),
        ("number", "1.234,5", 1234.5),
        ("number", "1,234.5", 1234.5),
        ("number", "45 m2", 45),
        ("integer", 4.0, 4),
        ("integer", "4", 4),
        ("yes_no", "Có", True),
        ("yes_no", "KHÔNG", False),
        ("yes_no", "x", True),
        ("yes_no", 1.0, True),
        ("yes_no", 0, False),
        ("yes_no", "C", True),
        ("yes_no", "k", False),
        ("yes_no", "no", False),
        ("code", 12.0, "12"),
        ("code", "012", "012"),
        ("code", " 1.0", "1"),
        ("date", "05/09/2024", date(2024, 9, 5)),
        ("date", "2024-09-05", date(2024, 9, 5)),
        ("date", datetime(2024, 9, 5), date(2024, 9, 5)),
        ("date", 45540, date(2024, 9, 5)),
        ("birth", 1980, date(1980, 1, 1)),
        ("birth", "1980", date(1980, 1, 1)),
        ("birth", "09/1980", date(1980, 9, 1)),
        ("birth", "5.9.1980", date(1980, 9, 5)),
        ("money", "1tr5", 1_500_000),
        ("money", "1.5tr", 1_500_000),
        ("money", "2 tr 300", 2_300_000),
        ("money", "1tr500", 1_500_000),
        ("money", "1 triệu rưỡi", 1_500_000),
        ("money", "500k", 500_000),
        ("money", "500 nghìn", 500_000),
        ("money", "500 ngàn đồng", 500_000),
        ("money", "1,2 tỷ", 1.2e9),
        ("money", "1 tỷ 2", 1.2e9),
        ("money", "1 triệu 500 nghìn", 1_500_000),
        ("money", "1,5 TRIỆU", 1_500_000),
        ("money", "1.500.000đ/người/tháng", 1_500_000),
        ("money", "1,5 triệu/tháng", 1_500_000),
        ("money", "１.５００.０００", 1_500_000),
        ("money", "1\u00a0500\u202f000", 1_500_000),
        ("money", "1.500.000,00", 1_500_000),
        ("money", "'1500000", 1_500_000),
        ("number", "\u22125", -5),
        ("number", "45,5m²", 45.5),
        ("integer", "5 người", 5),
        ("integer", "5,0", 5),
        ("yes_no", "đúng", True),
        ("yes_no", "SAI", False),
        ("yes_no", "✓", True),
        ("yes_no", "1.0", True),
        ("code", "12.", "12"),
        ("code", "3.10", "3.10"),
        ("code", 3.1, "3.1"),
        ("code", "'012", "012"),
        ("citizen", "087 070.123456", "087070123456"),
        ("citizen", "087070123456.0", "087070123456"),
        ("date", "5/9/24", date(2024, 9, 5)),
        ("date", "45540", date(2024, 9, 5)),
        ("date", "5/9/31", date(2031, 9, 5)),
        ("date", "05/09/2024 10:30:00", date(2024, 9, 5)),
        ("birth", "5/6/98", date(1998, 6, 5)),
        ("birth", "5/6/31", date(1931, 6, 5)),
        ("birth", "29/02/00", date(2000, 2, 29)),
        ("birth", "05-09-1980", date(1980, 9, 5)),
        ("birth", "ngày 5 tháng 9 năm 1980", date(1980, 9, 5)),
        ("birth", "sinh năm 1980", date(1980, 1, 1)),
        ("birth", "1980-09-05 00:00:00", date(1980, 9, 5)),
        ("birth", 29469, date(1980, 9, 5)),
        ("birth", 2100, date(2100, 1, 1)),
        ("birth", "5 / 9 / 1980", date(1980, 9, 5)),
    ],
)
def test_what_a_cell_means(kind: ColumnType, raw: object, value: object) -> None:
    read = read_value(raw, column(kind))
    assert (read.code, read.value) == (None, value)


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("number", "1.500", "RV-208"),
        ("number", "1,500", "RV-208"),
        ("money", "1.500 triệu", "RV-208"),
        ("number", "1.5.0", "RV-207"),
        ("money", "2tr5x", "RV-207"),
        ("number", float("inf"), "RV-207"),
        ("integer", 2.5, "RV-211"),
        ("yes_no", "2", "RV-204"),
        ("date", "31/02/2024", "RV-212"),
        ("birth", "1/2/30", "RV-213"),
        ("citizen", "12345678901", "RV-205"),
        ("citizen", 8707012345, "RV-205"),
        ("money", "khoảng 2tr", "RV-207"),
        ("money", "2-3 triệu", "RV-207"),
        ("money", "1 5000", "RV-207"),
        ("money", "1 trăm", "RV-207"),
        ("money", "500k5", "RV-207"),
        ("money", "1,5tr5", "RV-207"),
        ("money", "1 triệu 1 triệu", "RV-207"),
        ("number", "500k", "RV-207"),
        ("money", "36 triệu/năm", "RV-218"),
        ("money", "2 triệu/hộ/tháng", "RV-218"),
        ("money", "1.5E+06", "RV-219"),
        ("number", "2e3", "RV-219"),
        ("citizen", "8,7E+10", "RV-219"),
        ("number", date(2024, 4, 3), "RV-220"),
        ("integer", datetime(2024, 4, 3), "RV-220"),
        ("money", time(1, 30), "RV-220"),
        ("code", date(2024, 4, 3), "RV-220"),
        ("yes_no", "có ạ", "RV-204"),
        ("yes_no", "10", "RV-204"),
        ("citizen", "123456789", "RV-217"),
        ("citizen", 123456789, "RV-217"),
        ("citizen", "1234567890", "RV-205"),
        ("citizen", 97870123456.0, "RV-205"),
        ("citizen", "chưa có", "RV-205"),
        ("date", "5/9/98", "RV-212"),
        ("date", "5/9/32", "RV-212"),
        ("date", "9/2024", "RV-212"),
        ("date", "2024", "RV-212"),
        ("date", "09/25/2024", "RV-212"),
        ("birth", "13/25/1980", "RV-212"),
        ("date", True, "RV-212"),
        ("birth", 1980.5, "RV-212"),
        ("birth", 2101, "RV-212"),
    ],
)
def test_what_is_refused_rather_than_guessed(kind: ColumnType, raw: object, code: str) -> None:
    assert read_value(raw, column(kind)).code == code


@pytest.mark.parametrize(
    ("kind", "raw", "code", "first", "second"),
    [
        ("number", "1.500", "RV-208", 1500, 1.5),
        ("money", "1.500 triệu", "RV-208", 1.5e9, 1.5e6),
        ("money", "1.500k", "RV-208", 1.5e6, 1500),
        ("money", "1tr50", "RV-208", 1.5e6, 1.05e6),
        ("money", "2tr05", "RV-208", 2.05e6, 2.005e6),
        ("money", "1,5", "RV-208", 1.5, 1.5e6),
        ("money", 1.5, "RV-208", 1.5, 1.5e6),
        ("birth", "5/6/15", "RV-213", "2015", "1915"),
        ("birth", datetime(1905, 6, 2), "RV-208", date(1905, 6, 2), "1980"),
    ],
)
def test_two_readings_are_both_shown(
    kind: ColumnType, raw: object, code: str, first: object, second: object
) -> None:
    read = read_value(raw, column(kind))
    assert (read.code, read.value) == (code, None)
    assert read.params == {"first": first, "second": second}


@pytest.mark.parametrize(
    "kind", ["number", "money", "integer", "yes_no", "date", "birth", "citizen"]
)
@pytest.mark.parametrize("word", ["--", "-", "—", "nan", "None", "n/a", "NULL"])
def test_a_word_for_nothing_is_a_blank_that_is_said(kind: ColumnType, word: str) -> None:
    read = read_column(column(kind), [word])
    assert [(f.code, f.params["value"]) for f in read.findings] == [("RV-216", word)]
    assert plain_column(read.values) == [None]
    assert kind_of("RV-216").severity == "warning"


def test_a_word_for_nothing_in_a_required_column_is_a_missing_answer() -> None:
    for item in contract():
        if item.required:
            assert read_value("--", item).code == "RV-214", item.id


def test_what_the_province_software_writes_for_sheet_a_stays() -> None:
    sheet_a = next(c for c in contract() if c.name == "sheet_a")
    assert read_value("--", sheet_a) == Read("--")


def test_no_answer_is_not_taken_for_a_word_of_the_list() -> None:
    toilet = next(c for c in contract() if c.name == "toilet")
    assert read_value("không có", toilet).value == "Không có"
    assert read_value("--", toilet).code == "RV-216"


@pytest.mark.parametrize("item", contract(), ids=lambda c: f"{c.table}.{c.id}")
def test_the_text_of_an_excel_error_is_that_error_in_every_column(item: Column) -> None:
    read = read_value(" #n/a ", item)
    assert (read.code, read.params) == ("RV-201", {"value": "#N/A"})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Lò Thị Thử 0912345678", "RV-222"),
        ("Lò Thị Thử 2", "RV-222"),
        ("H’Thử Niê", None),
        ("Y Thử-Êban", None),
    ],
)
def test_digits_in_a_name_are_warned_about_and_not_shown(name: str, code: str | None) -> None:
    read = read_value(name, column("name"))
    assert (read.value, read.code) == (name, code)
    assert "0912345678" not in str(read.params)


@pytest.mark.parametrize("marks", ["...", "--", "( )", "?"])
def test_marks_alone_are_no_name(marks: str) -> None:
    assert read_value(marks, column("name")).code == "RV-216"
    head = next(c for c in contract() if c.name == "head_name")
    assert read_value(marks, head).code == "RV-214"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("001070123456", None),
        ("096370123456", None),
        ("000070123456", "RV-223"),
        ("097070123456", "RV-223"),
        ("087470123456", "RV-223"),
        ("871234567890", "RV-223"),
    ],
)
def test_a_citizen_number_built_oddly_is_kept_with_a_warning(number: str, code: str | None) -> None:
    read = read_value(number, column("citizen"))
    assert (read.value, read.code) == (number, code)


@given(st.integers(0, 10**12 - 1))
def test_only_a_number_that_lost_one_zero_is_restored(number: int) -> None:
    read = read_value(number, column("citizen"))
    if read.code == "RV-206":
        assert read.value == f"0{number}"
        assert len(str(number)) == 11
        assert 1 <= int(read.value[:3]) <= 96
    assert read_value(str(number), column("citizen")).code != "RV-206"


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("05/09/1980", 1980),
        (date(1980, 9, 5), 1980),
        ("1.980", 1980),
        ("5/6/98", 1998),
        (1980, 1980),
    ],
)
def test_a_full_birth_date_gives_the_year_of_birth(raw: object, year: int) -> None:
    item = next(c for c in contract() if c.name == "head_birth_year")
    assert read_value(raw, item) == Read(year)


def test_a_serial_number_is_no_year_of_birth() -> None:
    item = next(c for c in contract() if c.name == "head_birth_year")
    assert read_value("45540", item).value == 45540
    assert read_value("5/6/15", item).code == "RV-213"
    assert read_value("80", item).code == "RV-209"


def test_sums_of_a_year_are_not_sums_of_a_month() -> None:
    yearly = Column("income", "x", "x", "X", "money", required=False)
    assert read_value("36 triệu/năm", yearly).value == 36e6
    assert read_value("3 triệu/tháng", yearly).code == "RV-218"
    assert read_value("3 triệu/người/năm", yearly).code == "RV-218"


@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from(["tr", " triệu ", "TR ", " trieu"]))
def test_one_digit_behind_millions_is_tenths(millions: int, tenths: int, unit: str) -> None:
    for text in (
        f"{millions}{unit}{tenths}",
        f"{millions}{unit}{tenths}00",
        f"{millions},{tenths}{unit}",
    ):
        assert read_value(text, column("money")).value == millions * 10**6 + tenths * 10**5


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_birth_written_in_any_way_is_that_day_or_both_its_centuries(day: date) -> None:
    item = column("birth")
    in_words = f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"
    patterns = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
    for text in (*map(day.strftime, patterns), in_words):
        assert read_value(text, item).value == day
    short = read_value(day.strftime("%d/%m/%y"), item)
    years = [short.value.year] if short.value else list((short.params or {}).values())
    if 1931 <= day.year <= 2030:
        assert str(day.year) in map(str, years)


def test_a_class_is_never_known_by_a_part_of_its_name() -> None:
    opening = next(c for c in contract() if c.name == "opening_class")
    assert read_value("Hộ không nghèo", opening).value == "Hộ không nghèo"
    assert read_value("ho ngheo", opening).value == "Hộ nghèo"
    assert read_value("nghèo thoát", opening).code == "RV-203"
    assert read_value("Hộ thoát nghèo", opening).code == "RV-203"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nghèo", "Hộ nghèo"),
        ("HN", "Hộ nghèo"),
        ("Cận nghèo", "Hộ cận nghèo"),
        ("hcn", "Hộ cận nghèo"),
        ("khong ngheo", "Hộ không nghèo"),
    ],
)
def test_words_that_can_only_mean_one_class_are_read_as_it(written: str, meant: str) -> None:
    opening = next(c for c in contract() if c.name == "opening_class")
    assert read_value(written, opening) == Read(meant)


@given(st.integers(min_value=0, max_value=10**12))
def test_money_reads_back_as_written_in_both_languages(value: int) -> None:
    for lang in ("vi", "en"):
        assert read_value(format_number(value, lang), column("money")).value == value


@given(st.text(max_size=20) | st.floats() | st.integers(-(10**20), 10**20) | st.booleans())
def test_any_cell_is_a_value_or_a_fault_for_every_column(raw: object) -> None:
    for item in contract():
        read = read_column(item, [raw])
        assert len(read.values) == 1
        assert all(f.code.startswith(("RV-2", "RV-334", "RV-4080")) for f in read.findings)


@given(st.lists(st.sampled_from(["Có", "Không", "", "x", "?", 1, 0, True, None, 2.5]), min_size=1))
def test_a_column_reads_as_its_records_do(cells: list[object]) -> None:
    item = column("yes_no")
    model = record_model("Record", [item])
    read = read_column(item, cells)
    faulty = {int(i) for f in read.findings for i in f.records}
    for place, raw in enumerate(cells):
        try:
            value = model.model_validate({"x": raw}).x  # type: ignore[attr-defined]
        except ValueError:
            assert place in faulty
        else:
            assert place not in faulty
            assert read.values[place] is value or read.values[place] == value or value is None


def test_vietnamese_order_is_by_letter_then_tone() -> None:
    words = ["đa", "dạ", "da", "ăn", "an", "ân", "ả", "a"]
    assert sorted(words, key=sort_key) == ["a", "ả", "an", "ăn", "ân", "da", "dạ", "đa"]


def test_villages_are_ordered_by_the_value_of_their_numbers() -> None:
    names = ["Ấp Đông", "Ấp 1", "Ấp 2", "Ấp 2A", "Ấp 10", "Ấp 10B", "Ấp 100", "Tổ 0", "Tổ 09"]
    for mixed in (names[::-1], sorted(names)):
        assert sorted(mixed, key=sort_key) == names
    assert sort_key("Ấp 02") == sort_key("Ấp 2") < sort_key("Ấp " + "9" * 5000)


def test_shorter_names_come_first_and_signs_behind_letters() -> None:
    words = ["lan chi", "lan", "làn", "l9", "lanh", "lan an", ""]
    due = ["", "lan", "lan an", "lan chi", "làn", "lanh", "l9"]
    assert sorted(words, key=sort_key) == due


@pytest.mark.parametrize(
    ("kind", "raw", "value", "code"),
    [
        ("name", "Nguyễn Văn Thử 087064984537", "Nguyễn Văn Thử ********4537", "RV-225"),
        ("name", "Nguyễn Văn Thử 087 064 984 537", "Nguyễn Văn Thử ********4537", "RV-225"),
        ("text", "Ấp 087064984537", "Ấp ********4537", "RV-225"),
        ("text", 87064984537123.0, "87064984537123", None),
        ("text", "Ấp 12345678901", "Ấp 12345678901", None),
        ("name", "Lò Thị Thử 0912345678", "Lò Thị Thử 0912345678", "RV-222"),
    ],
)
def test_of_a_citizen_number_inside_words_the_last_digits_are_kept(
    kind: ColumnType, raw: object, value: str, code: str | None
) -> None:
    read = read_value(raw, column(kind))
    assert (read.value, read.code) == (value, code)


@pytest.mark.parametrize(
    "written",
    [
        "Không - thiếu hụt",
        "Không (thiếu hụt)",
        "Không, thiếu hụt",
        "không/thiếu",
        "Thiếu hụt?",
        "Không thiếu hụt ?",
        "không thiếu hụt\uff1f",
    ],
)
def test_an_answer_beside_its_meaning_or_with_a_question_mark_is_no_answer(written: str) -> None:
    """Không - thiếu hụt of health insurance: without a card, hence deprived."""
    answer = column("yes_no", rule="RV-204")
    assert read_value(written, answer).code == "RV-204"


@pytest.mark.parametrize(
    ("written", "deprived"),
    [("Thiếu hụt.", True), ("(thiếu hụt)", True), ("- Không thiếu hụt", False)],
)
def test_signs_around_an_answer_change_nothing(written: str, deprived: bool) -> None:
    assert read_value(written, column("yes_no", rule="RV-204")) == Read(deprived)


@pytest.mark.parametrize("written", ["Chết?", "mất ?", "Chuyển đi (?) 3/2024"])
def test_a_choice_with_a_question_mark_is_none(written: str) -> None:
    reason = next(c for c in contract() if (c.table, c.name) == ("members", "change_reason"))
    assert read_value("mất", reason) == Read("Chết")
    assert read_value(written, reason).code == "RV-203"


@pytest.mark.parametrize(
    ("written", "thousands", "decimal"),
    [
        ("1500.000", 1_500_000, 1500),
        ("36000,000", 36_000_000, 36_000),
        ("150000.000đ", 150_000_000, 150_000),
    ],
)
def test_a_sum_with_one_separator_behind_many_digits_has_two_readings(
    written: str, thousands: float, decimal: float
) -> None:
    read = read_value(written, column("money"))
    assert read == Read(None, "RV-208", {"first": thousands, "second": decimal})


@pytest.mark.parametrize("written", ["1500000.000", "1500000,00", "150000.5"])
def test_decimals_that_no_group_can_be_are_decimals(written: str) -> None:
    value = float(written.replace(",", "."))
    assert read_value(written, column("money")).value == value


@pytest.mark.parametrize(
    "written", ["nt", "-nt-", "N.T", "như trên", "Nhu trên", '"', "\u2033", "''"]
)
def test_a_ditto_mark_is_no_village_and_no_name(written: str) -> None:
    village = next(c for c in contract() if c.name == "village")
    decision = next(c for c in contract() if c.name == "decision_number")
    note = next(c for c in contract() if c.name == "note")
    assert read_value(written, village).code == "RV-214"
    assert read_value(written, decision).code == "RV-216"
    assert read_value(written, note).code is None


@pytest.mark.parametrize("written", ["NTT", "Ấp NT 2", "Nhu Trên Cao"])
def test_words_that_hold_a_ditto_mark_are_none(written: str) -> None:
    village = next(c for c in contract() if c.name == "village")
    assert read_value(written, village).value == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Vợ", "Vợ/chồng"),
        ("chồng", "Vợ/chồng"),
        ("Con gái", "Con"),
        ("ba", "Cha/mẹ"),
        ("Bà", "Ông/bà"),
    ],
)
def test_a_relation_in_its_usual_word_is_no_unusual_one(written: str, meant: str) -> None:
    relation = next(c for c in contract() if c.name == "relation")
    assert read_value(written, relation) == Read(meant)
    assert read_value("con dâu", relation).code == "RV-210"


def test_the_number_0_is_no_village_and_no_decision() -> None:
    """A formula that fetches a blank cell gives 0."""
    columns = {c.name: c for c in contract()}
    assert read_value(0, columns["village"]).code == "RV-214"
    assert read_value(0.0, columns["decision_number"]).code == "RV-216"
    assert read_value(0, columns["note"]) == Read("0")
    assert read_value(7, columns["village"]) == Read("7")
