# Thirty-two sessions in seven seconds, several open at any time, from two hosts that repeat each other's senders, recipients and even
# Message-IDs; some mail is forwarded to Exim at dest.example. The log's clock is wrong by almost six minutes, and it names no ports.
# shellcheck shell=bash
. "$LAB_DIR/lib/logged-traffic.sh"
mail_server sendmail
usual_world
host 198.51.100.21 mx2.partner.example
destination
start_dns
start_destination
rm "${ROOTS[remote]}/tmp/later"
printf '%s\n' "$ALIASES" >"${ROOTS[sendmail]}/etc/mail/aliases"
start_sendmail sendmail </dev/null
record smtp.pcap port 25
fact maillog 'sendmail sendmail mail.log classic ahead=-341 zone=-4 parts=2'
client python3 "$LAB_DIR/lib/burst.py" $MAIL4 32 198.51.100.20 198.51.100.21
sleep 5
