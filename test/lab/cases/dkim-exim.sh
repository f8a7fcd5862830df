# shellcheck shell=bash
# Exim signs with DKIM and delivers to Exim, which checks the signatures: one with RSA, one with Ed25519, both keys, the SPF record
# and the DMARC record being in the DNS answers of the capture. Then somebody sends one of these messages again, as it was
# and with its body changed.
mail_server exim
usual_world
host 203.0.113.9 static-9.hosting.example
mount_root sender exim world
keys=${ROOTS[sender]}/etc/exim4
openssl genrsa -out "$keys/r1.pem" 2048 2>/dev/null
openssl genpkey -algorithm ed25519 -out "$keys/e1.pem"
chmod 644 "$keys"/*.pem
public() { openssl pkey -in "$keys/$1.pem" -pubout -outform der; }
rsa=$(public r1 | base64 -w0)
# A string of a TXT record has 255 octets at most.
zone "txt-record=r1._domainkey.partner.example,\"v=DKIM1; k=rsa; p=${rsa:0:200}\",\"${rsa:200}\""
zone "txt-record=e1._domainkey.partner.example,\"v=DKIM1; k=ed25519; p=$(public e1 | tail -c 32 | base64 -w0)\""
zone 'txt-record=partner.example,"v=spf1 ip4:198.51.100.20 -all"'
zone 'txt-record=_dmarc.partner.example,"v=DMARC1; p=reject; rua=mailto:dmarc@partner.example"'
start_dns
exim_acl exim data <<'ACL'
# What a filter would look up, so that the capture has it.
warn set acl_m_spf = ${lookup dnsdb{>, txt=partner.example}}
     set acl_m_dmarc = ${lookup dnsdb{>, txt=_dmarc.partner.example}}
ACL
start_exim exim </dev/null
cat >"${ROOTS[sender]}/etc/exim4/exim4.conf" <<CONF
primary_hostname = mx.partner.example
keep_environment =
log_selector = +all
begin routers
send:
  driver = manualroute
  route_list = * $MAIL4 byname
  self = send
  transport = out
begin transports
out:
  driver = smtp
  interface = 198.51.100.20
  hosts_try_chunking =
  dkim_domain = partner.example
  dkim_selector = r1 : e1
  dkim_private_key = /etc/exim4/\$dkim_selector.pem
  dkim_canon = relaxed
  dkim_hash = sha256
begin retry
*  *  F,2h,15m
CONF
record smtp-and-dns.pcap port 25 or port 53
printf 'From: Billing <billing@partner.example>\nTo: alice@example.com\nSubject: Signed\nMIME-Version: 1.0\n\nHello  Alice, \n\nplease pay.\n\n\n' |
  inside sender exim4 -odf -oi -f billing@partner.example alice@example.com >>"$(client_log)" 2>&1 || true
expect_for 1
sleep 1
signed=$LAB_RUN/signed
wait_for compgen -G "${ROOTS[exim]}/var/mail/alice/*" >/dev/null
# Without the Received field of the receiving server, and with the line ends of the wire.
sed -n '/^DKIM-Signature/,$p' "${ROOTS[exim]}"/var/mail/alice/* >"$signed"
again() { send 203.0.113.9 --helo static-9.hosting.example --from billing@partner.example --to alice@example.com --data "@$1"; }
again "$signed"
expect
sed 's/please pay/please pay twice/' "$signed" >"$signed-changed"
again "$signed-changed"
expect
