#!/bin/bash
# run-case.sh CASE: runs cases/CASE.sh in the namespaces that record.sh made, then writes what the servers' logs say.
set -euo pipefail
mount -t tmpfs tmpfs "$LAB_RUN"
for part in roots wire servers start capture clients truth; do
  # shellcheck source=/dev/null
  . "$LAB_DIR/lib/$part.sh"
done

CASE=$1
CASE_DIR=$LAB_DIR/../captures/$CASE
mkdir -p "$CASE_DIR"
find "$CASE_DIR" -mindepth 1 ! -name "*.shows.json" -delete
umask 022
hostname lab.example
export TZ=UTC
trap '[ $? = 0 ] || { echo "--- $CASE failed" >&2; tail -n 8 "$LAB_RUN"/*.log >&2; }' EXIT
lay_wire
# shellcheck source=/dev/null
. "$LAB_DIR/cases/$CASE.sh"
stop_recording
write_truth
# In a container run by sudo the files would be root's.
chown --reference="$LAB_DIR" -R "$CASE_DIR"
