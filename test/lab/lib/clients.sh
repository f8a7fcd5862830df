# shellcheck shell=bash
# Who sends mail. Each call is one connection; what the client saw goes to the case's client log.

CONNECTIONS=0

client_log() { printf '%s/client.log' "$LAB_RUN"; }

# send ADDRESS [SWAKS-OPTION…]: one connection by swaks from that address. A refusal is no failure of the lab.
send() {
  local from=$1 server=$MAIL4
  shift
  case $from in *:*) server=$MAIL6 ;; esac
  CONNECTIONS=$((CONNECTIONS + 1))
  printf '=== swaks from %s\n' "$from" >>"$(client_log)"
  in_world swaks --server "$server" --local-interface "$from" --no-hints "$@" >>"$(client_log)" 2>&1 || true
}

# usual_world: the sender that most cases use, with everything in order in the DNS.
usual_world() {
  zone "address=/mail.example.com/$MAIL4"
  zone 'mx-host=example.com,mail.example.com,10'
  host 198.51.100.20 mx.partner.example
  zone 'mx-host=partner.example,mx.partner.example,10'
}

# partner [SWAKS-OPTION…]: one connection by that sender.
partner() { send 198.51.100.20 --helo mx.partner.example --from billing@partner.example "$@"; }

# script ADDRESS [PORT] <<LINES: one connection by lib/dialogue.py, which sends exactly what the lines say.
script() {
  local from=$1 port=${2:-25} server=$MAIL4
  case $from in *:*) server=$MAIL6 ;; esac
  CONNECTIONS=$((CONNECTIONS + 1))
  printf '=== dialogue from %s\n' "$from" >>"$(client_log)"
  in_world python3 "$LAB_DIR/lib/dialogue.py" "$from" "$server" "$port" >>"$(client_log)" 2>&1 || true
}
