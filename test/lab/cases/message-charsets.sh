# Messages to Postfix in many charsets: ISO-2022-JP, GB18030, KOI8-R, windows-1252 (raw, in the Subject too), EUC-KR, Shift_JIS, Big5,
# ISO-8859-15, UTF-8; by 8BITMIME, with SMTPUTF8, and one in chunks (BDAT) of 100 octets.
# shellcheck shell=bash
mail_server postfix
usual_world
zone 'mx-host=xn--bcher-kva.example,mx.partner.example,10'
start_dns
start_postfix postfix </dev/null
fact messages yes
record smtp.pcap port 25
python3 "$LAB_DIR/lib/letters.py" charsets "$LAB_RUN/letters"
for file in "$LAB_RUN"/letters/*; do
  case $file in
    *-bdat.eml) post_file "$file" BODY=8BITMIME bdat=100 ;;
    *-smtputf8.eml) SENDER=jürgen@bücher.example post_file "$file" BODY=8BITMIME SMTPUTF8 ;;
    *) post_file "$file" BODY=8BITMIME ;;
  esac
  expect
done
sleep 2
