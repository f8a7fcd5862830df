# Exim refuses the greeting itself: underscores in the name (501, syntax), and a name that is the server's own (550).
# shellcheck shell=bash
mail_server exim
usual_world
host 203.0.113.30 pc.office.example
start_dns
exim_acl exim helo <<'ACL'
  deny condition = ${if eq{$sender_helo_name}{mail.example.com}{yes}{no}}
       message = HELO/EHLO with my hostname rejected: you are not $primary_hostname
ACL
start_exim exim </dev/null
record smtp.pcap port 25
send 203.0.113.30 --helo office_pc --from boss@office.example --to alice@example.com
expect bad_helo bad_helo
send 203.0.113.30 --helo mail.example.com --from boss@office.example --to alice@example.com
expect bad_helo bad_helo
