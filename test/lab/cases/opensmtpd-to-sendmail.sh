# OpenSMTPD delivers to Sendmail, found by the MX record: one message to somebody who exists and one to three recipients of whom one does
# not, both over one connection, which OpenSMTPD keeps for ten seconds. The bounce goes to an account on the sending host.
# shellcheck shell=bash
mail_server sendmail
usual_world
mount_root sender opensmtpd world
add_users sender alice billing
start_dns
start_sendmail sendmail </dev/null
cat >"${ROOTS[sender]}/etc/smtpd.conf" <<'CONF'
listen on 198.51.100.20 port 25 hostname mx.partner.example
action "local" mda "/usr/local/bin/deliver %{user.username}"
action "out" relay src 198.51.100.20 helo mx.partner.example
match from any for domain "partner.example" action "local"
match from any for any action "out"
CONF
inside sender smtpd -d -v </dev/null >"$LAB_RUN/sender-setup.log" 2>&1 &
wait_for bash -c "ip netns exec world ss -Htln 'sport = :25' | grep -q ."
submit() { # RECIPIENTS SUBJECT
  # shellcheck disable=SC2086 # the recipients are words
  in_world swaks --silent 2 --server 198.51.100.20 --from billing@partner.example --h-Subject "$2" --to "$1" >>"$(client_log)" 2>&1
}
record smtp.pcap dst host $MAIL4 and port 25 or src host $MAIL4 and port 25
submit alice@example.com 'To one'
sleep 3
submit alice@example.com,nobody.here@example.com,bob@example.com 'To three'
sleep 12
expect_for 1 user_unknown
