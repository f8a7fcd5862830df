# Submission to Postfix on port 587: a client that does not log in is refused at RCPT; one fails with AUTH PLAIN, one with
# AUTH LOGIN, one with CRAM-MD5; three succeed, one with each, and deliver. One cancels, one asks for a mechanism that is
# not offered. The accounts and passwords exist in this laboratory only (user "alice", password "wonderland").
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.50 laptop.isp.example
start_dns
inside postfix sh -c "echo wonderland | saslpasswd2 -p -c -u mail.example.com alice && chmod 644 /etc/sasldb2 &&
  mkdir -p /etc/postfix/sasl && printf 'pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN CRAM-MD5\n' \
    >/etc/postfix/sasl/smtpd.conf && postconf -M 'submission/inet=submission inet n - n - - smtpd'"
start_postfix postfix <<'CF'
smtpd_sasl_auth_enable = yes
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
CF
laptop() { send 203.0.113.50 --port 587 --helo laptop.isp.example --from alice@example.com --to bob@example.com "$@"; }
record smtp.pcap port 587
laptop
expect "auth_required|access_denied"
for mechanism in PLAIN LOGIN CRAM-MD5; do
  laptop --auth "$mechanism" --auth-user alice@mail.example.com --auth-password looking-glass
  expect auth_failed
  laptop --auth "$mechanism" --auth-user alice@mail.example.com --auth-password wonderland
  expect
done
script 203.0.113.50 587 <<'LINES'
EHLO laptop.isp.example
? 250
AUTH LOGIN
? 334
*
? 501
AUTH GSSAPI
? 535
QUIT
LINES
expect auth_failed auth_failed
fact port 587
