# STARTTLS with Postfix and a self-signed certificate: TLS 1.2 and TLS 1.3 (what is said inside stays inside: the outcome in
# truth.json is what a reader of the capture can know), a client that breaks off because it does not trust the certificate,
# and one that goes on in clear and is refused for it (530).
# shellcheck shell=bash
mail_server postfix
self_signed postfix
usual_world
host 203.0.113.50 laptop.isp.example
start_dns
start_postfix postfix <<'CF'
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = /etc/mail/tls/cert.pem
smtpd_tls_key_file = /etc/mail/tls/key.pem
smtpd_tls_loglevel = 1
smtpd_tls_received_header = yes
CF
record smtp.pcap port 25
partner --tls --tls-protocol tlsv1_2 --tls-sni mail.example.com --to alice@example.com
expect
fact set '1 tls {"mode": "starttls", "version": "TLS 1.2", "serverName": "mail.example.com"}'
partner --tls --tls-protocol tlsv1_3 --tls-sni mail.example.com --to alice@example.com
expect
fact set '2 tls {"mode": "starttls", "version": "TLS 1.3", "serverName": "mail.example.com"}'
mkdir -p "$LAB_RUN/mail" && printf 'Subject: Hello\r\n\r\nHello\r\n' >"$LAB_RUN/mail/hello"
client curl -sv --interface 203.0.113.50 --ssl-reqd --connect-to "mail.example.com:25:$MAIL4:25" smtp://mail.example.com/laptop.isp.example \
  --mail-from me@isp.example --mail-rcpt alice@example.com --upload-file "$LAB_RUN/mail/hello"
expect
partner --to alice@example.com
expect tls_required
