# Two sessions recorded at once in many ways: Ethernet, Linux "cooked" v1 and v2 (`-i any`), nanoseconds, pcapng by dumpcap,
# gzip, and rotated by time into files of which the first ends within the first session.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record ethernet.pcap port 25
record_at mail any cooked-v1.pcap -y LINUX_SLL port 25
record_at mail any cooked-v2.pcap -y LINUX_SLL2 port 25
record nanoseconds.pcap --time-stamp-precision=nano port 25
ip netns exec mail dumpcap -q -i eth0 -f 'port 25' -w - >"$CASE_DIR/smtp.pcapng" 2>"$LAB_RUN/dumpcap.log" &
dumpcap=$!
printf 'dumpcap -i eth0 -f "port 25" -w smtp.pcapng\n' >>"$LAB_RUN/commands"
ip netns exec mail tcpdump -i eth0 --immediate-mode -U -Z root -G 3 -w "$CASE_DIR/rotated-%s.pcap" port 25 2>"$LAB_RUN/rotated.log" &
rotated=$!
printf 'tcpdump -i eth0 -G 3 -w rotated-%%s.pcap port 25\n' >>"$LAB_RUN/commands"
sleep 1
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
! sleep 4
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: After a pause

Four seconds went by.
.
? 250
QUIT
LINES
expect
partner --to nobody.here@example.com
expect user_unknown
stop_recording
kill -TERM $dumpcap $rotated
wait $dumpcap $rotated || true
gzip -9nc "$CASE_DIR/ethernet.pcap" >"$CASE_DIR/ethernet.pcap.gz"
number=0
for file in "$CASE_DIR"/rotated-*.pcap; do mv "$file" "$CASE_DIR/rotated.pcap$((number++))"; done
for file in ethernet.pcap cooked-v1.pcap cooked-v2.pcap nanoseconds.pcap smtp.pcapng ethernet.pcap.gz; do fact captures "$file"; done
fact captures "$(cd "$CASE_DIR" && echo rotated.pcap?)"
