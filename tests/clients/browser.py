# SPDX-License-Identifier: LGPL-3.0-or-later
"""A browser, driven through chromedriver's HTTP interface (W3C WebDriver)."""
import base64
import http.client
import json
import os
import re
import shutil
import subprocess
import tempfile
import time

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "Up": "\ue013", "Down": "\ue015",
        "Left": "\ue012", "Right": "\ue014", "Control": "\ue009", "Shift": "\ue008"}


class Browser:
    def __init__(self, width=1400, height=900, dark=False):
        self.home = tempfile.mkdtemp(prefix="samsvar-browser.")
        self.downloads = os.path.join(self.home, "downloads")
        os.mkdir(self.downloads)
        self.log = open(os.path.join(self.home, "log"), "w+")
        # port 0: the driver takes a free one and says which
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=self.log, stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": self.home, "TMPDIR": self.home})
        self.port = self.find_port()
        args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-background-networking", "--force-device-scale-factor=1",
                "--force-prefers-reduced-motion", "--user-data-dir=" + os.path.join(self.home, "profile"),
                f"--window-size={width},{height}"]
        prefs = {"download.default_directory": self.downloads,
                 "download.prompt_for_download": False}
        options = {"args": args, "prefs": prefs}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"}, "unhandledPromptBehavior": "accept"}}})
        self.session = "/session/" + made["sessionId"]
        self.command("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def find_port(self):
        for _ in range(300):
            with open(self.log.name) as log:
                found = re.search(r"started successfully on port (\d+)", log.read())
            if found:
                return int(found.group(1))
            time.sleep(0.1)
        raise RuntimeError("chromedriver does not start")

    def call(self, method, path, body=None):
        http_ = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            http_.request(method, path, None if body is None else json.dumps(body),
                          {"Content-Type": "application/json"})
            value = json.loads(http_.getresponse().read())["value"]
        finally:
            http_.close()
        if isinstance(value, dict) and value.get("error"):
            raise RuntimeError(value["error"] + ": " + value["message"].split("\n")[0])
        return value

    def close(self):
        try:
            self.call("DELETE", self.session)
        except (OSError, RuntimeError, AttributeError):
            pass
        self.driver.terminate()
        self.driver.wait()
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def open(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def run(self, script, *args):
        return self.call("POST", self.session + "/execute/sync",
                         {"script": script, "args": list(args)})

    def wait_run(self, script, *args):
        """The script calls its last argument when it is done."""
        return self.call("POST", self.session + "/execute/async",
                         {"script": script, "args": list(args)})

    def command(self, name, params):
        """A command of the DevTools protocol."""
        return self.call("POST", self.session + "/goog/cdp/execute", {"cmd": name, "params": params})

    def find(self, css):
        return self.call("POST", self.session + "/element",
                         {"using": "css selector", "value": css})[ELEMENT]

    def click(self, css):
        self.call("POST", f"{self.session}/element/{self.find(css)}/click", {})

    def type(self, css, text):
        self.call("POST", f"{self.session}/element/{self.find(css)}/value", {"text": text})

    def text(self, css):
        return self.call("GET", f"{self.session}/element/{self.find(css)}/text")

    def press(self, *keys):
        """Keys one after the other; ("Control", "s") are held together."""
        actions = []
        for key in keys:
            held = key if isinstance(key, tuple) else (key,)
            codes = [KEYS.get(k, k) for k in held]
            actions += [{"type": "keyDown", "value": c} for c in codes]
            actions += [{"type": "keyUp", "value": c} for c in reversed(codes)]
        self.call("POST", self.session + "/actions", {"actions": [
            {"type": "key", "id": "keys", "actions": actions}]})

    def until(self, script, *args, seconds=10):
        for _ in range(seconds * 20):
            value = self.run(script, *args)
            if value:
                return value
            time.sleep(0.05)
        raise RuntimeError("waited in vain for: " + script)

    def errors(self):
        """What the browser complained of since the last time."""
        return [x["message"] for x in self.call("POST", self.session + "/se/log",
                                                {"type": "browser"}) if x["level"] == "SEVERE"]

    def screenshot(self, path):
        with open(path, "wb") as out:
            out.write(base64.b64decode(self.call("GET", self.session + "/screenshot")))
