# Postfix delivers to Exim, found by the MX record: one message to somebody who exists and one to three recipients of whom one does
# not. The bounce goes to an account on the sending host.
# shellcheck shell=bash
mail_server exim
usual_world
mount_root sender postfix world
add_users sender alice billing
start_dns
start_exim exim </dev/null
cat >"${ROOTS[sender]}/etc/postfix/main.cf" <<'CF'
compatibility_level = 3.6
myhostname = mx.partner.example
mydestination = partner.example, localhost
smtp_bind_address = 198.51.100.20
inet_interfaces = 198.51.100.20
inet_protocols = ipv4
mailbox_command = /usr/local/bin/deliver "$USER"
CF
: >>"${ROOTS[sender]}/etc/aliases"
inside sender sh -c "postconf -F '*/*/chroot=n' && newaliases && postfix start" >"$LAB_RUN/sender-setup.log" 2>&1
submit() { # RECIPIENTS SUBJECT
  # shellcheck disable=SC2086 # the recipients are words
  printf "From: billing@partner.example\nTo: %s\nSubject: %s\n\n.Hello\n" "$1" "$2" |
    inside sender /usr/sbin/sendmail -oi -f billing@partner.example ${1//,/ } >>"$(client_log)" 2>&1 || true
}
record smtp.pcap dst host $MAIL4 and port 25 or src host $MAIL4 and port 25
submit alice@example.com 'To one'
sleep 3
submit alice@example.com,nobody.here@example.com,bob@example.com 'To three'
sleep 3
expect_for 1
expect_for 2 user_unknown
