# Refused after the message by a milter of Sendmail, with 5xx (spam), and by a milter that has died meanwhile (451).
# shellcheck shell=bash
mail_server sendmail
usual_world
start_dns
milter 8890 'cheap pills=550 5.7.1 Message content rejected, id=04711-09 - SPAM'
filter=$!
start_sendmail sendmail <<'MC'
INPUT_MAIL_FILTER(`content', `S=inet:8890@127.0.0.1, F=T')dnl
MC
record smtp.pcap port 25
partner --to alice@example.com --body 'Buy cheap pills now.'
expect spam_content
partner --to alice@example.com --body 'Nothing bad.'
expect
kill "$filter"
wait "$filter" || true
partner --to alice@example.com --body 'Nothing bad.'
expect "remote_system_error|unknown"
