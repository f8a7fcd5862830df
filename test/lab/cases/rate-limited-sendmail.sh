# Sendmail with `ratecontrol`: the second connection within a minute gets 421 at once.
# shellcheck shell=bash
mail_server sendmail
usual_world
start_dns
printf 'ClientRate:\t1\n' >"${ROOTS[sendmail]}/etc/mail/access"
start_sendmail sendmail <<'MC'
FEATURE(`ratecontrol', `nodelay', `terminate')dnl
MC
record smtp.pcap port 25
partner --to alice@example.com
expect
partner --to alice@example.com
expect "rate_limited|too_many_connections"
