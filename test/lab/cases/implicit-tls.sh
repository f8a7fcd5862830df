# Implicit TLS on port 465 (Postfix): TLS from the first byte, once 1.2, once 1.3.
# shellcheck shell=bash
mail_server postfix
self_signed postfix
usual_world
host 203.0.113.50 laptop.isp.example
start_dns
inside postfix postconf -M 'smtps/inet=465 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes'
start_postfix postfix <<'CF'
smtpd_tls_cert_file = /etc/mail/tls/cert.pem
smtpd_tls_key_file = /etc/mail/tls/key.pem
CF
record smtp.pcap port 465
for version in 2 3; do
  send 203.0.113.50 --port 465 --tlsc --tls-protocol tlsv1_$version --helo laptop.isp.example --from alice@example.com --to alice@example.com
  # What the log tells of the dialogue is inside TLS.
  fact encrypted "$CONNECTIONS {\"mode\": \"implicit\", \"version\": \"TLS 1.$version\"}"
done
fact port 465
