#!/bin/sh
# Writes .env for compose.yaml, once: the address of the site, new random secrets, and the optional
# settings of the shell's environment.
# Usage: [SMTP_URL=… MAIL_FROM=… …] sh deploy/make-env.sh bookmoim.example
set -eu
fail() { echo "$1" >&2; exit 1; }
cd "$(dirname "$0")/.."
[ ! -e .env ] || fail ".env is there already: not touched"

# Removes https:// before and a slash after the host name; refuses anything else that is not a host
# name.
address=$(printf '%s' "${1:?the address of the site, as people type it, without https://}" | tr 'A-Z' 'a-z')
address=${address#https://}
address=${address%/}
label='[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
[ "$(printf '%s' "$address" | grep -Exc "$label(\.$label)*")" = 1 ] && [ "${#address}" -le 253 ] ||
  fail "the address must be a host name such as bookmoim.example, without http://, port and path (a Korean name in its xn-- form)"
case $address in
  http | https | undefined | null) fail "the address must be a host name such as bookmoim.example" ;;
  localhost | *.*) ;;
  *) fail "the address must be a whole host name such as bookmoim.example" ;;
esac
case ${address##*.} in
  *[!0-9]*) ;;
  *) fail "the address must be a name: certificates are for names" ;;
esac

secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
# Writes values in single quotes, which compose and Node read alike except for two characters that
# only one of them treats as the end of the value. Node drops a carriage return.
cr=$(printf '\r')
setting() {
  case $2 in
    *\'* | *\\ | *"$cr"* | *'
'*) fail "$1 must hold no single quote and no line break, and not end with a backslash (in a URL write %27 and %5C)" ;;
  esac
  printf "%s='%s'\n" "$1" "$2"
}
optional() { eval "given=\${$1:-}" && setting "$1" "$given"; }

umask 077
trap 'rm -f .env.part' EXIT
{
  setting SITE_ADDRESS "$address"
  for name in POSTGRES_PASSWORD POSTGRES_APP_PASSWORD REDIS_PASSWORD SESSION_SECRET METRICS_TOKEN; do setting "$name" "$(secret)"; done
  echo
  echo "# Optional; see docs/configuration.md. Values in single quotes: nothing in them is replaced."
  for name in OPENAI_API_KEY ALADIN_TTB_KEY SMTP_URL MAIL_API_URL MAIL_API_KEY MAIL_FROM KAKAO_CLIENT_ID KAKAO_CLIENT_SECRET OPERATOR_NAME OPERATOR_CONTACT OPERATOR_HOST; do optional "$name"; done
} > .env.part
mv .env.part .env
echo "wrote .env; keep a copy of it where the backups are"
