# Sourced by the other scripts. Prints an address of PostgreSQL with the parameters that psql and
# pg_dump understand: they refuse an address with any other, such as Prisma's schema and
# connection_limit. src/platform/database-address.ts does the same for the processes.
libpq_address() (
  case $1 in *\?*) ;; *) printf '%s' "$1"; exit ;; esac
  kept=
  set -f
  IFS='&'
  for parameter in ${1#*\?}; do
    case ${parameter%%=*} in
      host | hostaddr | port | user | password | passfile | connect_timeout | client_encoding | options) ;;
      application_name | fallback_application_name | keepalives* | tcp_user_timeout | target_session_attrs) ;;
      sslmode | sslcert | sslkey | sslpassword | sslrootcert | sslcrl | sslcrldir | sslsni) ;;
      ssl_min_protocol_version | ssl_max_protocol_version | channel_binding | gssencmode | requirepeer) ;;
      *) continue ;;
    esac
    # node-postgres uses this name for it.
    [ "$parameter" = sslmode=no-verify ] && parameter=sslmode=require
    kept="$kept${kept:+&}$parameter"
  done
  printf '%s' "${1%%\?*}${kept:+?$kept}"
)
# Migrations and dumps bypass a pooler.
if [ -n "${DIRECT_DATABASE_URL:-}" ]; then DATABASE_URL=$DIRECT_DATABASE_URL; fi
: "${DATABASE_URL:?is not set}"
DATABASE_URL=$(libpq_address "$DATABASE_URL")
