# Attachments sent to Postfix: a PNG that calls itself a PDF, a program that calls itself a JPEG, hostile names (`../../etc/passwd`,
# drive letters, reversed text, reserved and hidden names, control characters), names in the forms of RFC 2231 and RFC 2047,
# messages in messages.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
fact messages yes
record smtp.pcap port 25
python3 "$LAB_DIR/lib/letters.py" attachments "$LAB_RUN/letters"
for file in "$LAB_RUN"/letters/*; do
  post_file "$file"
  expect
done
sleep 2
