# Exim greylists with its own means (an ACL that remembers client, sender and recipient in a file): 451 at RCPT, accepted
# when the client comes back.
# shellcheck shell=bash
mail_server exim
usual_world
start_dns
: >"${ROOTS[exim]}/tmp/seen" && chmod 666 "${ROOTS[exim]}/tmp/seen"
exim_acl exim rcpt <<'ACL'
  defer condition = ${if match{${readfile{/tmp/seen}{ }}}{$sender_host_address/$sender_address_domain}{no}{yes}}
        condition = ${run{/bin/sh -c "echo $sender_host_address/$sender_address_domain >>/tmp/seen"}{yes}{yes}}
        message = Greylisted, please try again in 60 seconds
ACL
start_exim exim </dev/null
record smtp.pcap port 25
partner --to alice@example.com --h-Subject 'Please wait'
expect greylisted
sleep 2
partner --to alice@example.com --h-Subject 'Please wait'
expect
