# Sendmail's submission port with M=a: MAIL without a login is refused with 530.
# shellcheck shell=bash
mail_server sendmail
usual_world
host 203.0.113.50 laptop.isp.example
start_dns
start_sendmail sendmail <<'MC'
FEATURE(`no_default_msa')dnl
DAEMON_OPTIONS(`Port=smtp, Name=MTA')dnl
DAEMON_OPTIONS(`Port=submission, Name=MSA, M=Ea')dnl
MC
record smtp.pcap port 587
send 203.0.113.50 --port 587 --helo laptop.isp.example --from alice@example.com --to bob@example.com
expect auth_required
fact port 587
