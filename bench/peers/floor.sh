#!/bin/sh
# The floor, started as the peers are: floor.sh PORT SCRATCH-DIR direct|coalesce
. "$(dirname "$0")/common.sh"
echo "pid $$"
exec "$here/../floor/floor" --port "$port" --mode "$3" --cert "$scratch/cert.pem" --key "$scratch/key.pem"
