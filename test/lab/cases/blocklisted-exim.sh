# Exim refuses clients on SpamCop (at RCPT) and on Barracuda's list (already when they connect, with 554 as greeting).
# The zones are local.
# shellcheck shell=bash
mail_server exim
usual_world
host 203.0.113.4 mta.sender.example
host 203.0.113.6 out6.bulk.example
dnsbl b.barracudacentral.org 203.0.113.4 127.0.0.2
dnsbl bl.spamcop.net 203.0.113.6 127.0.0.2
zone 'txt-record=6.113.0.203.bl.spamcop.net,Blocked - see https://www.spamcop.net/bl.shtml?203.0.113.6'
start_dns
exim_acl exim connect <<'ACL'
  drop dnslists = b.barracudacentral.org
       message = http://www.barracudanetworks.com/reputation/?pr=1&ip=$sender_host_address
ACL
exim_acl exim rcpt <<'ACL'
  deny dnslists = bl.spamcop.net
       message = JunkMail rejected - $sender_fullhost is in an RBL: $dnslist_text
ACL
start_exim exim </dev/null
record smtp.pcap port 25 or port 53
send 203.0.113.4 --helo mta.sender.example --from sales@sender.example --to alice@example.com
expect dnsbl_listed
send 203.0.113.6 --helo out6.bulk.example --from news@bulk.example --to alice@example.com
expect dnsbl_listed
partner --to alice@example.com
expect
