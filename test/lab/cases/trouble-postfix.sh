# Postfix in trouble for a while: its disk is full (452 at MAIL), a table cannot be read (451 at RCPT), a policy server does
# not answer (451), and a sender's domain whose name servers do not answer (450, in the words for a domain that is not there).
# shellcheck shell=bash
mail_server postfix
add_users postfix carol
usual_world
zone 'server=/silent.example/198.51.100.250'
start_dns
start_postfix postfix <<'CF'
smtpd_sender_restrictions = reject_unknown_sender_domain
smtpd_recipient_restrictions = reject_unauth_destination,
  check_recipient_access inline:{{bob@example.com = brokentable}, {carol@example.com = brokenpolicy}}
smtpd_restriction_classes = brokentable, brokenpolicy
brokentable = check_sender_access hash:/etc/postfix/missing
brokenpolicy = check_policy_service inet:127.0.0.1:9
smtpd_policy_service_max_idle = 1s
smtpd_policy_service_try_limit = 1
smtpd_policy_service_timeout = 2s
CF
record smtp.pcap port 25
partner --to bob@example.com
expect remote_system_error
send 198.51.100.20 --helo mx.partner.example --from me@silent.example --to alice@example.com
expect "dns_temp_fail|sender_invalid"
partner --to carol@example.com
expect remote_system_error
inside postfix postconf -e 'queue_minfree = 900000000000000'
inside postfix postfix reload
sleep 1
partner --to alice@example.com
expect remote_system_error
