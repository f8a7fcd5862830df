# Postfix with postgrey: the first attempt is deferred with postgrey's own words, an attempt a second later likewise, the
# one after the delay (shortened to six seconds) is accepted. The same envelope three times.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
inside postfix postgrey --inet=127.0.0.1:10023 --delay=6 --daemonize >"$LAB_RUN/postgrey.log" 2>&1
start_postfix postfix <<'CF'
smtpd_recipient_restrictions = reject_unauth_destination, check_policy_service inet:127.0.0.1:10023
CF
record smtp.pcap port 25
partner --to alice@example.com --h-Subject 'Please wait'
expect greylisted
sleep 1
partner --to alice@example.com --h-Subject 'Please wait'
expect greylisted
sleep 6
partner --to alice@example.com --h-Subject 'Please wait'
expect
