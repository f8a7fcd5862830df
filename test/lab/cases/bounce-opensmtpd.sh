# Delivery status notifications of OpenSMTPD on their way back to the partner: an unknown user, a message refused for its content,
# one that asked for receipts (ENVID, ORCPT, RET=HDRS; one recipient relayed, one failed), and one that is delayed.
# shellcheck shell=bash
. "$LAB_DIR/lib/bounced-mail.sh"
mail_server opensmtpd
usual_world
destination
start_dns
start_destination
printf '%s\n' "$ALIASES" >"${ROOTS[opensmtpd]}/etc/aliases"
SYSLOG=yes start_opensmtpd opensmtpd <<'CONF'
table aliases file:/etc/aliases
bounce warn-interval 3s
listen on 192.0.2.25 port 25 hostname mail.example.com
action "local" mda "/usr/local/bin/deliver %{user.username}" alias <aliases>
action "out" relay helo mail.example.com
match from any for domain "example.com" action "local"
match from local for any action "out"
match from auth for any action "out"
CONF
fact messages yes
record smtp.pcap port 25
bounced_mail inside opensmtpd smtpctl schedule all
