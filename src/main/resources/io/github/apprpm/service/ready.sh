#!/bin/sh
# Waits until the application answers: ready URL TIMEOUT MAINPID
# Exit status 0 as soon as the URL gives a 2xx or 3xx; 1 when it does not within TIMEOUT seconds, or when process MAINPID ends before.
# http://127.0.0.1 in the URL stands for wherever on this machine the service listens on the port, and for TLS as well: nobody
# has said otherwise. Another process on the port does not count there. POSIX sh only.
set -u

if [ $# -lt 2 ]; then
    echo 'usage: ready URL TIMEOUT MAINPID' >&2
    exit 64
fi
url=$1
timeout=$2
main_pid=${3:-} # systemd leaves it out when there is no main process any more

fail() { # sentence
    printf 'ready: %s\n' "$1" >&2
    exit 1
}

case $timeout in
    '' | *[!0-9]* | ??????*) fail "the timeout '$timeout' is not a number of seconds" ;;
esac

# --- The address --------------------------------------------------------------------------------------------------------

case $url in
    http://*) scheme=http port=80 ;;
    https://*) scheme=https port=443 ;;
    *) fail "$url does not begin with http:// or https://" ;;
esac
authority=${url#*://}
path=${authority#"${authority%%[/?]*}"}
path=/${path#/}
authority=${authority%%[/?]*}
case $authority in
    \[*\]) host=$authority ;;
    *:*) host=${authority%:*} port=${authority##*:} ;;
    *) host=$authority ;;
esac
case $port in
    '' | *[!0-9]* | ??????*) fail "the port '$port' in $url is not a number" ;;
esac
may_be_tls=''
[ $scheme = https ] || [ "$host" != 127.0.0.1 ] || may_be_tls=yes

# --- Where the service listens ------------------------------------------------------------------------------------------

# The kernel writes an address as numbers in the order of its bytes in memory.
case $(uname -m) in
    s390* | ppc | ppc64 | mips | mips64) order=big ;;
    *) order=little ;;
esac

word() { # eight digits; sets b1 to b4, the bytes in the order of the address
    b1=${1%??????} b2=${1#??} b3=${1#????} b4=${1#??????}
    b2=${b2%????} b3=${b3%??}
    [ $order = big ] || set -- "$b4" "$b3" "$b2" "$b1"
    [ $# = 1 ] || b1=$1 b2=$2 b3=$3 b4=$4
}

address() { # digits; sets address, as a URL has it, to none if a URL cannot have it
    case $1 in
        00000000) address=127.0.0.1 ;;
        ????????)
            word "$1"
            address=$(printf '%d.%d.%d.%d' "0x$b1" "0x$b2" "0x$b3" "0x$b4")
            ;;
        00000000000000000000000000000000) address='127.0.0.1 [::1]' ;; # for IPv4 as well, or not
        000000000000000000000000????????) # ::1
            word "${1#????????????????????????}"
            address="[::$b1$b2:$b3$b4]"
            [ "$address" != '[::0000:0001]' ] || address='[::1]'
            ;;
        0000000000000000????????????????)
            address "${1#????????????????????????}" # of IPv4
            ;;
        *)
            digits=$1 groups=''
            while [ -n "$digits" ]; do
                word "${digits%"${digits#????????}"}"
                groups=$groups:$b1$b2:$b3$b4
                digits=${digits#????????}
            done
            address="[${groups#:}]"
            case $address in
                \[[Ff][Ee]8*) address='' ;; # belongs to an interface
            esac
            ;;
    esac
}

# systemd starts us beside the main process, which for a moment is still root's and so out of our sight.
is_early() {
    [ "$clock" -le $((begin + 3)) ]
}

# Whether a process of the service has a socket; 2 where that cannot be seen, 3 where it may be seen soon.
owns() { # inode
    files=$(ls -l "/proc/$main_pid/fd" 2>/dev/null)
    case $files in
        *"socket:[$1]"*) return 0 ;;
        '')
            is_early && return 3
            return 2
            ;;
    esac
    group=$(cat "/proc/$main_pid/cgroup" 2>/dev/null)
    [ -n "$group" ] || return 2
    for process in /proc/[0-9]*; do
        case $(cat "$process/cgroup" 2>/dev/null) in
            "$group" | "$group"/*) ;;
            *) continue ;;
        esac
        files=$(ls -l "$process/fd" 2>/dev/null)
        case $files in
            *"socket:[$1]"*) return 0 ;;
            '') [ ! -d "$process" ] || return 2 ;;
        esac
    done
    return 1
}

# Sets places, where the service can be asked; stranger, whether another process listens on the port; and elsewhere, the ports of
# this user's that are others.
look() {
    places='' stranger='' elsewhere='' is_told=''
    for table in /proc/self/net/tcp /proc/self/net/tcp6; do
        [ -r $table ] || continue
        is_told=yes
        while read -r _ local _ state _ _ _ user _ inode _; do
            case $state:$local in
                0A:*:"$hex") ;;
                0A:*)
                    [ "$user" != "$my_user" ] || elsewhere="$elsewhere ${local#*:}:$inode"
                    continue
                    ;;
                st:*) continue ;; # the title
                *) break ;;       # those who listen are the first
            esac
            owns "$inode"
            case $?:$user in
                0:* | 2:"$my_user")
                    address "${local%:*}"
                    places="$places $address"
                    ;;
                3:*) ;;
                *) stranger=yes ;;
            esac
        done <$table
    done
    # Where nothing is told of sockets.
    [ -n "$is_told" ] || places=$host
    # Most listen there, and an address once.
    case " $places " in
        *' 127.0.0.1 '*) places=127.0.0.1 ;;
    esac
}
hex=$(printf '%04X' "$port")
my_user=$(id -u)

# --- Asking -------------------------------------------------------------------------------------------------------------
# The first status counts: what comes after a redirect is another page. A certificate is not made out to the loopback address,
# and nothing secret is sent, so any will do.

if command -v curl >/dev/null 2>&1; then
    client=curl
elif command -v wget >/dev/null 2>&1; then
    client=wget
elif command -v bash >/dev/null 2>&1; then
    client=bash
else
    fail "there is no curl, wget or bash to ask $url: install curl"
fi

# Busybox before 1.30 wants other arguments.
if [ $client != curl ] && timeout 1 true 2>/dev/null; then
    can_limit=yes
else
    can_limit=''
fi

limit() { # seconds command...
    if [ -n "$can_limit" ]; then
        timeout "$@"
    else
        shift
        "$@"
    fi
}

# Sets status, to nothing if there is no answer, and to "tls" if the application wants a certificate of the one who asks, or if
# there is no client that speaks TLS: then it is enough that it listens.
ask() { # scheme host seconds
    asked=$1://$2:$port$path
    case $client in
        curl)
            verbose=''
            [ "$1" = http ] || verbose=-v
            said=$(curl -q -s -S -g -k $verbose -o /dev/null -m "$3" -w '\n%{http_code} %{time_appconnect}\n' "$asked" 2>&1)
            code=$?
            status=''
            while read -r first second rest; do
                case $first in
                    000)
                        # After a handshake, an end that is not for want of time.
                        case $code:$second in
                            28:*) ;;
                            *:*[1-9]*) status=tls ;;
                        esac
                        ;;
                    [1-5][0-9][0-9]) status=$first ;;
                esac
            done <<EOF
$said
EOF
            case $status:$code:$said in
                :28:*) ;;
                :*:*' Request CERT '* | :58:* | :35:*[Aa]lert*) status=tls ;;
            esac
            ;;
        wget) # only with options that GNU's and Busybox's have in common
            said=$(limit "$3" wget -S -O /dev/null --no-check-certificate "$asked" 2>&1)
            case $said in
                *HTTP/[0-9]*' '[1-5]*)
                    status=${said#*HTTP/[0-9]}
                    status=${status#* }
                    status=${status%%[!0-9]*}
                    ;;
                *' alert'* | *'Alert'* | *'non-properly terminated'* | *ertificate*Retrying*) status=tls ;;
                *) status='' ;;
            esac
            ;;
        bash) # reads to the end, as the application would see a lost connection otherwise
            name=${2#\[}
            # shellcheck disable=SC2016 # for bash to expand
            status=$(limit "$3" bash -c '
                exec 3<>"/dev/tcp/$1/$2" || exit
                printf "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n" "$4" "$3" >&3
                version="" status=""
                read -r -t "$5" version status reason <&3
                case $?:$version in
                    *:HTTP/*) printf %s "$status" ;;
                    1:*) printf tls ;;
                esac
                while read -r -t "$5" line <&3; do :; done
            ' bash "${name%\]}" "$port" "$2:$port" "$path" "$3" 2>/dev/null)
            [ "$status" != tls ] || [ "$1" = https ] || [ -n "$may_be_tls" ] || status=''
            ;;
    esac
}

is_good() {
    case $status in
        [23]?? | tls) return 0 ;;
        *) return 1 ;;
    esac
}

# Asks everywhere; sets status and asked to the last answer.
ask_all() { # seconds
    answer='' answered=$url
    for place in $places; do
        [ "$host" = 127.0.0.1 ] || place=$host
        ask $scheme "$place" "$1"
        case $may_be_tls:$client:$status in
            yes:curl: | yes:wget: | yes:curl:400 | yes:wget:400) # some servers answer 400 to who does not speak TLS
                plain=$status
                ask https "$place" "$1"
                case $status in
                    '') status=$plain asked=$scheme://$place:$port$path ;;
                    *) scheme=https may_be_tls='' ;;
                esac
                ;;
        esac
        is_good && return
        [ -z "$status" ] || answer=$status answered=$asked
    done
    status=$answer asked=$answered
}

# --- Hints for who has to find out why ----------------------------------------------------------------------------------

set_hint() {
    hint=''
    if [ "$host" = 127.0.0.1 ] && [ -z "$places" ]; then
        if [ -n "$stranger" ]; then
            hint="another process listens on port $port"
            return
        fi
        others=''
        for other in $elsewhere; do
            owns "${other#*:}" && others="$others $(printf %d "0x${other%%:*}")"
        done
        [ -z "$others" ] || hint="it listens on$others: set <port>"
        return
    fi
    case $client:$scheme:$may_be_tls:$status in
        bash:*) ;;
        *:http::*)
            reached=$status
            ask https "$host" 5
            [ -z "$status" ] || hint='it speaks TLS: set <scheme>https</scheme> in <health>'
            status=$reached
            ;;
        *:https::400) hint="the name in its certificate may be wanted: set <host> in <health> to it" ;;
        *:https::)
            ask http "$host" 5
            case $status in
                '' | 400 | tls) ;;
                *) hint='it speaks plain HTTP: set <scheme>http</scheme> in <health>' ;;
            esac
            status=''
            ;;
    esac
}

# The application is on this machine; what is set for the way outside does not apply.
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY

# --- Waiting ------------------------------------------------------------------------------------------------------------

# Seconds of a clock that is not set, as time jumps when a machine that has just started hears of the right one.
read_clock() {
    if read -r clock _ 2>/dev/null </proc/uptime; then
        clock=${clock%%.*}
    else
        clock=$(date +%s)
    fi
}

is_alive() {
    kill -0 "$main_pid" 2>/dev/null || [ -d "/proc/$main_pid" ]
}

# Out of our sight (ProtectProc=invisible) is not gone.
seen=''
still_runs() {
    case $main_pid in
        '' | *[!0-9]*) return 1 ;;
    esac
    if is_alive; then
        seen=yes
    else
        [ -z "$seen" ] && is_early
    fi
}

# Not every sleep knows parts of a second.
pause() {
    sleep 0.2 2>/dev/null || sleep 1
}

read_clock
begin=$clock
deadline=$((clock + timeout + 1)) # the clock shows whole seconds, and the first may be over soon
seconds=$timeout
status='' asked=$url stranger='' places='' elsewhere=''
while still_runs; do
    if [ "$seconds" -gt 10 ]; then
        seconds=10
    elif [ "$seconds" -lt 1 ]; then
        seconds=1
    fi
    if [ "$host" = 127.0.0.1 ]; then
        look
    else
        places=$host
    fi
    status='' asked=$url
    if [ -n "$places" ]; then
        ask_all "$seconds"
        is_good && exit 0
    fi
    read_clock
    seconds=$((deadline - clock))
    if [ "$seconds" -le 0 ]; then
        last=${status:-none} last_url=$asked
        set_hint
        fail "$last_url was not ready within $timeout seconds (last answer: $last): ${hint:-see the log of the service, or allow more time}"
    fi
    pause
done
[ -z "$stranger" ] || fail "process ${main_pid:-MAINPID} ended before $url was ready: another process listens on port $port"
fail "process ${main_pid:-MAINPID} ended before $url was ready: see the log of the service"
