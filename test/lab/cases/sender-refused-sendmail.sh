# Sendmail refuses a sender by its access map: "550 5.7.1 Access denied" at MAIL, before any recipient is named. Also a
# client's address by the same map, a sender whose domain does not exist, and one without a domain.
# shellcheck shell=bash
mail_server sendmail
usual_world
host 203.0.113.40 out.shop.example
host 203.0.113.41 out.other.example
zone 'mx-host=shop.example,out.shop.example,10'
start_dns
printf 'From:shop.example\tREJECT\nConnect:203.0.113.41\tREJECT\n' >"${ROOTS[sendmail]}/etc/mail/access"
start_sendmail sendmail </dev/null
record smtp.pcap port 25
send 203.0.113.40 --helo out.shop.example --from sales@shop.example --to alice@example.com
expect access_denied
send 203.0.113.41 --helo out.other.example --from billing@partner.example --to alice@example.com
expect access_denied
send 203.0.113.40 --helo out.shop.example --from www-data@vanished.example --to alice@example.com
expect sender_invalid
send 203.0.113.40 --helo out.shop.example --from www-data --to alice@example.com
expect sender_invalid
