# The DNS traffic of an Exim server beside its SMTP sessions, answered by a real name server (Knot): PTR, A, AAAA, MX, TXT (SPF,
# DMARC) and DNSBL answers; NXDOMAIN, no data, SERVFAIL; and answers too long for UDP, which come truncated and are asked for
# again over TCP: an SPF record, a DNSBL's text, an address with twenty names.
# shellcheck shell=bash
mail_server exim
host 198.51.100.20
host 203.0.113.4
host 203.0.113.60
host 203.0.113.61
host 2001:db8:61::1
long=$(for ((n = 0; n < 70; n++)); do printf '" ip4:203.0.113.%d" ' $((100 + n)); done)
reason=$(for ((n = 0; n < 13; n++)); do printf '"Listed as a source of unwanted mail; see https://list.example/why?%d and ask for removal there. " ' $n; done)
{
  cat <<ZONE
mail.example.com. A $MAIL4
example.com. MX 10 mail.example.com.
25.2.0.192.in-addr.arpa. PTR mail.example.com.
20.100.51.198.in-addr.arpa. PTR mx.partner.example.
mx.partner.example. A 198.51.100.20
partner.example. MX 10 mx.partner.example.
partner.example. MX 20 backup.partner.example.
backup.partner.example. CNAME mx.partner.example.
partner.example. TXT "v=spf1 ip4:198.51.100.20" $long" -all"
_dmarc.partner.example. TXT "v=DMARC1; p=reject; rua=mailto:dmarc@partner.example"
4.113.0.203.in-addr.arpa. PTR mta.sender.example.
mta.sender.example. A 203.0.113.4
sender.example. MX 10 mta.sender.example.
4.113.0.203.bl.list.example. A 127.0.0.4
4.113.0.203.bl.list.example. A 127.0.0.10
4.113.0.203.bl.list.example. TXT $reason
nameless.example. MX 10 other.nameless.example.
other.nameless.example. A 203.0.113.99
nameless.example. TXT "v=spf1 ip4:203.0.113.99 -all"
1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.6.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR six.partner.example.
six.partner.example. AAAA 2001:db8:61::1
ZONE
  for ((n = 1; n <= 20; n++)); do
    printf '61.113.0.203.in-addr.arpa. PTR host-number-%d.customers.many.example.\nhost-number-%d.customers.many.example. A 203.0.113.61\n' $n $n
  done
} | start_knot
exim_acl exim mail <<'ACL'
  warn set acl_m_dmarc = ${lookup dnsdb{defer_never,txt=_dmarc.$sender_address_domain}}
  warn spf = fail : softfail
  deny spf = fail
       message = SPF: $sender_host_address may not send for $sender_address_domain
ACL
exim_acl exim rcpt <<'ACL'
  deny dnslists = bl.list.example
       message = $sender_host_address is listed at $dnslist_domain: $dnslist_text
  require verify = sender
ACL
cat >"${ROOTS[exim]}/etc/exim4/routers.conf" <<'ROUTERS'
dnslookup:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  no_more
ROUTERS
start_exim exim <<'CONF'
dns_ipv4_lookup =
CONF
record smtp.pcap port 25 or port 53
partner --to alice@example.com --h-Subject 'In order'
expect
asked 1 PTR 20.100.51.198.in-addr.arpa
asked 1 A mx.partner.example
asked 1 TXT partner.example tcp
asked 1 TXT _dmarc.partner.example
asked 1 A 20.100.51.198.bl.list.example
asked 1 MX partner.example
sleep 1
send 203.0.113.4 --helo mta.sender.example --from sales@sender.example --to alice@example.com
expect dnsbl_listed
asked 2 PTR 4.113.0.203.in-addr.arpa
asked 2 A mta.sender.example
asked 2 A 4.113.0.203.bl.list.example
asked 2 TXT 4.113.0.203.bl.list.example tcp
asked 2 TXT sender.example
sleep 1
send 203.0.113.60 --helo nameless.example --from news@nameless.example --to alice@example.com
expect spf_fail
asked 3 PTR 60.113.0.203.in-addr.arpa
asked 3 TXT nameless.example
sleep 1
send 203.0.113.61 --helo host-number-1.customers.many.example --from info@broken.example --to alice@example.com
# The words say less than the packets: the name server failed for the sender's domain.
expect "dns_temp_fail|remote_system_error"
asked 4 PTR 61.113.0.203.in-addr.arpa tcp
asked 4 A 61.113.0.203.bl.list.example
asked 4 MX broken.example
sleep 1
send 2001:db8:61::1 --helo six.partner.example --from billing@six.partner.example --to alice@example.com
expect
asked 5 PTR 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.6.0.0.8.b.d.0.1.0.0.2.ip6.arpa
asked 5 AAAA six.partner.example
