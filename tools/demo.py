"""Closes `make demo` with twelve lines: python tools/demo.py OUT --planted CODE.

Every figure is read from what ravo wrote into OUT: the district's from `bao-cao/report.json`, the
faults of communes from the sheet `Lỗi` of their results, pairs to confirm from `bien-dong.xlsx`.
CODE is the commune of the sample that has planted faults.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, Text, chosen_lang, say
from ravo.text import format_number
from ravo.xlsx.sheet_names import CONFIRM, FAULTS

REPORT = Path("bao-cao", "report.json")
FAULT_CODE = 1
"""Column of the code on the sheet `Lỗi`, from 0."""
ABOVE_PAIRS = 3
"""Title, headings and ids above the pairs of `Cần xác nhận`."""
OLD_CODE = 1
GONE = "RV-307"
"""Who left is noted, and no fault."""

HEAD = Text(
    "== {unit}, năm {year} (dữ liệu tổng hợp, không có hộ nào có thật)",
    "== {unit}, {year} (synthetic: no household in it exists)",
)
SCORED = Text(
    "Đã chấm: {scored} hộ của {sent}/{expected} xã; {gone} hộ đã chuyển đi hoặc không còn người.",
    "Scored: {scored} households of {sent}/{expected} communes; {gone} moved away or died out.",
)
RATES = {
    "poor": Text("Hộ nghèo", "Poor"),
    "near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "listed": Text("Nghèo đa chiều", "Multidimensional poverty"),
}
RATE = Text(
    "{name}: {households} hộ, {rate} % hộ dân cư (năm {last_year}: {last} hộ, {last_rate} %).",
    "{name}: {households} households, {rate} % ({last_year}: {last}, {last_rate} %).",
)
TARGET = Text(
    "Chỉ tiêu: giảm {least}–{most} điểm %; giảm được {reduction} điểm: {verdict}.",
    "Target: {least}–{most} points less; reduced by {reduction}: {verdict}.",
)
NO_TARGET = Text("Chưa khai chỉ tiêu của năm.", "No target of the year was set.")
MOVED = Text(
    "Biến động: {out} hộ thoát nghèo, {new} hộ nghèo mới, {out_near} hộ thoát cận nghèo.",
    "Changed: {out} left poverty, {new} are newly poor, {out_near} left near-poverty.",
)
BALANCE = Text(
    "Biểu 2, biểu 3: chênh lệch chưa giải trình {poor} hộ nghèo, {near_poor} hộ cận nghèo.",
    "Forms 2 and 3: unexplained {poor} poor, {near_poor} near-poor households.",
)
PLANTED = Text(
    "Lỗi gài sẵn ở {commune}, đã tìm ra (các xã khác: {others}):",
    "Planted in {commune}, and found (the other communes: {others}):",
)
FOUND = {
    "RV-498": Text("tên ấp viết nhiều cách", "villages spelt in several ways"),
    "RV-402": Text("{count} số định danh trùng", "{count} shared citizen numbers"),
    "RV-352": Text("{count} câu trả lời trái dữ kiện", "{count} answers against the facts"),
}
OTHERWISE = Text("{title}: {count}", "{title}: {count}")
COMPARED = Text(
    "{differ} hộ ghi đầu kỳ khác cuối năm trước, {pairs} cặp hộ đổi mã cần xác nhận",
    "{differ} opening classes unlike last year's, {pairs} pairs with new codes to confirm",
)
NOTHING = Text("không có", "none")
OPEN = Text("-> Mở trước: {path}", "-> Open first: {path}")


@dataclass(frozen=True)
class DemoFacts:
    """What ravo wrote: the report, faults by code here and elsewhere, pairs to confirm.

    `planted` counts the faults of the commune with planted faults, `others` those of all others;
    `commune` is its name.
    """

    report: dict[str, Any]
    commune: str
    planted: Counter[str]
    others: Counter[str]
    pairs: int


def _rows(path: Path, sheet: str, above: int) -> Iterator[tuple[Any, ...]]:
    book = load_workbook(path, read_only=True)
    try:
        yield from book[sheet].iter_rows(min_row=above + 1, values_only=True)
    finally:
        book.close()


def faults_of(path: Path) -> Counter[str]:
    """Return the faults that a results workbook lists, by code."""
    return Counter(str(row[FAULT_CODE]) for row in _rows(path, FAULTS, 1) if row[FAULT_CODE])


def pairs_of(path: Path) -> int:
    """Return how many pairs a comparison leaves to confirm."""
    return sum(bool(row[OLD_CODE]) for row in _rows(path, CONFIRM, ABOVE_PAIRS))


def read(out: Path, planted: str) -> DemoFacts:
    """Return what ravo wrote into `out`; `planted` is the code of the commune with faults."""
    report = json.loads((out / REPORT).read_text(encoding="utf-8"))
    here: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for path in sorted((out / str(report["year"])).glob("*.xlsx")):
        (here if path.name.startswith(planted) else elsewhere).update(faults_of(path))
    names = (unit["unit"] for unit in report["units"] if unit["code"] == planted)
    return DemoFacts(
        report, next(names, planted), here, elsewhere, pairs_of(out / "bien-dong.xlsx")
    )


def _rate_lines(page: dict[str, Any], lang: Lang) -> Iterator[str]:
    for key, name in RATES.items():
        figures = page["classes"][key]
        yield RATE.say(
            lang,
            name=name,
            households=figures["households"],
            rate=format_number(figures["rate"], lang, 2),
            last_year=str(page["last_year"]),
            last=figures["last_households"],
            last_rate=format_number(figures["last_rate"], lang, 2),
        )


def _target_line(target: dict[str, Any] | None, lang: Lang) -> str:
    if target is None:
        return NO_TARGET.say(lang)
    verdict = say(f"page.verdict_{target['verdict'] or 'unknown'}", lang).lower()
    figures = {name: target[name] for name in ("least", "most", "reduction")}
    return TARGET.say(lang, verdict=verdict, **figures)


def _movement_lines(moves: dict[str, Any], lang: Lang) -> Iterator[str]:
    """Form 2: columns 2 and 3 left poverty, 6 and 7 came back or are new; form 3: 2 left."""
    poor, near = (moves[name]["households"] for name in ("poor", "near_poor"))
    left, new = poor[1] + poor[2], poor[5] + poor[6]
    yield MOVED.say(lang, out=left, new=new, out_near=near[1])
    left_over = {name: abs(moves[name]["unexplained"]) for name in ("poor", "near_poor")}
    yield BALANCE.say(lang, **left_over)


def _named(faults: Counter[str], lang: Lang) -> str:
    """Return what was found, in the order of `FOUND`; notes are none of it."""
    notes = {code for code in faults if kind_of(code).note}
    order = [*FOUND, *sorted(faults.keys() - FOUND.keys() - notes)]
    found = [
        FOUND.get(code, OTHERWISE).say(lang, title=kind_of(code).title, count=faults[code])
        for code in order
        if faults[code]
    ]
    return ", ".join(found) or NOTHING.say(lang)


def _planted_lines(facts: DemoFacts, lang: Lang) -> Iterator[str]:
    """What the commune's own sheet shows, then what only the comparison of two years can."""
    yield PLANTED.say(lang, commune=facts.commune, others=_named(facts.others, lang))
    yield f"   {_named(facts.planted, lang)};"
    opening = facts.report["opening"] or {"differ": 0}
    yield f"   {COMPARED.say(lang, differ=opening['differ'], pairs=facts.pairs)}."


def lines(facts: DemoFacts, out: Path, lang: Lang) -> list[str]:
    """Return the twelve lines."""
    page = facts.report["page"]
    coverage = page["coverage"]
    return [
        HEAD.say(lang, unit=page["unit"], year=str(page["year"])),
        SCORED.say(
            lang,
            scored=page["quality"]["scored"],
            gone=(facts.planted + facts.others)[GONE],
            sent=coverage["sent"],
            expected=coverage["expected"],
        ),
        *_rate_lines(page, lang),
        _target_line(page["target"], lang),
        *_movement_lines(page["moves"], lang),
        *_planted_lines(facts, lang),
        OPEN.say(lang, path=str(out / "bao-cao" / "bao-cao.html")),
    ]


def main(words: Sequence[str]) -> int:
    """Print the lines in the language of RAVO_LANG."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--planted", required=True, metavar="CODE")
    given = parser.parse_args(words)
    shown = lines(read(given.out, given.planted), given.out, chosen_lang(()))
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(["", *shown]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
