# Postfix takes mail from a partner and forwards some of it to Exim at dest.example; its log was kept in four forms. Several
# queues at once; one delivery is greylisted, tried again and sent; two messages bounce back to the partner, one for an unknown
# user, one for its content; refusals at RCPT.
# shellcheck shell=bash
. "$LAB_DIR/lib/logged-traffic.sh"
mail_server postfix
usual_world
destination
start_dns
start_destination
printf '%s\n' "$ALIASES" >"${ROOTS[postfix]}/etc/aliases"
start_postfix postfix <<'CF'
minimal_backoff_time = 300s
CF
fact maillog 'postfix postfix mail.log classic parts=3 gz'
fact maillog 'postfix postfix skewed.log classic ahead=-137 zone=-5 ports'
fact maillog 'postfix postfix rfc5424.log rfc5424 ahead=2 zone=1'
fact maillog 'postfix postfix journal.json journal'
record smtp.pcap port 25
logged_traffic inside postfix postqueue -f
