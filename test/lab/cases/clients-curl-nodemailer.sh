# Other clients deliver to Postfix: curl (which names the host after the path of its URL), nodemailer (a message with a part
# of plain text and one of HTML, to two recipients), and swaks with a large attachment in base64.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record smtp.pcap port 25
mkdir -p "$LAB_RUN/mail"
printf 'From: billing@partner.example\r\nTo: alice@example.com\r\nSubject: By curl\r\nMessage-ID: <curl@partner.example>\r\n\r\n.Dotted line.\r\n..\r\n' \
  >"$LAB_RUN/mail/curl"
client curl -sv --interface 198.51.100.20 "smtp://$MAIL4/mx.partner.example" --mail-from billing@partner.example \
  --mail-rcpt alice@example.com --mail-rcpt bob@example.com --upload-file "$LAB_RUN/mail/curl"
expect
client node "$LAB_DIR/lib/nodemailer.mjs" "$MAIL4" 198.51.100.20
expect
head -c 9000 "$LAB_DIR/../../LICENSE" | gzip -9nc >"$LAB_RUN/mail/licence.gz"
partner --to alice@example.com --h-Subject 'With an attachment' --attach-type application/gzip --attach-name licence.gz --attach "@$LAB_RUN/mail/licence.gz"
expect
