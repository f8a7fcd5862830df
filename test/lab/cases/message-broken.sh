# Messages whose MIME is broken, sent to Postfix: boundaries that are missing, never come, or begin like another; dirt in base64 and
# quoted-printable; parts without header; sixty levels; two types. Programs differ about these: what
# Python reads is a second opinion, no truth; the bytes are.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
fact messages yes
record smtp.pcap port 25
python3 "$LAB_DIR/lib/letters.py" broken "$LAB_RUN/letters"
for file in "$LAB_RUN"/letters/*; do
  post_file "$file"
  expect
done
sleep 2
