# The way of five messages through three servers: the sender's client → Postfix at relay.partner.example → Exim at
# gateway.partner.example → Sendmail at mail.example.com, which stores them. One has lines that begin with dots and lines of
# 998 characters, one forged Received fields (private addresses, a time in the future), one 8-bit text, one many recipients.
# `smtp.pcap` holds all hops (recorded in front of the first and the second server, put together by mergecap), `last-hop.pcap` the
# last one.
# shellcheck shell=bash
mail_server sendmail
usual_world
host 10.9.8.7
named 10.9.8.7 desk-7.office.partner.example
neighbour relay 203.0.113.11 relay.partner.example
neighbour gateway 203.0.113.12 gateway.partner.example
mount_root relay postfix relay
mount_root gateway exim gateway
start_dns
start_sendmail sendmail </dev/null
sed -e 's/^myhostname = .*/myhostname = relay.partner.example/' -e 's/^mydestination = .*/mydestination =/' -e 's/^mynetworks = .*/mynetworks = 10.0.0.0\/8/' \
  "$LAB_DIR/servers/postfix/main.cf" >"$LAB_RUN/relay.cf"
cp "$LAB_RUN/relay.cf" "${ROOTS[relay]}/etc/postfix/main.cf"
printf 'relayhost = [gateway.partner.example]\n' >>"${ROOTS[relay]}/etc/postfix/main.cf"
inside relay sh -c "postconf -F '*/*/chroot=n' && newaliases && postfix start" >"$LAB_RUN/relay-setup.log" 2>&1
note_server relay postfix postfix
wait_for_port relay 25
exim_acl gateway rcpt <<'ACL'
  accept hosts = 203.0.113.11
ACL
cat >"${ROOTS[gateway]}/etc/exim4/routers.conf" <<'ROUTERS'
dnslookup:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  no_more
ROUTERS
start_exim gateway gateway.partner.example localhost </dev/null
fact stands 'relay 203.0.113.11'
fact stands 'gateway 203.0.113.12'
fact messages yes
fact captures smtp.pcap
fact captures last-hop.pcap
fact shows "last-hop.pcap $MAIL4:25"
record_at world wire last-hop.pcap port 25
# What passes here has crossed neither of the other cables: the client's way to the first server.
ip netns exec world tcpdump -i relay --immediate-mode -U -Z root -w "$LAB_RUN/first.pcap" host 10.9.8.7 and port 25 2>"$LAB_RUN/first.log" &
first=$!
ip netns exec world tcpdump -i gateway --immediate-mode -U -Z root -w "$LAB_RUN/others.pcap" port 25 2>"$LAB_RUN/others.log" &
others=$!
wait_for grep -q 'listening on' "$LAB_RUN/first.log"
wait_for grep -q 'listening on' "$LAB_RUN/others.log"
printf 'tcpdump -i relay -w first.pcap host 10.9.8.7 and port 25\ntcpdump -i gateway -w others.pcap port 25\nmergecap -F pcap -w smtp.pcap first.pcap others.pcap\n' >>"$LAB_RUN/commands"

post() { # RECIPIENT…, the message on standard input
  {
    printf 'EHLO desk-7.office.partner.example\n? 250\nMAIL FROM:<ann@partner.example> BODY=8BITMIME\n? 250\n'
    printf 'RCPT TO:<%s>\n? 250\n' "$@"
    printf 'DATA\n? 354\n'
    cat
    printf '.\nQUIT\n? 250\n? 221\n'
  } | TO=203.0.113.11 script 10.9.8.7
  sleep 2
}
head_of() { # SUBJECT ID
  printf 'From: Ann <ann@partner.example>\nTo: alice@example.com\nSubject: %s\nDate: Sat, 21 Nov 2026 10:00:00 +0000\nMessage-ID: <%s@partner.example>\n' "$1" "$2"
}
{ head_of 'Plain' plain.1; printf '\nNothing special.\n'; } | post alice@example.com
{
  head_of 'Dots and long lines' dots.1
  printf '\n..One dot begins this line.\n...\n..\nA line of 998 characters:\n'
  printf 'x%.0s' {1..998}
  printf '\n\n\n   \n..end\n'
} | post alice@example.com
{
  cat <<'FORGED'
Received: from innocent.bank.example (innocent.bank.example [192.0.2.200])
	by mx.somewhere.example (8.14.4/8.14.4) with ESMTP id u3KGGDk1012345
	for <alice@example.com>; Sat, 21 Nov 2037 12:00:00 +0000
Received: from [192.168.7.7] (unknown [172.16.4.4]) by innocent.bank.example
	(Postfix) with ESMTPSA id 3F21A40123; Sat, 21 Nov 2026 09:00:00 +0100 (CET)
FORGED
  head_of 'With a made-up past' forged.1
  printf '\nTrust nobody.\n'
} | post alice@example.com
{ head_of '=?utf-8?q?Gr=C3=BC=C3=9Fe?=' eight.1; printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nSchöne Grüße aus Köln.\n'; } | post alice@example.com
{ head_of 'To two' two.1; printf '\nTwo copies, one transmission.\n'; } | post alice@example.com bob@example.com
sleep 2
kill -INT $first $others
wait $first $others || true
mergecap -F pcap -w "$CASE_DIR/smtp.pcap" "$LAB_RUN/first.pcap" "$LAB_RUN/others.pcap"
