#!/bin/sh
# Restores the newest dump (or FILE) into a scratch database next to the one of DATABASE_URL, and
# checks that its tables are consistent. `npm run restore-check [-- FILE]` runs this script. Exits
# with 1 if they are not.
set -eu
here=$(dirname "$0")
. "$here/libpq-address.sh"
directory=${BACKUP_DIRECTORY:-.data/backups}
file=${1:-$(ls -1 "$directory"/bookmoim-*.dump 2>/dev/null | tail -n 1)}
if [ ! -s "${file:-}" ]; then echo "no dump in $directory" >&2; exit 1; fi
scratch="restore_check_$$"
# The database role may have a statement timeout for pages.
unlimited='SET statement_timeout = 0'
# The same server, another database. Parameters after the name stay, such as sslmode.
target=$(printf '%s' "$DATABASE_URL" | sed -E "s#^([a-z]+://[^/?]*)/[^?]*#\1/$scratch#")
started=$(date +%s)
psql -q -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "CREATE DATABASE $scratch TEMPLATE template0" >/dev/null
trap 'psql -q "$DATABASE_URL" -c "DROP DATABASE IF EXISTS $scratch WITH (FORCE)" >/dev/null' EXIT
# Another form of address (no /name, key=value, ?dbname=) would lead to the real database, so ask
# the server for the name of the database.
if [ "$(psql -q -A -t "$target" -c 'SELECT current_database()')" != "$scratch" ]; then
  echo "DATABASE_URL must be postgresql://…/name: nothing was restored" >&2
  exit 1
fi
pg_restore --no-owner --no-privileges --exit-on-error --dbname="$target" "$file"
echo "restored $file in $(($(date +%s) - started)) s"
psql -q -v ON_ERROR_STOP=1 "$target" -c "$unlimited" -f "$here/counts.sql"
broken=$(psql -q -A -t -F ': ' -v ON_ERROR_STOP=1 "$target" -c "$unlimited" -f "$here/invariants.sql")
if [ -n "$broken" ]; then
  echo "BROKEN" >&2
  echo "$broken" >&2
  exit 1
fi
echo "everything fits together"
