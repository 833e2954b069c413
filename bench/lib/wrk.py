"""Driving wrk: requests each from a list, and the figures that it prints."""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = """
local lines = {}
for line in io.lines("%s") do lines[#lines + 1] = line end
local thread, at = 0, 0
function setup(t) t:set("offset", thread); thread = thread + 1 end
function init() at = offset end
function request()
  local line = lines[at %% #lines + 1]
  at = at + %d
  local path, cookie = line:match("([^\\t]+)\\t(.*)")
  return wrk.format("%s", path, {["Cookie"] = cookie, ["X-CSRFToken"] = "%s", ["Content-Type"] = "application/x-www-form-urlencoded", ["HX-Request"] = "%s"}, "%s")
end
"""


@dataclass(frozen=True)
class Figures:
    """Requests a second, latency at the half and at 99 per cent, answers other than 2xx and 3xx."""

    rate: float
    p50: str
    p99: str
    errors: int
    requests: int


def drive(
    address: str,
    seconds: int,
    *,
    lines: list[str] | None = None,
    method: str = "GET",
    body: str = "",
    token: str = "",
    htmx: str = "",
) -> Figures:
    """Run wrk with 8 connections against an address, or against the paths and cookies in `lines`."""
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: apt-get install wrk")
    command = ["wrk", "-t2", "-c8", f"-d{seconds}s", "--latency", "--timeout", "20s"]
    with tempfile.TemporaryDirectory() as folder:
        if lines:
            listed, script = Path(folder, "lines"), Path(folder, "script.lua")
            listed.write_text("\n".join(lines), encoding="utf-8")
            script.write_text(_SCRIPT % (listed, 2, method, token, htmx, body), encoding="utf-8")
            command += ["-s", str(script)]
        out = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    return _read(out)


def _read(out: str) -> Figures:
    """Read wrk's words."""

    def found(pattern: str, default: str = "0") -> str:
        match = re.search(pattern, out)
        return match.group(1) if match else default

    return Figures(
        float(found(r"Requests/sec:\s+([\d.]+)")),
        found(r"50%\s+(\S+)"),
        found(r"99%\s+(\S+)"),
        int(found(r"Non-2xx or 3xx responses: (\d+)")),
        int(found(r"(\d+) requests in")),
    )
