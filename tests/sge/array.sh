#!/usr/bin/env bash
# Scores a run as an array job of SGE, merges it in a job that waits for it, and compares the table with that of one
# process. By hand, as root, on a machine that has no other use for SGE: gridengine-master, gridengine-exec and
# gridengine-client of Debian (they bring a mail server) keep their cell in /var/lib/gridengine, which this sets up.
#   array.sh IMR-SCORE.dll INPUT...
set -euo pipefail
export SGE_ROOT=/var/lib/gridengine SGE_CELL=default
score=(dotnet "$(realpath "$1")")
shift
work=$(mktemp -d)
ask() { timeout 20 "$@"; }

stop() {
  for file in /var/run/gridengine/execd.pid /var/spool/gridengine/qmaster/qmaster.pid; do
    if [ -f "$file" ]; then kill "$(cat "$file")" || true; fi
  done
  rm -rf "$work"
}
trap stop EXIT

# Clients must find the master under the name that its address has.
echo "localhost $(hostname)" > "$SGE_ROOT/$SGE_CELL/common/host_aliases"
echo localhost > "$SGE_ROOT/$SGE_CELL/common/act_qmaster"
/etc/init.d/gridengine-master start
sleep 3
ask qconf -ah localhost || true
ask qconf -as localhost || true
# Root may run jobs here, since nobody else is there.
ask qconf -sconf | grep -v '^#' | sed 's/^\(min_[ug]id\) .*/\1 0/' > "$work/global"
ask qconf -Mconf "$work/global"
{
  echo "hostname localhost"
  for name in load_scaling complex_values user_lists xuser_lists projects xprojects usage_scaling report_variables; do
    echo "$name NONE"
  done
} > "$work/host"
ask qconf -Ae "$work/host" || true
/etc/init.d/gridengine-exec start
sleep 3
{
  printf '%s\n' "qname main.q" "hostlist localhost" "seq_no 0" "nsuspend 1" "suspend_interval 00:05:00" "priority 0" \
    "min_cpu_interval 00:05:00" "processors UNDEFINED" "qtype BATCH" "rerun FALSE" "slots 2" "tmpdir /tmp" \
    "shell /bin/sh" "shell_start_mode posix_compliant" "notify 00:00:60" "initial_state default"
  for name in load_thresholds suspend_thresholds ckpt_list pe_list prolog epilog starter_method suspend_method \
    resume_method terminate_method owner_list user_lists xuser_lists subordinate_list complex_values projects \
    xprojects calendar; do
    echo "$name NONE"
  done
  for name in rt cpu fsize data stack core rss vmem; do echo "s_$name INFINITY"; echo "h_$name INFINITY"; done
} > "$work/queue"
ask qconf -Aq "$work/queue" || true

"${score[@]}" score "$@" --out "$work/one.csv" --max-rejects 1 --quiet
"${score[@]}" plan "$@" --run "$work/run" --shards 4
job=$(cd "$work" && ask qsub -terse -V -cwd -b y -t 1-4 "${score[@]}" shard --run "$work/run")
(cd "$work" && ask qsub -terse -V -cwd -b y -hold_jid "${job%%.*}" \
  "${score[@]}" merge --run "$work/run" --out "$work/many.csv" --max-rejects 1)
for _ in $(seq 1 120); do
  [ ! -f "$work/many.csv" ] || break
  sleep 1
done
cmp "$work/one.csv" "$work/many.csv"
echo "the array job gave the table of one process"
