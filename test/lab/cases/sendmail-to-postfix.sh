# Sendmail delivers to Postfix, found by the MX record: one message to somebody who exists and one to three recipients of whom one does
# not. The bounce goes to an account on the sending host.
# shellcheck shell=bash
mail_server postfix
usual_world
mount_root sender sendmail world
add_users sender alice billing
start_dns
start_postfix postfix </dev/null
sed -e 's/mail\.example\.com/mx.partner.example/' -e "s/^dnl CASE.*/CLIENT_OPTIONS(\`Family=inet, Address=198.51.100.20')dnl\nDAEMON_OPTIONS(\`Addr=127.0.0.1')dnl\nFEATURE(\`no_default_msa')dnl/" \
  "$LAB_DIR/servers/sendmail/lab.mc" >"${ROOTS[sender]}/etc/mail/sendmail.mc"
inside sender sh -c 'chown -R root:root /etc/mail /var/spool/mqueue; chmod 700 /var/spool/mqueue
  chmod -R go-w /etc/mail; chmod 755 / /etc /etc/mail; cd /etc/mail && touch access aliases
  m4 sendmail.mc >sendmail.cf && makemap hash access <access && echo partner.example >local-host-names && newaliases' \
  >"$LAB_RUN/sender-setup.log" 2>&1
submit() { # RECIPIENTS SUBJECT
  # shellcheck disable=SC2086 # the recipients are words
  printf "From: billing@partner.example\nTo: %s\nSubject: %s\n\n.Hello\n" "$1" "$2" |
    inside sender /usr/sbin/sendmail -Am -odi -oi -f billing@partner.example ${1//,/ } >>"$(client_log)" 2>&1 || true
}
record smtp.pcap dst host $MAIL4 and port 25 or src host $MAIL4 and port 25
submit alice@example.com 'To one'
sleep 3
submit alice@example.com,nobody.here@example.com,bob@example.com 'To three'
sleep 3
expect_for 1
expect_for 2 user_unknown
