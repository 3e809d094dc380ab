"""Who is measured, and how each is started."""
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
CHAT_SERVER = ROOT / "artifacts/run/ChatServer/ChatServer.dll"

# The load is one address that says a lot: with the usual limits the flood gate would be measured.
CHAT_SETTINGS = {
    "Chat__Listeners__0__Address": "127.0.0.1",
    "Chat__Connections__ExemptAddresses__0": "127.0.0.1/32",
    "Chat__Connections__MaxConnections": "15000",
    "Chat__Limits__CommandsPerSecond": "0",
    "Logging__LogLevel__Default": "Warning",
}


@dataclass(frozen=True)
class Server:
    name: str
    title: str
    kind: str                                       # ours, floor or peer
    script: str = ""                                # In peers/: PORT SCRATCH-DIR; none for ours.
    mode: tuple = ()
    settings: dict = field(default_factory=dict)
    program: str = ""                               # What has to be installed.
    given_by: str = ""                              # The variable that names another copy of it.
    setup: int = 512                                # Connections in flight while a load is set up,
    handshakes: int = 32                            # and in the scenario that counts them.
    loads: dict = field(default_factory=dict)       # Scenario: options of ircload that this server needs.
    skips: dict = field(default_factory=dict)       # Scenario: why it is left out.
    cores: int = 1
    default: bool = True              # Whether it is part of a plain `./dev bench`.

    def missing(self):
        """Why it cannot be measured here; None when it can."""
        if not self.program or os.environ.get(self.given_by):
            return None
        found = shutil.which(self.program, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
        return None if found else f"{self.program} is not installed"

    def command(self, port, scratch):
        if self.kind == "ours":
            return ["dotnet", str(CHAT_SERVER), "run"]
        return [str(BENCH / "peers" / self.script), str(port), str(scratch), *self.mode]

    def environment(self, port, scratch):
        if self.kind != "ours":
            return {}
        return CHAT_SETTINGS | self.settings | {"Chat__Listeners__0__Port": str(port), "Chat__DataDirectory": str(scratch / "data")}


def ours(name, title, transport, durability, **more):
    return Server(name, title, "ours", settings={"Chat__Transport": transport, "Chat__History__Durability": durability}, **more)


SERVERS = [
    Server("floor-coalesce", "floor, coalesce", "floor", "floor.sh", mode=("coalesce",)),
    Server("floor-direct", "floor, direct", "floor", "floor.sh", mode=("direct",)),
    ours("relaxed", "WebChat, Relaxed", "OpenSsl", "Relaxed"),
    ours("committed", "WebChat, Committed", "OpenSsl", "Committed"),
    ours("portable", "WebChat, Committed, portable transport", "Portable", "Committed"),
    ours("relaxed-two-cores", "WebChat, Relaxed, two cores", "OpenSsl", "Relaxed", cores=2, default=False),
    # It completes registrations once a second: only many in flight at once get it loaded in reasonable time.
    Server("inspircd", "InspIRCd", "peer", "inspircd.sh", program="inspircd", given_by="INSPIRCD", setup=2500, handshakes=512),
    # Its listen backlog is 10: with more in flight, some connections never complete.
    Server("ngircd", "ngIRCd", "peer", "ngircd.sh", program="ngircd", given_by="NGIRCD", setup=8, handshakes=8),
    # It registers about 20 connections a second, whatever is in flight.
    Server("ircd-hybrid", "ircd-hybrid", "peer", "ircd-hybrid.sh", program="ircd-hybrid", given_by="HYBRID_ROOT", setup=256,
           loads={"connect": ["--total", "200"], "idle": ["--conns", "1000"]},
           skips={"channels": "5,000 registrations would take it minutes"}),
    Server("ergo", "Ergo", "peer", "ergo.sh", program="ergo", given_by="ERGO"),
]

BY_NAME = {server.name: server for server in SERVERS}
