"""A bot in 30 lines: joins a channel and answers !ping and !time. Usage: bot.py HOST PORT FINGERPRINT [CHANNEL]"""
import hashlib
import socket
import ssl
import sys
import time

host, port, fingerprint, channel = sys.argv[1], int(sys.argv[2]), sys.argv[3], (sys.argv[4:] or ["#lobby"])[0]

context = ssl.create_default_context()
context.minimum_version = ssl.TLSVersion.TLSv1_3
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # the fingerprint is checked instead, below
connection = context.wrap_socket(socket.create_connection((host, port)), server_hostname=host)
shown = hashlib.sha256(connection.getpeercert(binary_form=True)).hexdigest()
if shown != fingerprint.replace(":", "").lower():
    sys.exit(f"The server shows another certificate than expected: {shown}")


def send(line):
    connection.sendall(f"{line}\r\n".encode())


send("NICK pybot")
send("USER pybot 0 * :A Python bot")
for line in connection.makefile(encoding="utf-8", newline="\n"):
    words = line.rstrip("\r\n").split(" ", 3)
    if words[0] == "PING":
        send(f"PONG {words[1]}")
    elif words[1] == "001":
        send(f"JOIN {channel}")
    elif words[1] == "PRIVMSG" and words[3].lstrip(":") == "!ping":
        send(f"PRIVMSG {words[2]} :pong")
    elif words[1] == "PRIVMSG" and words[3].lstrip(":") == "!time":
        send(f"PRIVMSG {words[2]} :{time.strftime('%H:%M:%S')}")
