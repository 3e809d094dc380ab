#!/bin/sh
# ircd-hybrid from Debian. It conflicts with the ngircd package; HYBRID_ROOT=folder uses a copy unpacked with dpkg -x
# (the module folder is compiled in, so the copy is bound over it in a private mount namespace, for which one has to be root).
. "$(dirname "$0")/common.sh"
fill "$here/ircd-hybrid.conf.in" "$scratch/ircd.conf"
chmod 777 "$scratch"
: >"$scratch/ircd.log"; chmod 666 "$scratch/ircd.log"
run="-foreground -configfile $scratch/ircd.conf -logfile $scratch/ircd.log -pidfile $scratch/ircd.pid -klinefile $scratch/k.db -dlinefile $scratch/d.db -xlinefile $scratch/x.db -resvfile $scratch/r.db"
rm -f "$scratch/ircd.pid"
echo "pid $$"
if [ -n "${HYBRID_ROOT:-}" ]; then
  export HYBRID_ROOT
  exec unshare -m sh -c 'mkdir -p /usr/lib/ircd-hybrid && mount --bind "$HYBRID_ROOT/usr/lib/ircd-hybrid" /usr/lib/ircd-hybrid
    exec setpriv --reuid=65534 --regid=65534 --clear-groups env LD_LIBRARY_PATH="${HYBRID_LIBS:-}" "$HYBRID_ROOT/usr/sbin/ircd-hybrid" "$@"' sh $run
fi
# It refuses to be root.
[ "$(id -u)" = 0 ] || exec ircd-hybrid $run
exec setpriv --reuid=65534 --regid=65534 --clear-groups ircd-hybrid $run
