#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar review: the page as a file, and --serve: who may see it, who may save, what is saved.
# What a person does in the page is tested in tests/clients/review.sh.
. "${srcdir:-.}/tests/cli/lib.sh"
no=$clusters/vaccine/no-1.txt
en=$clusters/vaccine/en-1.txt
cd "$work" || exit 99
code 0 "$SAMSVAR" align -q "$no" "$en" -o a.json

code 0 "$SAMSVAR" review a.json -o a.html
silent
grep -q "^<!DOCTYPE html>" a.html || fail "no page"
grep -E '(src|href)=|https?://[^w]' a.html | grep -v 'www.w3.org' | grep -q . &&
    fail "the page asks a network for something"
code 0 "$SAMSVAR" review a.json
cmp -s out a.html || fail "standard output"
"$SAMSVAR" review - <a.json >b.html 2>err || fail "standard input"
code 64 "$SAMSVAR" review a.json -o a.json
says 'would be lost'
code 64 "$SAMSVAR" review
code 64 "$SAMSVAR" review a.json b.json
code 65 "$SAMSVAR" review "$no"
code 66 "$SAMSVAR" review missing.json
code 73 "$SAMSVAR" review a.json -o missing/a.html
if [ -w /dev/full ]; then
    code 74 "$SAMSVAR" review a.json -o /dev/full
    says 'no space'
fi
printf '{"format": "samsvar-alignment"}' >bad.json
code 65 "$SAMSVAR" review bad.json -o bad.html
[ ! -e bad.html ] || fail "a page of nothing"

code 64 "$SAMSVAR" review --serve a.json -o x.html
code 64 "$SAMSVAR" review --serve -
code 64 "$SAMSVAR" review --serve --port 0 a.json
code 64 "$SAMSVAR" review --serve --port 65536 a.json
code 64 "$SAMSVAR" review --port 8080 a.json
if "$SAMSVAR" review --serve missing.json 2>err; then fail "served nothing"; fi
grep -q 'without libmicrohttpd' err && finish
command -v python3 >python || finish

cat >serve.py <<'PY'
import hashlib, http.client, json, os, re, signal, socket, subprocess, sys

program = sys.argv[1]

def serve(*options):
    # who runs the tests in the background may have SIGINT ignored, and children inherit that
    return subprocess.Popen([program, "review", "--serve", *options, "a.json"],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))

server = serve()
url = server.stdout.readline().strip()
port, token = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})/", url).groups()
origin = "http://127.0.0.1:" + port
original = open("a.json", "rb").read()
tag = hashlib.sha256(original).hexdigest()

def ask(method, path, body=None, host="127.0.0.1:" + port, family="127.0.0.1", **headers):
    c = http.client.HTTPConnection(family, int(port), timeout=20)
    c.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    if host:
        c.putheader("Host", host)
    if body is not None and "Content_Length" not in headers:
        c.putheader("Content-Length", str(len(body)))
    for name, value in headers.items():
        if value is not None:
            c.putheader(name.replace("_", "-"), value)
    c.endheaders()
    try:
        if body:
            c.send(body)
    except OSError:
        pass  # refused before all of it was sent
    r = c.getresponse()
    return r.status, r.read(), r.headers

def put(body, path=None, **change):
    headers = {"Origin": origin, "Content_Type": "application/json", "If_Match": f'"{tag}"'}
    headers.update(change)
    return ask("PUT", path or f"/{token}/alignment.json", body, **headers)

try:
    status, page, headers = ask("GET", f"/{token}/")
    assert status == 200 and page.startswith(b"<!DOCTYPE html>"), status
    assert headers["Cache-Control"] == "no-store" and headers["X-Frame-Options"] == "DENY"
    assert tag.encode() in page and b"connect-src 'self'" in page
    assert ask("GET", f"/{token}/", host="localhost:" + port)[0] == 200
    # who may not see it
    wrong = "0" * 32 if token != "0" * 32 else "1" * 32
    for path in ("/", f"/{wrong}/", f"/{token}", f"/{token[:-1]}/", "/" + token + "x/", "//", "/" * 40):
        got = ask("GET", path)
        assert got[0] == 403 and b"DOCTYPE" not in got[1], (path, got[0])
    assert ask("GET", f"/{token}/../etc/passwd")[0] in (403, 404)
    assert ask("GET", f"/{token}/alignment.json")[0] == 405
    for host in ("evil.example", "127.0.0.1", "evil.example:" + port, "127.0.0.1:1", None):
        assert ask("GET", f"/{token}/", host=host)[0] in (400, 403), host
    for method in ("POST", "DELETE", "OPTIONS", "PATCH"):
        assert ask(method, f"/{token}/alignment.json", b"")[0] == 405, method
    # who may not save
    data = json.loads(original)
    data["pairs"][0]["links"][0].update(status="confirmed", origin="user")
    good = json.dumps(data, ensure_ascii=False).encode()
    for origin_ in ("http://evil.example", "null", None, "https://127.0.0.1:" + port,
                    "http://localhost:" + port, origin + ".evil.example"):
        assert put(good, Origin=origin_)[0] == 403, origin_
    assert put(good, Sec_Fetch_Site="cross-site")[0] == 403
    assert put(good, f"/{wrong}/alignment.json")[0] == 403
    assert put(good, f"/{token}/other.json")[0] == 404
    assert put(good, Content_Type="text/plain")[0] == 415
    assert put(good, If_Match='"' + "0" * 64 + '"')[0] == 412
    assert put(good, If_Match=None)[0] == 412
    # what is no alignment
    for body in (b"", b"{}", b"[]", original[:-40], b"\xff" + original, b"<html>",
                 original.replace(b'"s1"', b'"s999"', 1)):
        assert put(body)[0] == 422, body[:30]
    data["pairs"][0]["unaligned"]["source"].append("s1")  # valid JSON, but not true
    assert put(json.dumps(data).encode())[0] == 422
    # too long: said so before it is read, and while it is
    assert put(b"x", Content_Length="1" + "0" * 12)[0] in (400, 413)
    assert open("a.json", "rb").read() == original, "a refused request has changed the file"
    # what is saved: as a whole, by a new file
    before = os.stat("a.json").st_ino
    status, answer, _ = put(good)
    assert status == 200 and answer.decode() == hashlib.sha256(good).hexdigest(), (status, answer)
    assert open("a.json", "rb").read() == good and os.stat("a.json").st_ino != before
    assert sorted(x for x in os.listdir(".") if x.startswith("a.json")) == ["a.json"]
    assert put(good)[0] == 412, "an old page writes over a newer file"
    tag = hashlib.sha256(good).hexdigest()
    assert put(original)[0] == 200
    tag = hashlib.sha256(original).hexdigest()
    # a connection that is left open keeps nobody out
    idle = socket.create_connection(("127.0.0.1", int(port)))
    idle.sendall(b"PUT /" + token.encode() + b"/alignment.json HTTP/1.1\r\n")
    assert ask("GET", f"/{token}/")[0] == 200
    # not on other addresses
    name = socket.gethostbyname(socket.gethostname())
    if not name.startswith("127."):
        try:
            socket.create_connection((name, int(port)), timeout=2).close()
            raise SystemExit("it listens on " + name)
        except OSError:
            pass
finally:
    server.send_signal(signal.SIGINT)
    assert server.wait(20) == 0, server.returncode

# A port that is asked for, and one that somebody has.
with socket.socket() as other:
    other.bind(("127.0.0.1", 0))
    other.listen()
    taken = str(other.getsockname()[1])
    done = subprocess.run([program, "review", "--serve", "--port", taken, "a.json"],
                          capture_output=True, text=True, timeout=20)
    assert done.returncode == 74 and taken in done.stderr, (done.returncode, done.stderr)
server = serve("--port", port)
url = server.stdout.readline().strip()
try:
    assert url.startswith(f"http://127.0.0.1:{port}/"), url
finally:
    server.send_signal(signal.SIGINT)
    assert server.wait(20) == 0, server.returncode
PY
python3 serve.py "$SAMSVAR" || fail "--serve"
same a.json a.json "the file"
code 0 "$SAMSVAR" validate a.json
finish
