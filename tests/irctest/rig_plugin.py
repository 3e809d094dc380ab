"""pytest plugin for running irctest against ChatServer.  Load it with ``-p rig_plugin``.

It changes nothing in an irctest checkout on disk.  It does four things:

1. lets the suite load on an old pytest/pluggy (Debian 12: pytest 7.2.1 with
   pluggy 1.0.0), whose ``hookimpl`` lacks the ``wrapper=True`` that irctest's
   conftest.py uses;
2. keeps every port on 127.0.0.1 (irctest otherwise hands 0.0.0.0 to the
   controllers, and so opens the tested server to the network);
3. with ``RIG_TLS=1`` has every test client speak TLS (irctest itself never
   does: no server test sets ``ssl = True`` and ClientMock.connect is plaintext);
4. with ``--rig-report FILE`` writes one JSON record per test (file, test id,
   outcome, why skipped, marks, seconds), for comparing runs.
"""

import functools
import inspect
import json
import os
import socket
import ssl as ssl_module
import tempfile

import pluggy
import pytest


# ---------------------------------------------------------------- 1. old pluggy

def _pluggy_knows_wrapper():
    return "wrapper" in inspect.signature(
        pluggy.HookimplMarker.__call__
    ).parameters


if not _pluggy_knows_wrapper():
    _old_hookimpl = pytest.hookimpl

    def _as_hookwrapper(func):
        """Turns a new-style wrapper (``return (yield)``) into a hookwrapper."""

        @functools.wraps(func)
        def bridge(*args, **kwargs):
            generator = func(*args, **kwargs)
            next(generator)
            outcome = yield
            try:
                try:
                    inner = outcome.get_result()
                except BaseException as exc:
                    generator.throw(exc)
                else:
                    generator.send(inner)
            except StopIteration as stop:
                outcome.force_result(stop.value)
            except BaseException as exc:
                outcome._result = None
                outcome._excinfo = (type(exc), exc, exc.__traceback__)
            else:
                raise RuntimeError("hook wrapper yielded twice")

        bridge.__signature__ = inspect.signature(func)
        return bridge

    def _hookimpl(function=None, **options):
        new_style = options.pop("wrapper", False)
        if not new_style:
            return _old_hookimpl(function, **options)

        def decorate(func):
            return _old_hookimpl(hookwrapper=True, **options)(_as_hookwrapper(func))

        return decorate if function is None else decorate(function)

    pytest.hookimpl = _hookimpl


# ------------------------------------------------------------- 2. loopback only

def _loopback_host_and_port():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()


def _keep_on_loopback():
    from irctest import basecontrollers
    from irctest.irc_utils import junkdrawer

    junkdrawer.find_hostname_and_port = _loopback_host_and_port
    basecontrollers.find_hostname_and_port = _loopback_host_and_port


# -------------------------------------------------------------- 3. TLS everywhere

def tls_wanted():
    return os.environ.get("RIG_TLS", "0").lower() in ("1", "true", "yes")


def tls_client_context():
    """The servers of the rig have throw-away self-signed certificates."""
    context = ssl_module.SSLContext(ssl_module.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl_module.CERT_NONE
    context.minimum_version = ssl_module.TLSVersion.TLSv1_2
    return context


class _TlsConn:
    """An SSL socket that behaves as irctest's client expects of a plain one:
    a close without close_notify reads as end of stream, and a dead peer raises
    the errors a plain socket raises."""

    def __init__(self, sock):
        self._sock = sock

    def __getattr__(self, name):
        return getattr(self._sock, name)

    def recv(self, *args):
        try:
            return self._sock.recv(*args)
        except (ssl_module.SSLEOFError, ssl_module.SSLZeroReturnError):
            return b""
        except ssl_module.SSLError as exc:
            if isinstance(exc, socket.timeout):
                raise
            raise ConnectionResetError(str(exc)) from exc

    def sendall(self, data):
        try:
            return self._sock.sendall(data)
        except (ssl_module.SSLEOFError, ssl_module.SSLZeroReturnError) as exc:
            raise BrokenPipeError(str(exc)) from exc


def _speak_tls():
    from irctest import cases, client_mock

    plain_connect = client_mock.ClientMock.connect
    context = tls_client_context()

    def connect(self, hostname, port):
        plain_connect(self, hostname, port)
        self.conn = _TlsConn(context.wrap_socket(self.conn))
        self.ssl = True

    client_mock.ClientMock.connect = connect
    cases.BaseServerTestCase.ssl = True


# -------------------------------------------------------------------- 4. report

def pytest_addoption(parser):
    parser.addoption("--rig-report", default=None, help="write results here (JSON)")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    # irctest keeps its port book in the temp folder: give each user their own
    # by setting TMPDIR; tempfile reads it once, so read it again here.
    tempfile.tempdir = None
    _keep_on_loopback()
    if tls_wanted():
        _speak_tls()
    if config.getoption("rig_report") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Report(config), "rig-report")


KNOWN_SPECS = ("RFC1459", "RFC2812", "modern", "IRCv3", "ircdocs", "Ergo", "Sable")


class _Report:
    def __init__(self, config):
        self.path = os.path.abspath(config.getoption("rig_report"))
        lines = config.getini("markers")
        self.marks = {line.split(":")[0].split("(")[0].strip() for line in lines}
        self.records = {}

    def pytest_runtest_logreport(self, report):
        record = self.records.setdefault(
            report.nodeid,
            {
                "id": report.nodeid,
                "file": report.nodeid.split("::")[0].replace("irctest/server_tests/", ""),
                "outcome": None,
                "why": "",
                "marks": sorted(set(report.keywords) & self.marks),
                "seconds": 0.0,
            },
        )
        record["seconds"] = round(record["seconds"] + report.duration, 3)
        xfail = hasattr(report, "wasxfail")
        if report.outcome == "failed":
            record["outcome"] = "failed" if report.when == "call" else "error"
            crash = getattr(report.longrepr, "reprcrash", None)
            record["why"] = (crash.message if crash else str(report.longrepr))[:400]
        elif report.outcome == "skipped" and record["outcome"] is None:
            record["outcome"] = "xfailed" if xfail else "skipped"
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
            record["why"] = (report.wasxfail if xfail else str(reason))[:400]
        elif report.when == "call" and record["outcome"] is None:
            record["outcome"] = "xpassed" if xfail else "passed"

    def pytest_sessionfinish(self):
        with open(self.path, "w") as out:
            json.dump(sorted(self.records.values(), key=lambda r: r["id"]), out, indent=0)
