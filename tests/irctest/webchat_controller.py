"""irctest controller for our own server ("webchat").

Use:  pytest -p rig_plugin --controller webchat_controller ...
(with this folder on PYTHONPATH: `run` beside this file does that).

How the server is found, first match wins:
  WEBCHAT_SERVER_CMD   a command line, split as a shell would; the controller
                       appends  --config FILE
  WEBCHAT_SERVER_DLL   path of ChatServer.dll, started as  dotnet PATH --config FILE

What the rig demands:
  WEBCHAT_REQUIRE=all  (default) every capability and optional behaviour below
                       must be there: a test that would skip fails instead
  WEBCHAT_REQUIRE=none nothing is demanded: unsupported things skip (use this
                       while the server grows)

Other switches:
  WEBCHAT_TEST_CLOCK=0 the server has no Testing:Clock; two LIST tests then wait
                       in real time (about 3 minutes each)
  WEBCHAT_SYNC_SLEEP   seconds to wait before each synchronous read (default 0)
"""

import copy
import json
import os
from pathlib import Path
import re
import shlex
import socket
import ssl as ssl_module
import subprocess
import tempfile
import time
from typing import Any, Dict, List, Optional, Tuple, Type

from irctest import patma
from irctest.basecontrollers import BaseServerController, DirectoryBasedController
from irctest.runner import NotImplementedByController
from irctest.specifications import Capabilities, OptionalBehaviors

# The suite has these names and secrets built in.
SERVER_NAME = "My.Little.Server"
OPER_NAME = "operuser"
OPER_PASSWORD = "operpassword"

STRICT = os.environ.get("WEBCHAT_REQUIRE", "all").lower() != "none"
HAS_TEST_CLOCK = os.environ.get("WEBCHAT_TEST_CLOCK", "1") != "0"

START_TIMEOUT = 30.0
STOP_TIMEOUT = 4.0  # the base class kills the process group after 5 seconds


def base_config() -> Dict[str, Any]:
    """The settings every test starts from.  docs/OPERATIONS.md explains each key."""
    return {
        "Logging": {"LogLevel": {"Default": "Warning"}},
        "Chat": {
            "ServerName": SERVER_NAME,
            "NetworkName": "WebchatTest",
            "Description": "test server",
            "Password": None,
            "CaseMapping": "ascii",
            "Utf8Only": True,
            "AllowPlaintextOnLoopback": True,
            "ShutdownGraceSeconds": 1,
            "DataDirectory": None,
            "Listeners": [],
            "Motd": ["Welcome to the test server."],
            "Connections": {
                "ResolveHostnames": False,
                "IdentLookup": False,
                "ExemptAddresses": ["127.0.0.1", "::1"],
                "RegistrationTimeoutSeconds": 60,
                "PingIntervalSeconds": 90,
                "PingTimeoutSeconds": 60,
                "TrustedProxies": ["127.0.0.1", "::1"],
            },
            "Limits": {
                "LineBytes": 512,
                "ClientTagBytes": 4094,
                "ReceiveQueueBytes": 8192,
                "SendQueueBytes": 1048576,
                "NickLength": 32,
                "ChannelLength": 64,
                "TopicLength": 390,
                "AwayLength": 200,
                "KickLength": 390,
                "RealNameLength": 150,
                "ListModeEntries": 60,
                "MonitorEntries": 100,
                "WhowasEntries": 100,
                "ChannelsPerUser": 100,
                "TargetsPerMessage": 4,
                "CommandsPerSecond": 0,
                "Multiline": {"MaxBytes": 4096, "MaxLines": 32},
            },
            "Users": {"DefaultModes": ""},
            "Accounts": {
                "Enabled": True,
                "SaslMechanisms": ["PLAIN", "SCRAM-SHA-256"],
                "PasswordHashCost": "test",
                "ScramIterations": 4096,
                "MaxPasswordBytes": 300,
                "LoginAttemptsPerMinute": 0,
                "NickReservation": "strict",
                "Registration": {
                    "Enabled": True,
                    "BeforeConnect": False,
                    "RequireEmail": False,
                    "CustomAccountName": False,
                    "VerifyEmail": False,
                },
            },
            "Sessions": {"MultipleClients": True, "AlwaysOn": "opt-in"},
            "Channels": {"RegistrationEnabled": True},
            "History": {
                "Enabled": True,
                "Persistent": False,
                "MessagesPerChannel": 128,
                "MessagesPerConversation": 128,
                "MaxMessagesPerRequest": 100,
                "StoredTagMessages": ["+draft/persist", "+persist"],
                "AllowRedaction": True,
            },
            "Metadata": {
                "Enabled": True,
                "BeforeConnect": True,
                "MaxSubscriptions": 100,
                "MaxKeys": 100,
                "MaxValueBytes": 300,
            },
            "Opers": [
                {
                    "Name": OPER_NAME,
                    "Password": OPER_PASSWORD,
                    "Class": "server-admin",
                    "WhoisLine": "is a server admin",
                }
            ],
            "Testing": {"Enabled": True, "Clock": {"OffsetSeconds": 0, "Rate": 1.0}},
        },
    }


# ------------------------------------------------- settings the suite asks for

# Some tests ask for a setting by changing a dictionary of Ergo's shape.  These
# are the ones we translate; a test that asks for any other is skipped.
_ERGO_SHAPE = {
    "server": {"casemapping": "ascii", "listeners": {}},
    "accounts": {
        "default-user-modes": "",
        "multiclient": {"always-on": "opt-in", "enabled": True},
    },
    "channels": {},
    "limits": {},
    "history": {},
}


def _differences(before: Any, after: Any, path: Tuple[str, ...] = ()):
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(set(before) | set(after)):
            yield from _differences(before.get(key), after.get(key), (*path, str(key)))
    elif before != after:
        yield path, after


def apply_ergo_wishes(chat: Dict[str, Any], wish: Any, address: str) -> None:
    asked = copy.deepcopy(_ERGO_SHAPE)
    asked["server"]["listeners"] = {address: None}
    start = copy.deepcopy(asked)
    wish(asked)
    for path, value in _differences(start, asked):
        dotted = ".".join(path)
        if dotted == "accounts.default-user-modes":
            chat["Users"]["DefaultModes"] = value
        elif dotted == "accounts.multiclient.always-on":
            chat["Sessions"]["AlwaysOn"] = value
        elif path[:2] == ("server", "listeners") and value == {"proxy": True}:
            chat["Listeners"][0]["ProxyProtocol"] = "required"
        else:
            raise NotImplementedByController(f"Ergo setting {dotted}={value!r}")


_CLOCK_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400, "y": 365 * 86400}


def clock_settings(faketime: str) -> Dict[str, Any]:
    """Reads the subset of libfaketime's syntax the suite uses ("+1y x30")."""
    offset, rate = 0, 1.0
    for word in faketime.split():
        if word.startswith("x"):
            rate = float(word[1:])
        else:
            match = re.fullmatch(r"([+-]\d+)([a-z]?)", word)
            if match is None or match.group(2) not in _CLOCK_UNITS:
                raise NotImplementedByController(f"clock {faketime!r}")
            offset = int(match.group(1)) * _CLOCK_UNITS[match.group(2)]
    return {"OffsetSeconds": offset, "Rate": rate}


# ------------------------------------------------------------------ certificate

_certificate: Optional[Tuple[Path, Path]] = None


def certificate(openssl_bin: str) -> Tuple[Path, Path]:
    """One throw-away certificate a test process, not one a test."""
    global _certificate
    if _certificate is None:
        folder = Path(tempfile.mkdtemp(prefix="webchat-cert-"))
        pem, key = folder / "server.pem", folder / "server.key"
        subprocess.run(
            [
                openssl_bin, "req", "-x509", "-nodes", "-days", "2",
                "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-subj", f"/CN={SERVER_NAME}",
                "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout", str(key), "-out", str(pem),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _certificate = (pem, key)
    return _certificate


# ------------------------------------------------------------------- controller


class WebchatController(BaseServerController, DirectoryBasedController):
    software_name = "webchat"
    _port_wait_interval = 0.02
    supports_sts = False  # read by irctest's client tests only
    supported_sasl_mechanisms = {"PLAIN", "SCRAM-SHA-256"}
    extban_mute_char = "m"
    nickserv = "NickServ"  # only used with a services package, which we have not
    sync_sleep_time = float(os.environ.get("WEBCHAT_SYNC_SLEEP", "0"))

    capabilities = (
        frozenset(set(Capabilities) - {Capabilities.STS}) if STRICT else frozenset()
    )

    optional_behaviors = (
        frozenset(
            set(OptionalBehaviors)
            # UTF8ONLY excludes it
            - {OptionalBehaviors.NON_UTF8_MESSAGE}
        )
        if STRICT
        else frozenset()
    )

    # irctest's own list of capabilities lacks these, so it would let a server
    # that refuses them skip; see supports_cap.
    more_capabilities = (
        frozenset(
            (
                "draft/account-registration",
                "draft/channel-rename",
                "draft/chathistory",
                "draft/event-playback",
                "draft/metadata-3",
                "sasl",
            )
        )
        if STRICT
        else frozenset()
    )

    isupport = (
        {
            "BOT": "B",
            "CASEMAPPING": "ascii",
            "CHANTYPES": "#",
            "ELIST": patma.StrRe("[CMNTU]+"),
            "EXCEPTS": patma.Either(None, "e"),
            "INVEX": patma.Either(None, "I"),
            "MODES": patma.Either(None, patma.StrRe("[0-9]*")),
            "MONITOR": "100",
            "MSGREFTYPES": patma.StrRe("msgid,timestamp|timestamp,msgid"),
            "NETWORK": "WebchatTest",
            "NICKLEN": "32",
            "PREFIX": patma.ANYSTR,
            "STATUSMSG": patma.ANYSTR,
            "TARGMAX": patma.ANYSTR,
            "UTF8ONLY": None,
            "WHOX": None,
        }
        if STRICT
        else {}
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.tls = False
        self._config: Dict[str, Any] = {}

    def supports_cap(self, capability: str) -> bool:
        """True for what a test may not skip when the server refuses it."""
        return capability in self.more_capabilities or super().supports_cap(capability)

    # ---------------------------------------------------------------- command

    @staticmethod
    def server_command() -> List[str]:
        command = os.environ.get("WEBCHAT_SERVER_CMD")
        if command:
            return shlex.split(command)
        dll = os.environ.get("WEBCHAT_SERVER_DLL")
        if dll:
            return ["dotnet", dll]
        raise RuntimeError("set WEBCHAT_SERVER_CMD or WEBCHAT_SERVER_DLL")

    # -------------------------------------------------------------------- run

    def run(
        self,
        hostname: str,
        port: int,
        *,
        password: Optional[str],
        ssl: bool,
        run_services: bool,
        faketime: Optional[str],
        websocket_hostname: Optional[str],
        websocket_port: Optional[int],
    ) -> None:
        assert self.proc is None
        self.hostname, self.port, self.tls = hostname, port, ssl
        self.create_config()
        assert self.directory

        config = base_config()
        chat = config["Chat"]
        chat["DataDirectory"] = str(self.directory / "data")
        chat["Password"] = password
        if self.debug_mode:
            config["Logging"]["LogLevel"]["Default"] = "Debug"

        chat["Listeners"].append(self._listener("irc", "127.0.0.1", port))
        if websocket_port:
            # irctest's WebSocket client always dials ws://, whatever ssl says
            chat["Listeners"].append(
                self._listener("websocket", "127.0.0.1", websocket_port, tls=False)
            )
            # these tests read from one connection what another has just sent,
            # with nothing to order the two: give a parallel server a moment
            self.sync_sleep_time = max(self.sync_sleep_time, 0.1)

        wishes = self.test_config
        registration = chat["Accounts"]["Registration"]
        registration["BeforeConnect"] = wishes.account_registration_before_connect
        registration["RequireEmail"] = wishes.account_registration_requires_email
        chat["History"]["Enabled"] = True  # wishes.chathistory only ever adds
        if wishes.ergo_roleplay:
            raise NotImplementedByController("role-play commands")
        if wishes.sable_history_server:
            raise NotImplementedByController("Sable's history server")
        if wishes.ergo_config is not None:
            apply_ergo_wishes(chat, wishes.ergo_config, f"127.0.0.1:{port}")

        if faketime and HAS_TEST_CLOCK:
            chat["Testing"]["Clock"] = clock_settings(faketime)
            self.faketime_enabled = True

        self._config = config
        self._write_config()
        self._start()

    def _listener(
        self, protocol: str, address: str, port: int, tls: Optional[bool] = None
    ) -> Dict[str, Any]:
        listener: Dict[str, Any] = {
            "Protocol": protocol,
            "Address": address,
            "Port": port,
            "Tls": self.tls if tls is None else tls,
            "ProxyProtocol": "off",
        }
        if listener["Tls"]:
            pem, key = certificate(self.openssl_bin)
            listener["CertificatePath"] = str(pem)
            listener["KeyPath"] = str(key)
        return listener

    def _write_config(self) -> None:
        assert self.directory
        self._config_path = self.directory / "chat.json"
        self._config_path.write_text(json.dumps(self._config, indent=2))

    def _start(self) -> None:
        assert self.directory
        env = {
            "DOTNET_ENVIRONMENT": "Testing",
            "DOTNET_gcServer": "0",
            "DOTNET_TieredPGO": "0",
            "DOTNET_CLI_TELEMETRY_OPTOUT": "1",
            "DOTNET_NOLOGO": "1",
            **os.environ,
        }
        self.proc = self.execute(
            [*self.server_command(), "--config", str(self._config_path)],
            proc_name="webchat",
            cwd=self.directory,
            env=env,
        )

    def restart(self) -> None:
        """Stops and starts the server with the same config and data."""
        self.kill_proc()
        self.port_open = False
        self._start()
        self.wait_for_port()

    # A few Ergo-marked tests read and change Ergo's own config: not ours to do.

    def getConfig(self) -> Dict[str, Any]:
        raise NotImplementedByController("reading Ergo's config")

    def rehash(self, case: Any, config: Dict[str, Any]) -> None:
        raise NotImplementedByController("rehash with Ergo's config")

    # -------------------------------------------------------------- readiness

    def wait_for_port(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while not self.port_open:
            self.check_is_alive()
            try:
                self._knock()
            except ConnectionRefusedError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(self._port_wait_interval)
            else:
                self.port_open = True

    def _knock(self) -> None:
        """Connects, quits, and waits for the server to close, so that the
        visit is no longer counted when a test looks at LUSERS."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=3) as plain:
            if self.tls:
                context = ssl_module.SSLContext(ssl_module.PROTOCOL_TLS_CLIENT)
                context.check_hostname = False
                context.verify_mode = ssl_module.CERT_NONE
                conn: Any = context.wrap_socket(plain)
            else:
                conn = plain
            if self._config["Chat"]["Listeners"][0]["ProxyProtocol"] != "off":
                return
            conn.sendall(b"QUIT :knock\r\n")
            try:
                while conn.recv(4096):
                    pass
            except (OSError, ssl_module.SSLError):
                pass

    def wait_for_services(self) -> None:
        """Accounts are part of the server: nothing to wait for."""

    # --------------------------------------------------------------- accounts

    def registerUser(
        self, case: Any, username: str, password: Optional[str] = None
    ) -> None:
        """Registers through draft/account-registration, as a client would."""
        if not case.run_services:
            raise ValueError("registerUser needs a test with run_services = True")
        assert password
        if len(password.encode()) > self._max_password():
            raise NotImplementedByController("passwords this long")
        client = case.addClient(show_io=True)
        case.sendLine(client, f"NICK {username}")
        case.sendLine(client, "USER r e g :user")
        while True:
            message = case.getRegistrationMessage(client)
            if message.command == "001":
                break
            if message.command in ("432", "433"):
                raise ValueError(f"cannot take the nick {username}: {message}")
        case.getMessages(client)
        case.sendLine(client, f"REGISTER * * :{password}")
        answers = case.getMessages(client)
        for message in answers:
            if message.command == "REGISTER" and message.params[0] == "SUCCESS":
                break
            if message.command == "421":
                raise NotImplementedByController("account registration")
            if message.command == "FAIL":
                raise AssertionError(f"registration of {username} failed: {message}")
        else:
            raise AssertionError(f"no answer to REGISTER {username}: {answers}")
        case.sendLine(client, "QUIT")
        case.assertDisconnected(client)

    def _max_password(self) -> int:
        return int(self._config["Chat"]["Accounts"]["MaxPasswordBytes"])


def get_irctest_controller_class() -> Type[WebchatController]:
    return WebchatController
