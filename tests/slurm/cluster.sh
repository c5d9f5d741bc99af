#!/usr/bin/env bash
# A throwaway Slurm cluster on 127.0.0.1, for tests. Needs root and: slurmctld slurmd slurm-client munge.
#   SLURM_TEST_DIR=FOLDER cluster.sh up [NODES] | down | kill-node nK | start-node nK | stop-ctld | start-ctld | state
# Every node is a slurmd in a PID namespace of its own: killing the namespace's first process ends slurmd, its steps and
# their jobs alike, as a power loss does.
set -euo pipefail
root=${SLURM_TEST_DIR:?a scratch folder of its own}
host=$(hostname -s)
export SLURM_CONF=$root/slurm.conf

write_conf() { # nodes, first port
  cat > "$SLURM_CONF" <<CONF
ClusterName=imrtest
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$2
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
CredType=cred/munge
# cred_expire is also the wait before a requeued job starts again; below 5 it counts as 120.
AuthInfo=socket=$root/munge.sock,cred_expire=5
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$root/state
SlurmdSpoolDir=$root/spool.%n
SlurmctldPidFile=$root/slurmctld.pid
SlurmdPidFile=$root/slurmd.%n.innerpid
SlurmctldLogFile=$root/slurmctld.log
SlurmdLogFile=$root/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
# A lost node is noticed after both of these.
SlurmdTimeout=5
MessageTimeout=3
SlurmctldTimeout=10
KillWait=2
Waittime=0
InactiveLimit=0
MinJobAge=300
JobRequeue=1
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,sched_min_interval=100000,batch_sched_delay=0,bf_interval=1,default_queue_depth=1000
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
SlurmdParameters=config_overrides
CONF
  for i in $(seq 1 "$1"); do
    echo "NodeName=n$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$(($2 + i)) CPUs=2 RealMemory=2000 State=UNKNOWN"
  done >> "$SLURM_CONF"
  echo "PartitionName=batch Nodes=ALL Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO" >> "$SLURM_CONF"
}

start_munge() {
  mkdir -p "$root/munge"
  chmod 755 "$root"
  chmod 700 "$root/munge"
  dd if=/dev/urandom of="$root/munge/key" bs=128 count=1 status=none
  chmod 400 "$root/munge/key"
  munged --force --num-threads=4 --key-file="$root/munge/key" --socket="$root/munge.sock" --pid-file="$root/munged.pid" \
    --log-file="$root/munge/log" --seed-file="$root/munge/seed" 2> "$root/munged.err"
}

start_node() {
  mkdir -p "$root/spool.$1"
  setsid unshare --pid --fork --kill-child=KILL --mount-proc slurmd -D -N "$1" \
    > "$root/slurmd.$1.out" 2>&1 < /dev/null &
  echo $! > "$root/node.$1.pid"
}

# A zombie, which the first process of a container may leave for long, is gone.
alive() { [ -d "/proc/$1" ] && [ "$(awk '/^State/ {print $2}' "/proc/$1/status" 2>/dev/null)" != Z ]; }

stop() { # file with the process id, signal
  [ -f "$1" ] || return 0
  local pid
  pid=$(cat "$1")
  kill "-${2:-TERM}" "$pid" 2>/dev/null || true
  for _ in $(seq 1 100); do
    alive "$pid" || { rm -f "$1"; return 0; }
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$1"
}

wait_idle() {
  local start=$SECONDS
  while [ $((SECONDS - start)) -lt 30 ]; do
    # Clients wait without end when the controller is away.
    [ "$(timeout 2 sinfo -h -N -t idle -o %N 2>/dev/null | sort -u | wc -l)" = "$1" ] && return 0
    sleep 0.1
  done
  timeout 3 sinfo -N -l >&2 || tail -5 "$root/slurmctld.log" >&2
  return 1
}

start_controller() {
  for _ in 1 2 3; do
    slurmctld
    for _ in $(seq 1 30); do
      timeout 2 scontrol ping 2>/dev/null | grep -q 'is UP' && return 0
      sleep 0.1
    done
  done
  tail -5 "$root/slurmctld.log" >&2
  return 1
}

down() {
  for file in "$root"/node.*.pid; do stop "$file" KILL; done
  stop "$root/slurmctld.pid"
  stop "$root/munged.pid"
}

case "$1" in
  up)
    nodes=${2:-3}
    rm -rf "$root"
    mkdir -p "$root/state"
    write_conf "$nodes" "$((20000 + ($$ * 8) % 10000))"
    trap down ERR
    start_munge
    slurmctld -c
    for i in $(seq 1 "$nodes"); do start_node "n$i"; done
    wait_idle "$nodes" ;;
  down) down ;;
  kill-node) stop "$root/node.$2.pid" KILL ;;
  start-node) start_node "$2" ;;
  # Not KILL: jobs that it started in the last seconds and did not save would start twice, and drain the nodes.
  stop-ctld) stop "$root/slurmctld.pid" ;;
  start-ctld) start_controller ;;
  state)
    timeout 3 sinfo -N -l || true
    timeout 3 squeue || true
    tail -n 15 "$root/slurmctld.log" ;;
  *) echo "unknown: $1" >&2; exit 1 ;;
esac
