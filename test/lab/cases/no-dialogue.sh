# Connections that carry no mail dialogue: refused (no server listens: RST to the SYN), unanswered (the SYNs vanish),
# prohibited by a router (ICMP), reset by the client after the greeting, closed by the client without a word, and an HTTP
# request to port 25. The first three have no server and no log: their truth is the client's error message.
# shellcheck shell=bash
mail_server postfix
usual_world
for address in 192.0.2.77 192.0.2.78 192.0.2.79; do ip -n world route add $address via $MAIL4; done
in_mail sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.send_redirects=0 net.ipv4.conf.eth0.send_redirects=0
ip -n mail addr add 192.0.2.77/32 dev lo
ip -n mail route add blackhole 192.0.2.78
ip -n mail route add prohibit 192.0.2.79
start_dns
start_postfix postfix <<'CF'
inet_interfaces = 192.0.2.25
CF
record smtp.pcap port 25 or icmp
script 198.51.100.20 <<'LINES'
! sleep 0.2
! reset
LINES
expect
fact set '1 outcome "abandoned"'
script 198.51.100.20 <<<'! close'
expect
fact set '2 outcome "abandoned"'
script 198.51.100.20 <<'LINES'
! no wait
GET / HTTP/1.1
Host: mail.example.com

? 220
! linger
LINES
expect
fact set '3 outcome "no-mail"'
for last in 77 78 79; do
  client swaks --server 192.0.2.$last --local-interface 198.51.100.20 --timeout 4 --helo mx.partner.example \
    --from billing@partner.example --to alice@example.com
done
failed() { # SERVER OUTCOME: as the client's log shows
  local template='{"client": "198.51.100.20", "server": "%s:25", "protocol": "smtp", "tls": {"mode": "none"}, "authentication": [],'
  template+=' "transactions": [], "rejections": [{"stage": "connect", "reason": "connection_failed"}], "outcome": "%s"}'
  # shellcheck disable=SC2059 # the template is ours
  fact session "$(printf "$template" "$1" "$2")"
}
failed 192.0.2.77 refused
failed 192.0.2.78 unanswered
failed 192.0.2.79 refused
