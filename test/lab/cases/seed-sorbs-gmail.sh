# shellcheck shell=bash
# Sendmail refuses Gmail because SORBS lists its hosts. `FEATURE(dnsbl)` decides when the client connects (check_relay);
# without `delay_checks` Sendmail still greets, answers EHLO, and refuses everything after it: the 550 comes at MAIL.
# Between Gmail's four attempts a partner delivers an invoice, mistypes a name, and writes to three people of whom one does
# not exist; a newsletter is greylisted by a mail filter and comes back; somebody tries to relay.
# `smtp.pcap` was recorded with "port 25" as in the story, `smtp-and-dns.pcap` at the same time with the DNS traffic of
# the server: PTR and A of each client, and the question to dnsbl.sorbs.net with its answer 127.0.0.6.
# The second one is also `assets/sample.pcap`.
#
# The names and 209.85.x addresses are those of a story of 30 April 2017 about a Sendmail server that refused Gmail; no
# packet is from that day. The times of the packets and of the log were moved by a constant to 16:16:13 UTC of that day
# (`lib/retime.py`), and the messages' Date fields are dressed to match; queue ids still carry the day of the recording.

gmail() { # ADDRESS NAME
  send "$1" --helo "$2" --from sender@gmail.com --to root@example.com --h-Date 'Sun, 30 Apr 2017 09:16:12 -0700' \
    --h-Subject 'Did my last message arrive?' --h-Message-Id '<CAB7x-4@mail.gmail.com>'
  expect dnsbl_listed
}

partner() { # RECIPIENTS SUBJECT
  send 198.51.100.20 --helo mx.partner.example --from billing@partner.example --to "$1" --h-Subject "$2" \
    --h-Message-Id "<${2// /.}@partner.example>" --h-Date 'Sun, 30 Apr 2017 18:16:20 +0200' \
    --body 'The invoice for April is attached to our next message.'
}

newsletter() {
  send 203.0.113.77 --helo mta7.newsletter.example --from bounce@newsletter.example --to alice@example.com \
    --h-Subject 'Spring issue' --h-Message-Id '<spring@newsletter.example>' \
    --h-Date 'Sun, 30 Apr 2017 16:16:30 +0000' --body 'Tulips, and where to see them.'
}

mount_root sendmail sendmail
add_users sendmail alice bob
host 209.85.223.169 mail-io0-f169.google.com
host 209.85.223.175 mail-io0-f175.google.com
host 209.85.218.44 mail-oi0-f44.google.com
host 198.51.100.20 mx.partner.example
host 203.0.113.77 mta7.newsletter.example
host 203.0.113.9 static-9.hosting.example
for address in 209.85.223.169 209.85.223.175 209.85.218.44; do dnsbl dnsbl.sorbs.net $address 127.0.0.6; done
for name in gmail.com partner.example newsletter.example shop.example; do zone "mx-host=$name,mx.$name,10"; done
start_dns
milter 8890 greylist=12 trust=198.51.100.20
start_sendmail sendmail <<'MC'
FEATURE(`blacklist_recipients')dnl
FEATURE(`dnsbl',`dnsbl.sorbs.net',`550 Spam Block: mail from $&{client_addr} refused - see http://dnsbl.sorbs.net/')dnl
INPUT_MAIL_FILTER(`greylist', `S=inet:8890@127.0.0.1, F=T')dnl
MC

record smtp.pcap port 25
record smtp-and-dns.pcap port 25 or port 53
retell_from 2017-04-30T16:16:13Z
gmail 209.85.223.169 mail-io0-f169.google.com
sleep 4
partner alice@example.com 'Invoice 2017-0430'
expect
sleep 3
newsletter
expect greylisted
sleep 5
gmail 209.85.223.175 mail-io0-f175.google.com
sleep 2
partner allice@example.com 'Invoice 2017-0431'
expect user_unknown
sleep 3
send 203.0.113.9 --helo static-9.hosting.example --from sales@shop.example --to victim@elsewhere.example
expect relay_denied
sleep 4
newsletter
expect
sleep 2
gmail 209.85.218.44 mail-oi0-f44.google.com
sleep 3
partner alice@example.com,bob@example.com,carol@example.com 'Invoice 2017-0432'
expect user_unknown
sleep 4
gmail 209.85.223.169 mail-io0-f169.google.com
