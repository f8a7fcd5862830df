# Postfix limits each client to two connections a minute (421 as greeting) and three messages a minute (450 at MAIL).
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.60 fast.sender.example
zone 'mx-host=sender.example,fast.sender.example,10'
start_dns
start_postfix postfix <<'CF'
smtpd_client_connection_rate_limit = 2
smtpd_client_message_rate_limit = 2
CF
record smtp.pcap port 25
partner --to alice@example.com
expect
partner --to alice@example.com
expect
partner --to alice@example.com
expect "rate_limited|too_many_connections"
script 203.0.113.60 <<'LINES'
EHLO fast.sender.example
? 250
MAIL FROM:<a@sender.example>
? 250
RSET
? 250
MAIL FROM:<a@sender.example>
? 250
RSET
? 250
MAIL FROM:<a@sender.example>
? 450
QUIT
LINES
expect rate_limited
