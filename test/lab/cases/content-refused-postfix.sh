# Refused after the message: Postfix by header_checks (550 with a text of the administrator's), by a milter's words
# (554, spam), and by a milter that only says "try again later" (451); an attachment type is refused by mime_header_checks.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
milter 8891 'cheap pills=554 5.7.1 Spam message rejected' 'EICAR=550 5.7.1 virus Eicar-Test-Signature detected by ClamAV - http://www.clamav.net' \
  'slow day=451 4.7.1 Service unavailable - try again later'
printf '/^Subject:.*MONEY FAST/ REJECT Message content refused by local policy\n/name=.*\\.exe/ REJECT Attachments of this type are not accepted\n' \
  >"${ROOTS[postfix]}/etc/postfix/header_checks"
start_postfix postfix <<'CF'
smtpd_milters = inet:127.0.0.1:8891
header_checks = regexp:/etc/postfix/header_checks
mime_header_checks = $header_checks
CF
record smtp.pcap port 25
partner --to alice@example.com --h-Subject 'Best offer' --body 'Buy cheap pills now.'
expect spam_content
partner --to alice@example.com --h-Subject 'Sample' --body 'This is EICAR.'
expect virus
partner --to alice@example.com --h-Subject 'Hello' --body 'Today is a slow day.'
expect "remote_system_error|unknown"
partner --to alice@example.com --h-Subject 'MAKE MONEY FAST'
expect content_policy
partner --to alice@example.com --attach-type application/x-msdownload --attach-name setup.exe --attach 'MZ'
expect content_policy
