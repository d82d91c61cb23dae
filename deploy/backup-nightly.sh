#!/bin/sh
# Runs backup.sh every night at 18:30 UTC (03:30 in Seoul). A failed backup is reported and does not
# stop the next one.
trap 'exit 0' TERM INT
last=''
while :; do
  day=$(date -u +%F)
  if [ "$(date -u +%H%M)" -ge 1830 ] && [ "$last" != "$day" ]; then
    last=$day
    sh "$(dirname "$0")/backup.sh" || echo "the backup of $day FAILED" >&2
  fi
  sleep 60 & wait $!
done
