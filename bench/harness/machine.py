"""Where the figures come from: processor, kernel and the versions of what was measured."""
import os
import platform
import re
import subprocess
from datetime import date
from pathlib import Path

from .servers import SERVERS

VERSION_COMMANDS = {
    "inspircd": [os.environ.get("INSPIRCD", "inspircd"), "--version"],
    "ngircd": [os.environ.get("NGIRCD", "ngircd"), "--version"],
    "ircd-hybrid": [os.environ.get("HYBRID_ROOT", "") + "/usr/sbin/ircd-hybrid", "-version"],
    "ergo": [os.environ.get("ERGO", "ergo"), "--version"],
}


def _first_line(command):
    environment = os.environ | {"PATH": os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"}
    libraries = ":".join(filter(None, (os.environ.get(name) for name in ("NGIRCD_LIBS", "HYBRID_LIBS"))))
    if libraries:
        environment["LD_LIBRARY_PATH"] = libraries
    try:
        output = subprocess.run(command, capture_output=True, text=True, timeout=10, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = [line.strip() for line in (output.stdout + output.stderr).splitlines() if line.strip()]
    return lines[0] if lines else None


def _runtime():
    listed = subprocess.run(["dotnet", "--list-runtimes"], capture_output=True, text=True).stdout
    versions = re.findall(r"^Microsoft\.NETCore\.App (10\.\S+)", listed, re.MULTILINE)
    return versions[-1] if versions else "unknown"


def _processor():
    match = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return match.group(1) if match else platform.machine()


def _commit():
    return _first_line(["git", "describe", "--always", "--dirty", "--exclude", "*"]) or "unknown"


def describe(measured):
    """One paragraph; `measured` names the servers."""
    peers = [_first_line(VERSION_COMMANDS[server.name]) for server in SERVERS if server.name in measured and server.kind == "peer"]
    parts = [f"{date.today():%Y-%m-%d}", f"commit {_commit()}", f"{_processor()}, {os.cpu_count()} cores", f"Linux {platform.release()}",
             _first_line(["openssl", "version"]) or "OpenSSL unknown", f".NET {_runtime()}", *filter(None, peers)]
    return "; ".join(parts) + "."
