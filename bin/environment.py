"""Makes this checkout's own virtual environment from the lock file, with nothing but Python to start from."""

import fcntl
import hashlib
import io
import os
import platform
import ssl
import stat
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 -- said here in a sentence, not by a traceback
    sys.exit("Sotay cần Python 3.11 trở lên; máy này có Python " + platform.python_version() + ".")

import tomllib

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "uv.lock"


def prepare(*, development: bool) -> Path:
    """Return the directory of the environment's programs, having brought it up to the lock file."""
    stamp = ENVIRONMENT / ".sotay"
    wanted = _wanted(development=development)
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or wanted not in stamp.read_text().split() or not _works():
            print("Đang chuẩn bị môi trường Python (chỉ lần đầu) …", file=sys.stderr, flush=True)
            stamp.unlink(missing_ok=True)
            _synchronise(_find_uv(), development=development)
            # An environment for development serves the demonstration too.
            stamp.write_text(" ".join({wanted, _wanted(development=False)}))
    return ENVIRONMENT / "bin"


def _wanted(*, development: bool) -> str:
    """Return the mark of an environment that suits these files."""
    sources = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(sources + (b"development" if development else b"")).hexdigest()


def _works() -> bool:
    try:
        return subprocess.run([ENVIRONMENT / "bin" / "python", "-c", ""], check=False).returncode == 0
    except OSError:
        return False


def _synchronise(uv: Path, *, development: bool) -> None:
    settings = {
        "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT), "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
    }  # fmt: skip
    # --inexact: what somebody added by hand stays, and so does uv itself.
    command = [uv, "sync", "--quiet", "--locked", "--inexact", *([] if development else ["--no-dev"])]
    # uv knows the public authorities; behind a company's own one, the system's list knows better.
    for certificates in ({}, {"UV_SYSTEM_CERTS": "1"}):
        environment = {**os.environ, **settings, **certificates}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return
    sys.exit(f"{done.stderr}Không cài được các gói trong uv.lock (máy có nối mạng không?).")


def _find_uv() -> Path:
    """Return a uv, from the environment's own pip, or else the wheel that the lock file names."""
    version, wheel = _locked_uv()
    program = ENVIRONMENT / "bin" / "uv"
    if program.exists() and _works():
        return program
    if _make_environment():
        pip = [ENVIRONMENT / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, f"uv=={version}"], stdin=subprocess.DEVNULL, check=False).returncode == 0:
            return program
    return _download_uv(wheel)


def _make_environment() -> bool:
    """Make an environment with pip in it; Debian's Python comes without what this needs."""
    command = [sys.executable, "-m", "venv", "--clear", ENVIRONMENT]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _locked_uv() -> "tuple[str, dict[str, str]]":
    """Return uv's version in the lock file, and its wheel for this machine."""
    packages = tomllib.loads(LOCK.read_text())["package"]
    uv = next(package for package in packages if package["name"] == "uv")
    fitting = (f"linux_2_17_{platform.machine()}.", f"linux_2_28_{platform.machine()}.")
    wheels = [wheel for wheel in uv["wheels"] if any(part in wheel["url"] for part in fitting)]
    return uv["version"], wheels[0] if wheels else {}


def _download_uv(wheel: "dict[str, str]") -> Path:
    """Fetch the wheel, check it against the lock file, and unpack its program."""
    missing = "Hãy cài gói python3-venv (apt-get install python3-venv) rồi chạy lại."
    if not wheel:
        sys.exit(missing)
    try:
        context = ssl.create_default_context()
        with urllib.request.urlopen(wheel["url"], timeout=120, context=context) as answer:
            content = answer.read()
    except OSError as error:
        sys.exit(f"Không tải được uv ({error}). {missing}")
    if "sha256:" + hashlib.sha256(content).hexdigest() != wheel["hash"]:
        sys.exit(f"Tệp uv tải về không đúng với uv.lock. {missing}")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        program = ROOT / ".cache" / "uv"
        program.write_bytes(archive.read(name))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
