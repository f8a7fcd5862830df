# OpenSMTPD takes mail from a partner and forwards some of it to Exim at dest.example; its log was kept in two forms. Several
# queues at once; one delivery is greylisted, tried again and sent; two messages bounce back to the partner, one for an unknown
# user, one for its content; refusals at RCPT.
# shellcheck shell=bash
. "$LAB_DIR/lib/logged-traffic.sh"
mail_server opensmtpd
usual_world
destination
start_dns
start_destination
printf '%s\n' "$ALIASES" >"${ROOTS[opensmtpd]}/etc/aliases"
SYSLOG=yes start_opensmtpd opensmtpd <<'CONF'
table aliases file:/etc/aliases
listen on 192.0.2.25 port 25 hostname mail.example.com
action "local" mda "/usr/local/bin/deliver %{user.username}" alias <aliases>
action "out" relay helo mail.example.com
match from any for domain "example.com" action "local"
match from local for any action "out"
match from auth for any action "out"
CONF
fact maillog 'opensmtpd opensmtpd maillog classic'
fact maillog 'opensmtpd opensmtpd iso.log iso ahead=41 zone=9'
record smtp.pcap port 25
logged_traffic inside opensmtpd smtpctl schedule all
