"""Names of files that follow from others."""

from pathlib import Path

from ravo.files import result_stems


def test_a_corrected_copys_results_take_the_place_of_its_originals() -> None:
    names = ["xa.xlsx", "bc.tra-lai.xlsx", "bd.tra-lai (2).xlsx", "be.tra-lai.tra-lai.xlsx"]
    books = [Path("x") / name for name in names]
    assert list(result_stems(books).values()) == ["xa", "bc", "bd", "be"]
    both = [Path("x/xa.tra-lai.xlsx"), Path("x/xa.xlsx"), Path("y/xa.tra-lai.xlsx")]
    assert list(result_stems(both).values()) == ["xa.tra-lai", "xa", "xa"]
