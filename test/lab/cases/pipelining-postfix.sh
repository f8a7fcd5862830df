# PIPELINING with Postfix: MAIL, a refused RCPT, an accepted RCPT and DATA in one packet; then, in one packet, a transaction
# whose only RCPT and then DATA are refused (the client stays in command mode), RSET and the next transaction. Two messages
# are delivered over the connection. The second session is swaks with --pipeline.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record smtp.pcap port 25
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
partner --pipeline --to nobody.here@example.com
expect user_unknown protocol_error
