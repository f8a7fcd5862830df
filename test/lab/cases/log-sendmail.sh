# Sendmail takes mail from a partner and forwards some of it to Exim at dest.example; its log was kept in three forms. Several
# queues at once; one delivery is greylisted, tried again and sent; two messages bounce back to the partner, one for an unknown
# user, one for its content; refusals at RCPT. `pasted.log` is broken at 76 columns as a mail program would.
# shellcheck shell=bash
. "$LAB_DIR/lib/logged-traffic.sh"
mail_server sendmail
usual_world
destination
start_dns
start_destination
printf '%s\n' "$ALIASES" >"${ROOTS[sendmail]}/etc/mail/aliases"
start_sendmail sendmail </dev/null
fact maillog 'sendmail sendmail maillog classic ahead=93'
fact maillog 'sendmail sendmail pasted.log classic wrap=76'
fact maillog 'sendmail sendmail iso.log iso zone=2 parts=2 gz'
record smtp.pcap port 25
logged_traffic inside sendmail /usr/sbin/sendmail -q
