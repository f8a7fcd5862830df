# STARTTLS that does not happen: a server that has lost its certificate answers 454 (Postfix), and the client goes on in
# clear; then the same server without STARTTLS in its list (as stripped by something on the way), asked all the same.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix <<'CF'
smtpd_tls_security_level = may
smtpd_tls_cert_file = /etc/mail/tls/missing.pem
CF
record smtp.pcap port 25
for code in 454 502; do
  script 198.51.100.20 <<LINES
EHLO mx.partner.example
? 250
STARTTLS
? $code
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: In clear

Nothing is hidden.
.
? 250
QUIT
LINES
  if [ $code = 454 ]; then expect "tls_required|remote_system_error|protocol_error|unknown"; else expect "protocol_error|unknown"; fi
  inside postfix postconf -e 'smtpd_tls_security_level = none'
  inside postfix postfix reload
  sleep 1
done
