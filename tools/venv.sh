#!/bin/sh
# Make or refresh a virtual environment of this project: tools/venv.sh DIR [dev|lowest]
# PYTHON names the interpreter (python3). The packages are those of requirements/, each checked by
# its sum; they are installed again only where pyproject.toml or a list differs from what they were
# installed for. What is missing is named in one line.
set -eu

dir=$1
kind=${2:-}
python=${PYTHON:-python3}

fail() {
    if [ "${RAVO_LANG:-vi}" = en ]; then echo "make: $2" >&2; else echo "make: $1" >&2; fi
    exit 1
}

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || fail \
    "Không chạy được $python: cần cài Python 3.11 trở lên (make PYTHON=đường-dẫn nếu đã có)." \
    "$python does not run: install Python 3.11 or newer (make PYTHON=path if you have one)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail \
    "$python là Python $version; cần 3.11 trở lên (make PYTHON=đường-dẫn nếu đã có)." \
    "$python is Python $version; 3.11 or newer is needed (make PYTHON=path if you have one)."

lists="-r requirements/run.txt -r requirements/build.txt"
[ -z "$kind" ] || lists="-r requirements/$kind.txt"
wanted="$(cat pyproject.toml requirements/*.txt | cksum) $PWD"
for stamp in "$dir/.installed-$kind" "$dir/.installed-dev"; do
    if [ -x "$dir/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi
done

"$python" -c 'import ensurepip, venv' 2>/dev/null || fail \
    "Python $version thiếu mô-đun venv (Debian, Ubuntu: sudo apt install python$version-venv)." \
    "Python $version lacks the module venv (Debian, Ubuntu: sudo apt install python$version-venv)."
if ! "$dir/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear "$dir" >/dev/null 2>&1 || fail \
        "Không tạo được môi trường $dir (đĩa đầy hoặc không có quyền ghi?)." \
        "The environment $dir cannot be made (disk full, or no permission?)."
fi

pip() { "$dir/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >>"$log" 2>&1; }
log=$dir/install.log
: >"$log"
if [ "${RAVO_LANG:-vi}" = en ]; then echo "Installing packages into $dir …" >&2
else echo "Đang cài các gói vào $dir …" >&2; fi
# The build backend is in the lists too, so that building fetches nothing that is not checked.
# A list names everything, so nothing is to be resolved: pip 23.0 takes `coverage[toml]`, which a
# package asks for, for another one than the `coverage` of the list, and refuses it as unchecked.
# shellcheck disable=SC2086
if ! { pip --no-compile --no-deps --require-hashes $lists && pip --no-deps --no-build-isolation -e .; }; then
    grep -q 'DO NOT MATCH THE HASHES' "$log" && fail \
        "Có gói khác với bản ghi trong requirements/, nên không cài (chi tiết: $log)." \
        "A package differs from the one that requirements/ names, so nothing is installed (details: $log)."
    grep -qE 'Connection|Max retries|name resolution|timed out|No matching distribution' "$log" && fail \
        "Không tải được các gói: kiểm tra mạng hoặc proxy rồi chạy lại (chi tiết: $log)." \
        "Packages could not be downloaded: check network or proxy, then try again (details: $log)."
    fail "Không cài được các gói; lý do nằm trong $log." \
        "Packages could not be installed; the reason is in $log."
fi
# pip would compile one file after another. Where Python is told to write no caches, every command
# would compile these folders again; some packages contain files for other Pythons. Their own tests
# are a third of them, and are not run here.
"$dir/bin/python" -m compileall -qq -j 0 -x '/tests/' "$dir/lib" src >/dev/null 2>&1 || true
echo "$wanted" >"$dir/.installed-$kind"
