#!/bin/sh
# Dumps the database of DATABASE_URL into BACKUP_DIRECTORY and removes dumps older than
# BACKUP_KEEP_DAYS. `npm run backup` runs this script.
# pg_dump must not be older than the server.
set -eu
. "$(dirname "$0")/libpq-address.sh"
directory=${BACKUP_DIRECTORY:-.data/backups}
keep=${BACKUP_KEEP_DAYS:-14}
umask 077
mkdir -p "$directory"
file="$directory/bookmoim-$(date -u +%Y%m%dT%H%M%SZ).dump"
# The dump has another name until it is complete, so that an interrupted one is never used.
trap 'rm -f "$file.part"' EXIT
trap 'exit 1' INT TERM
pg_dump --format=custom --no-owner --no-privileges --file="$file.part" "$DATABASE_URL"
mv "$file.part" "$file"
# Keeps the newest dump whatever its age. Removes the remains of killed backups after a day.
find "$directory" -name 'bookmoim-*.dump.part' -mtime +0 -exec rm -f {} +
find "$directory" -name 'bookmoim-*.dump' -mtime "+$keep" ! -path "$file" -exec rm -f {} +
# For monitoring (docs/operations.md): after a failed night this timestamp is old.
echo "bookmoim_backup_finished_timestamp_seconds $(date +%s)" > "$directory/bookmoim-backup.prom.part"
chmod 644 "$directory/bookmoim-backup.prom.part"
mv "$directory/bookmoim-backup.prom.part" "$directory/bookmoim-backup.prom"
echo "$file ($(wc -c < "$file") bytes)"
