# OpenSMTPD takes no more than 20 000 bytes and says so after EHLO, but does not look at SIZE= in MAIL: both clients are
# refused only after the message.
# shellcheck shell=bash
mail_server opensmtpd
usual_world
start_dns
start_opensmtpd opensmtpd < <(echo 'smtp max-message-size "20000"' && cat "$LAB_DIR/servers/opensmtpd/smtpd.conf")
record smtp.pcap port 25
for size in SIZE=28100 ''; do
  script 198.51.100.20 <<LINES
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>${size:+ $size}
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: More than you asked for

! bytes 28000
.
? 554
QUIT
LINES
  expect message_too_large
done
