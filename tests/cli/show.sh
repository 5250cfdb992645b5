#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar show: golden output, widths, colours, what is hostile, a terminal with a pager.
. "${srcdir:-.}/tests/cli/lib.sh"
data=$srcdir/tests/data/show
file=$data/hostile.json
unset NO_COLOR COLUMNS PAGER

# UPDATE=1 writes the golden files anew, to be looked at.
golden() { # golden NAME OPTION...
    name=$1
    shift
    code 0 "$SAMSVAR" show "$@" "$file"
    silent
    [ -z "${UPDATE:-}" ] || cp "$work/out" "$data/$name.txt"
    diff "$data/$name.txt" "$work/out" || fail "$name"
}
golden links-80 --width 80
golden links-200 --width 200
golden links-40 --width 40
golden statements-80 --statements --width 80
golden statements-200 --statements --width 200
golden doubtful --doubtful --min-score 0.4 --pair "paper,$(printf 'avis \342\200\256\033[1m1')"
golden color --color always --width 120
code 0 env NO_COLOR=1 "$SAMSVAR" show --width 80 "$file"
same "$work/out" "$data/links-80.txt" "NO_COLOR"
code 0 env COLUMNS=200 "$SAMSVAR" show "$file"
same "$work/out" "$data/links-200.txt" "COLUMNS"
code 0 "$SAMSVAR" show --width 1 "$file"
"$SAMSVAR" show --width 80 - <"$file" >"$work/out" || fail "standard input"
same "$work/out" "$data/links-80.txt" "standard input"

code 64 "$SAMSVAR" show "$file" --pair nobody,paper
says 'no pair is'
code 64 "$SAMSVAR" show "$file" --pair a,b --statements
code 64 "$SAMSVAR" show
code 66 "$SAMSVAR" show "$work/missing.json"
code 65 "$SAMSVAR" show "$srcdir/tests/cli/lib.sh"
if [ -w /dev/full ]; then
    "$SAMSVAR" show "$file" >/dev/full 2>"$work/err"
    [ $? -eq 74 ] || fail "a full disk"
fi

# A file without text shows offsets.
code 0 "$SAMSVAR" align -q --no-text "$clusters/vaccine/no-1.txt" "$clusters/vaccine/en-1.txt" \
    -o "$work/bare.json"
code 0 "$SAMSVAR" show "$work/bare.json"
grep -q '\[[0-9]*-[0-9]*\]' "$work/out" || fail "no offsets"

command -v python3 >"$work/python" || finish
# No line is wider than it should be, and nothing that a terminal obeys is left.
python3 - "$data" <<'PY' || fail "widths or controls"
import re, sys, unicodedata
def columns(line):
    line = re.sub("[\U0001F1E6-\U0001F1FF]{2}", "##", line)
    line = re.sub("([\U0001F300-\U0001FAFF]\u200d)+[\U0001F300-\U0001FAFF]", "##", line)
    return sum(0 if unicodedata.combining(c) or c == "\u200d" else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
for name, most in (("links-80", 80), ("links-200", 200), ("links-40", 40),
                   ("statements-80", 80), ("statements-200", 200), ("color", 120)):
    text = open(f"{sys.argv[1]}/{name}.txt", encoding="utf-8", newline="").read()
    text = re.sub(r"\x1b\[\d?\d?m", "", text) if name == "color" else text
    for c in text:
        assert c == "\n" or unicodedata.category(c) not in ("Cc", "Zl", "Zp"), (name, hex(ord(c)))
        assert not 0x202A <= ord(c) <= 0x202E and not 0x2066 <= ord(c) <= 0x2069, name
    for line in text.split("\n"):
        if not re.match("(avis|paper|blað)", line):
            assert columns(line) <= most, (name, columns(line), line)
PY

# On a terminal: colours, its width, the pager; a pager that ends early is no failure.
cat >"$work/terminal.py" <<'PY'
import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
out = b""
try:
    while chunk := os.read(fd, 65536):
        out += chunk
except OSError:
    pass
sys.stdout.buffer.write(out.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PY
code 0 env PAGER='sed s/^/P:/' python3 "$work/terminal.py" "$SAMSVAR" show "$file"
grep -q "^P:$(printf '\033')\[1mpaper" "$work/out" || fail "no colours, or no pager"
code 0 env PAGER='sed s/^/P:/' NO_COLOR=1 python3 "$work/terminal.py" "$SAMSVAR" show "$file"
sed 's/^P://' "$work/out" >"$work/plain"
same "$work/plain" "$data/links-80.txt" "a terminal of 80 columns"
code 0 env PAGER='head -n 1' python3 "$work/terminal.py" "$SAMSVAR" show "$file"
code 0 env NO_COLOR=1 python3 "$work/terminal.py" "$SAMSVAR" show --no-pager "$file"
same "$work/out" "$data/links-80.txt" "without a pager"
finish
