# shellcheck shell=bash
# What the cases bounce-* have in common: messages whose delivery status notifications go back to the partner, who keeps them.
. "$LAB_DIR/lib/logged-traffic.sh"

# bounced_mail FLUSH-COMMAND…: the command makes the server try its queue again.
bounced_mail() {
  partner --to gone@example.com --h-Subject 'To somebody who has gone' --h-Message-Id '<gone.1@partner.example>'
  sleep 3
  partner --to pills@example.com --h-Subject '=?utf-8?q?Very_cheap_pills_f=C3=BCr_Sie?=' --h-Message-Id '<pills.1@partner.example>'
  sleep 3
  script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example> RET=HDRS ENVID=QQ314159
? 250
RCPT TO:<carol@example.com> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;carol@example.com
? 250
RCPT TO:<gone@example.com> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;gone@example.com
? 250
DATA
? 354
From: "Billing" <billing@partner.example>
To: carol@example.com, gone@example.com
Subject: With return receipt
Date: Sat, 21 Nov 2026 10:00:00 +0000
Message-ID: <receipt.1@partner.example>

Only the header of this comes back.
.
? 250
QUIT
? 221
LINES
  sleep 4
  partner --to later@example.com --h-Subject 'This one waits' --h-Message-Id '<later.1@partner.example>'
  sleep 5
  "$@" >>"$(client_log)" 2>&1
  sleep 5
}
