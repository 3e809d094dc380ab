# sourced by the start scripts. Usage of each: PEER.sh PORT [SCRATCH-DIR]
# Prints "pid N" and then becomes the server, in the foreground (the PID stays the same).
set -eu
PATH=$PATH:/usr/sbin:/usr/local/sbin
port=${1:?usage: $0 PORT [SCRATCH-DIR]}
here=$(cd "$(dirname "$0")" && pwd)
scratch=${2:-${TMPDIR:-/tmp}/ircpeer-$(basename "$0" .sh)-$port}
mkdir -p "$scratch"
ulimit -n 200000 2>/dev/null || ulimit -n "$(ulimit -Hn)"
# one self-signed ECDSA P-256 certificate per scratch folder
if [ ! -f "$scratch/cert.pem" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=irc.bench.test \
    -addext subjectAltName=DNS:irc.bench.test,IP:127.0.0.1 -keyout "$scratch/key.pem" -out "$scratch/cert.pem" 2>/dev/null
  chmod 644 "$scratch/key.pem"
fi
fill() { sed -e "s#@PORT@#$port#g" -e "s#@DIR@#$scratch#g" -e "s#@SSL@#${ssl:-}#g" -e "s#@MODULES@#${modules:-}#g" "$1" >"$2"; }
