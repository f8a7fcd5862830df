# Exim in trouble for a while: an ACL asks a table that cannot be read (451 at RCPT).
# shellcheck shell=bash
mail_server exim
usual_world
start_dns
exim_acl exim rcpt <<'ACL'
  deny condition = ${lookup{$sender_host_address}lsearch{/etc/exim4/missing}{yes}{no}}
ACL
start_exim exim </dev/null
record smtp.pcap port 25
partner --to alice@example.com
expect remote_system_error
