# shellcheck shell=bash
# tcpdump around the clients' work.

declare -A TCPDUMPS=()

# record FILE [TCPDUMP-OPTION…] FILTER: starts recording the server's interface into the case folder.
record() { record_at mail eth0 "$@"; }

# record_at NAMESPACE INTERFACE FILE [TCPDUMP-OPTION…] FILTER
record_at() {
  local namespace=$1 interface=$2 file=$3 errors
  shift 3
  errors=$LAB_RUN/tcpdump-$file.log
  printf 'tcpdump -i %s -w %s %s\n' "$interface" "$file" "$*" >>"$LAB_RUN/commands"
  # -Z root: tcpdump writes with the rights it was started with.
  ip netns exec "$namespace" tcpdump -i "$interface" --immediate-mode -U -Z root -w "$CASE_DIR/$file" "$@" 2>"$errors" &
  TCPDUMPS[$file]=$!
  wait_for grep -q 'listening on' "$errors"
}

# stop_recording: gives the last packets time to arrive and ends every tcpdump.
stop_recording() {
  local file
  sleep "${1:-0.5}"
  for file in "${!TCPDUMPS[@]}"; do
    kill -INT "${TCPDUMPS[$file]}"
    wait "${TCPDUMPS[$file]}" || true
  done
  TCPDUMPS=()
  [ -z "$SHIFT" ] || python3 "$LAB_DIR/lib/retime.py" "$SHIFT" "$CASE_DIR"/*.pcap
}

# retell_from TIME: moves the times of the captures and of the log so that "now" becomes TIME. The README must say so.
SHIFT=
retell_from() {
  SHIFT=$(($(date -d "$1" +%s) - $(date +%s)))
  fact shift "$SHIFT"
}
