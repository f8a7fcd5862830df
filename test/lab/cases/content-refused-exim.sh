# Refused after the message by Exim's ACL: a spam score, a blocked attachment, a broken header, and no reason at all.
# shellcheck shell=bash
mail_server exim
usual_world
start_dns
exim_acl exim data <<'ACL'
  deny condition = ${if match{$message_body}{cheap pills}{yes}{no}}
       message = This message scored 17.2 spam points.
  deny condition = ${if match{$message_body}{setup.exe}{yes}{no}}
       message = This message contains an attachment of a type which we do not accept (.exe)
  deny !verify = header_syntax
       message = Your message does not conform to RFC2822 standard
  deny condition = ${if match{$message_body}{nothing}{yes}{no}}
ACL
start_exim exim </dev/null
record smtp.pcap port 25
partner --to alice@example.com --body 'Buy cheap pills now.'
expect spam_content
partner --to alice@example.com --attach-type application/x-msdownload --attach-name setup.exe --attach 'MZ'
expect content_policy
partner --to alice@example.com --h-From 'alice@@example..com, <' --body 'Hello'
expect malformed_message
partner --to alice@example.com --body 'I say nothing.'
expect "access_denied|content_policy|unknown"
