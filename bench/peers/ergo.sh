#!/bin/sh
# Ergo, which no Debian release packages. ERGO=path names the program.
. "$(dirname "$0")/common.sh"
fill "$here/ergo.yaml.in" "$scratch/ergo.yaml"
[ -f "$scratch/ircd.db" ] || "${ERGO:-ergo}" initdb --conf "$scratch/ergo.yaml"
echo "pid $$"
exec "${ERGO:-ergo}" run --conf "$scratch/ergo.yaml"
