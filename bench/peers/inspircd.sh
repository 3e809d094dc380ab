#!/bin/sh
# InspIRCd from Debian (bookworm: 3.15.0, whose package has the GnuTLS module only).
# INSPIRCD=path and SSLMODULE=gnutls|openssl pick another binary of the same family (tried with 4.11.0 built from source),
# INSPIRCD_MODULES its modules.
. "$(dirname "$0")/common.sh"
modules=${INSPIRCD_MODULES:+" moduledir=\"$INSPIRCD_MODULES\""}
mod=${SSLMODULE:-gnutls}
if [ "$mod" = gnutls ]; then prio='priority="NORMAL:-VERS-ALL:+VERS-TLS1.3"'; else prio='tlsv11="no" tlsv12="no" tlsv13="yes"'; fi
ssl="<module name=\"ssl_$mod\"><sslprofile name=\"Clients\" provider=\"$mod\" certfile=\"$scratch/cert.pem\" keyfile=\"$scratch/key.pem\" requestclientcert=\"no\" hash=\"sha256\" $prio>"
fill "$here/inspircd.conf.in" "$scratch/inspircd.conf"
: >"$scratch/motd.txt"
echo "pid $$"
cd "$scratch"
exec "${INSPIRCD:-inspircd}" --nofork --runasroot --config "$scratch/inspircd.conf"
