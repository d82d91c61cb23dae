# Kills its parent process, whose heartbeats are bytes on standard input, after so many checks
# without one: `bash watch-heartbeats.sh CHECK_SECONDS CHECKS`. It ends when the input does, as it
# does when the parent ends.
#
# A thread of the parent could do the same, but Node takes 10 MB for a thread and 0.4 MB for this.
# It needs bash 4, whose `read` returns more than 128 after a timeout.
trap '' HUP INT TERM
silent=0
while ((silent < $2)); do
  read -r -t "$1"
  case $? in
    0) silent=0 ;;
    1) exit 0 ;;
    *) silent=$((silent + 1)) ;;
  esac
  # A parent that somebody stopped (SIGSTOP, a debugger) does not hang.
  if ((silent > 0)) && read -r _ _ state _ <"/proc/$PPID/stat" && [[ $state == [Tt] ]]; then silent=0; fi
done
printf '{"level":60,"time":"%(%Y-%m-%dT%H:%M:%SZ)T","pid":%d,"msg":"the event loop hangs"}\n' -1 "$PPID"
# Only SIGKILL ends a process without the help of its event loop.
kill -KILL "$PPID"
