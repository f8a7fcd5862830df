# shellcheck shell=bash
# Notes for lib/truth/write.py, which makes truth.json out of the servers' logs.

fact() { printf '%s\t%s\n' "$1" "$2" >>"$LAB_RUN/facts"; }

# expect REASON…: why the last connection's refusals happened, one name of a reason for each, in their order.
expect() { fact expect "$CONNECTIONS $*"; }

# expect_for NUMBER REASON…: the same for the NUMBERth connection.
expect_for() { fact expect "$*"; }

# note_server NAME READER PACKAGE: which reader understands the log; the version comes from the package.
note_server() {
  local version
  # shellcheck disable=SC2016 # the variables are dpkg-query's
  version=$(chroot "${ROOTS[$1]}" dpkg-query -W -f '${Package} ${Version}' "$3")
  fact server "$1 $2 $version (Debian 12)"
}

write_truth() {
  local name line
  fact at "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  fact tool "$(tcpdump --version 2>&1 | head -n 1)"
  while IFS= read -r line; do fact command "$line"; done <"$LAB_RUN/commands"
  for name in "${!ROOTS[@]}"; do
    [ ! -d "${ROOTS[$name]}/rawlog" ] || python3 "$LAB_DIR/lib/rawlog.py" "${ROOTS[$name]}/rawlog" >>"$LAB_RUN/$name.log"
  done
  cp "$LAB_RUN/client.log" "$CASE_DIR/client.log" 2>/dev/null || true
  python3 "$LAB_DIR/lib/truth/write.py" "$CASE_DIR" "$LAB_RUN"
}
