# Delivery status notifications of Sendmail on their way back to the partner: an unknown user, a message refused for its content,
# one that asked for receipts (ENVID, ORCPT, RET=HDRS; one recipient relayed, one failed), and one that is delayed.
# shellcheck shell=bash
. "$LAB_DIR/lib/bounced-mail.sh"
mail_server sendmail
usual_world
destination
start_dns
start_destination
printf '%s\n' "$ALIASES" >"${ROOTS[sendmail]}/etc/mail/aliases"
start_sendmail sendmail <<'MC'
define(`confTO_QUEUEWARN', `3s')dnl
MC
fact messages yes
record smtp.pcap port 25
bounced_mail inside sendmail /usr/sbin/sendmail -q
