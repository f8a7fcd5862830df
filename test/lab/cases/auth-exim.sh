# Exim with AUTH: mail for elsewhere without a login is refused as relaying; AUTH PLAIN fails (535) and succeeds; LOGIN
# succeeds; an ACL of the case insists on a login for one recipient (550 at RCPT, asking for authentication).
# shellcheck shell=bash
mail_server exim
usual_world
host 203.0.113.50 laptop.isp.example
start_dns
exim_acl exim rcpt <<'ACL'
  deny !authenticated = *
       recipients = bob@example.com
       message = 5.7.0 Authentication required
ACL
cat >"${ROOTS[exim]}/etc/exim4/authenticators.conf" <<'CONF'
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{alice}}{eq{$auth3}{wonderland}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = <| Username: | Password:
  server_condition = ${if and{{eq{$auth1}{alice}}{eq{$auth2}{wonderland}}}}
  server_set_id = $auth1
CONF
start_exim exim </dev/null
laptop() { send 203.0.113.50 --helo laptop.isp.example --from alice@example.com "$@"; }
record smtp.pcap port 25
laptop --to friend@elsewhere.example
expect relay_denied
laptop --to bob@example.com
expect auth_required
laptop --to bob@example.com --auth PLAIN --auth-user alice --auth-password looking-glass
expect auth_failed
laptop --to bob@example.com --auth PLAIN --auth-user alice --auth-password wonderland
expect
laptop --to bob@example.com --auth LOGIN --auth-user alice --auth-password wonderland
expect
