# shellcheck shell=bash
# What the cases log-* have in common: the server between a partner that sends it mail and dest.example, to which it forwards
# some of that. Queues overlap; a delivery is deferred, tried again and sent; others bounce.

# destination: Exim at mx.dest.example. It greylists "later" while /tmp/later exists, has no "gone", and takes no cheap pills.
destination() {
  host 203.0.113.50 mx.dest.example
  zone 'mx-host=dest.example,mx.dest.example,10'
  host 203.0.113.9 static-9.hosting.example
  zone 'mx-host=shop.example,static-9.hosting.example,10'
  mount_root remote exim world
  add_users remote carol later pills billing
  exim_acl remote rcpt <<'ACL'
  defer condition = ${if exists{/tmp/later}}
        local_parts = later
        message = Greylisted, please try again in 60 seconds
ACL
  exim_acl remote data <<'ACL'
  deny condition = ${if match{$rh_subject:}{cheap}}
       message = This message looks like spam
ACL
  fact elsewhere remote
  fact serves 'dest.example 203.0.113.50'
  fact serves 'partner.example 198.51.100.20'
  fact means 'greylisted Greylisted, please'
  fact means 'user_unknown (?i)user unknown|unknown user|invalid recipient'
  fact means 'relay_denied (?i)relay'
  fact means 'relay_denied|user_unknown (?i)invalid recipient: <victim'
  fact means 'spam_content looks like spam'
}

start_destination() {
  touch "${ROOTS[remote]}/tmp/later"
  start_exim remote mx.dest.example 'dest.example : partner.example' </dev/null
}

ALIASES='carol: carol@dest.example
later: later@dest.example
gone: gone@dest.example
pills: pills@dest.example
team: alice, carol@dest.example, later@dest.example'

slow_session() {
  script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<carol@example.com>
? 250
RCPT TO:<nobody.here@example.com>
? 550
! sleep 2.2
DATA
? 354
From: billing@partner.example
To: carol@example.com
Subject: For Carol
Date: Sat, 21 Nov 2026 10:00:00 +0000
Message-ID: <carol.1@partner.example>

A slow one.
.
? 250
QUIT
? 221
LINES
}

# logged_traffic FLUSH-COMMAND…: about twenty seconds of mail; the command makes the server try its queue again.
logged_traffic() {
  partner --to alice@example.com --h-Subject 'For Alice' --h-Message-Id '<alice.1@partner.example>'
  sleep 1.5
  partner --to nobody.here@example.com
  sleep 1.5
  # A slow session, two others meanwhile: the server's lines about these interleave.
  slow_session &
  local slow=$!
  sleep 0.7
  partner --to team@example.com --h-Subject 'For the team' --h-Message-Id '<team.1@partner.example>'
  sleep 0.3
  send 203.0.113.9 --helo static-9.hosting.example --from sales@shop.example --to victim@elsewhere.example
  wait $slow
  sleep 3.5
  partner --to later@example.com --h-Subject 'This one waits' --h-Message-Id '<later.1@partner.example>'
  sleep 2
  partner --to gone@example.com --h-Subject 'This one comes back' --h-Message-Id '<gone.1@partner.example>'
  sleep 3
  partner --to pills@example.com --h-Subject 'Very cheap pills' --h-Message-Id '<pills.1@partner.example>'
  sleep 3
  rm "${ROOTS[remote]}/tmp/later"
  "$@" >>"$(client_log)" 2>&1
  sleep 4
}
