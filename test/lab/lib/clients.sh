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

# client COMMAND…: any other program in the world, as one connection.
client() {
  CONNECTIONS=$((CONNECTIONS + 1))
  printf '=== %s\n' "$1" >>"$(client_log)"
  in_world timeout 60 "$@" >>"$(client_log)" 2>&1 || true
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

# two_mails ADDRESS [HELO]: one connection, two messages; long enough for a few segments.
two_mails() {
  script "$1" 25 <<LINES
EHLO ${2:-mx.partner.example}
? 250
MAIL FROM:<billing@partner.example>
RCPT TO:<nobody.here@example.com>
RCPT TO:<alice@example.com>
DATA
? 250
? 550
? 250
? 354
From: billing@partner.example
To: alice@example.com
Subject: A message of some length
Date: Sat, 21 Nov 2026 10:00:00 +0000
Message-ID: <long@partner.example>

! bytes 4200
.
? 250
MAIL FROM:<billing@partner.example>
RCPT TO:<nobody.here@example.com>
DATA
RSET
MAIL FROM:<billing@partner.example>
RCPT TO:<bob@example.com>
DATA
? 250
? 550
? 554
? 250
? 250
? 250
? 354
From: billing@partner.example
To: bob@example.com
Subject: A short one
Date: Sat, 21 Nov 2026 10:00:01 +0000
Message-ID: <short@partner.example>

That is all.
.
QUIT
? 250
? 221
LINES
}

# script ADDRESS [PORT] <<LINES: one connection by lib/dialogue.py, which sends exactly what the lines say.
# With TO set it goes to that address.
script() {
  local from=$1 port=${2:-25} server=${TO:-$MAIL4}
  case $from in *:*) server=$MAIL6 ;; esac
  CONNECTIONS=$((CONNECTIONS + 1))
  printf '=== dialogue from %s\n' "$from" >>"$(client_log)"
  in_world python3 "$LAB_DIR/lib/dialogue.py" "$from" "$server" "$port" >>"$(client_log)" 2>&1 || true
}

# told FILE PROGRAM COMMAND…: one connection by a program that tells of its dialogue; what it prints becomes FILE of the case.
told() {
  local file=$1
  CONNECTIONS=$((CONNECTIONS + 1))
  fact dialogue "$1 $2 $CONNECTIONS"
  shift 2
  timeout 60 "$@" >"$CASE_DIR/$file" 2>&1 || true
}

# typed FILE PROGRAM COMMAND… <<LINES: the same, by a program in a terminal at which somebody types, see lib/typed.py.
typed() {
  local file=$1 program=$2
  shift 2
  told "$file" "$program" ip netns exec world python3 "$LAB_DIR/lib/typed.py" "$@"
}

# post_file FILE [WORD…]: one connection by lib/post.py, which sends the bytes of a file from the partner to Alice.
post_file() {
  local file=$1
  shift
  CONNECTIONS=$((CONNECTIONS + 1))
  printf '=== %s\n' "${file##*/}" >>"$(client_log)"
  in_world python3 "$LAB_DIR/lib/post.py" 198.51.100.20 $MAIL4 25 "$file" "${SENDER:-billing@partner.example}" alice@example.com "$@" >>"$(client_log)" 2>&1 || true
}
