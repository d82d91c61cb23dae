# Runs a command as a child: `sh deploy/init.sh COMMAND…`. Nothing inside a container can kill its
# first process, not even with SIGKILL, so a watchdog could not end node in that place
# (src/platform/watchdog.ts). Passes SIGTERM and SIGINT on as SIGTERM, and exits with the status of
# the command.
"$@" <&0 &
child=$!
trap 'kill -TERM "$child"' TERM INT
wait "$child"
status=$?
# A trapped signal ends `wait` before the child.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  status=$?
done
exit "$status"
