"""A bot that joins a channel and answers !ping and !time. Usage: bot.py HOST PORT FINGERPRINT [CHANNEL [NICK]]"""
import base64, hashlib, os, socket, ssl, sys, time

host, port, fingerprint, channel, name = (*sys.argv[1:], *("#lobby", "pybot")[len(sys.argv) - 4:])
password = os.environ.get("BOT_PASSWORD")  # of the account with the bot's name; without one it is a guest
answers = {"!ping": lambda: "pong", "!time": lambda: time.strftime("%H:%M:%S")}


def connect():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # the fingerprint is checked instead, below
    connection = context.wrap_socket(socket.create_connection((host, int(port))), server_hostname=host)
    shown = hashlib.sha256(connection.getpeercert(binary_form=True)).hexdigest()
    if shown != fingerprint.replace(":", "").lower():
        sys.exit(f"The server shows another certificate than expected: {shown}")
    return connection


def chat(connection, nick):
    def send(line):
        connection.sendall(f"{line}\r\n".encode())

    if password:  # the server takes one line after the other: nothing has to be waited for
        proof = base64.b64encode(f"\0{name}\0{password}".encode()).decode()
        send(f"CAP REQ sasl\r\nAUTHENTICATE PLAIN\r\nAUTHENTICATE {proof}")
    send(f"NICK {nick}\r\nUSER {nick} 0 * :A Python bot\r\nCAP END")
    for line in connection.makefile(encoding="utf-8", newline="\n"):
        sender, _, rest = line[1:].partition(" ") if line.startswith(":") else ("", "", line)
        match rest.rstrip("\r\n").split(" ", 2):
            case ["PING", token]:
                send(f"PONG {token}")
            case ["904", *_]:
                sys.exit("The server does not know this account and password.")
            case ["433", *_]:  # the nickname is in use
                send(f"NICK {(nick := nick + '_')}")
            case ["001", *_]:
                send(f"JOIN {channel}")
            case ["PRIVMSG", target, text] if answer := answers.get(text.lstrip(":")):
                send(f"PRIVMSG {target if target.startswith('#') else sender.split('!')[0]} :{answer()}")


while True:
    try:
        chat(connect(), name)
    except OSError as lost:
        print(f"No connection: {lost}", file=sys.stderr)
    time.sleep(2)
