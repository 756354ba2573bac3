#!/bin/sh
# Waits until the application answers: ready URL TIMEOUT MAINPID
# Exit status 0 as soon as the URL gives a 2xx; 1 when it does not within TIMEOUT seconds, or when process MAINPID ends before.
# POSIX sh only.
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

if [ $client = bash ]; then
    case $url in
        http://*) authority=${url#http://} ;;
        *) fail "bash alone cannot ask $url: install curl" ;;
    esac
    path=${authority#"${authority%%[/?]*}"}
    path=/${path#/}
    authority=${authority%%[/?]*}
    case $authority in
        \[*\]) host=$authority port=80 ;;
        *:*) host=${authority%:*} port=${authority##*:} ;;
        *) host=$authority port=80 ;;
    esac
    host=${host#\[}
    host=${host%\]}
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

ask() { # seconds; sets status, to nothing if there is no answer
    case $client in
        curl)
            status=$(curl -q -s -g -k -o /dev/null -m "$1" -w '%{http_code}' "$url")
            [ "$status" != 000 ] || status=''
            ;;
        wget) # only with options that GNU's and Busybox's have in common
            status=$(limit "$1" wget -q -S -O /dev/null --no-check-certificate "$url" 2>&1)
            case $status in
                *HTTP/*' '*)
                    status=${status#*HTTP/}
                    status=${status#* }
                    status=${status%%[!0-9]*}
                    ;;
                *) status='' ;;
            esac
            ;;
        bash) # reads to the end, as the application would see a lost connection otherwise
            # shellcheck disable=SC2016 # for bash to expand
            status=$(limit "$1" bash -c '
                exec 3<>"/dev/tcp/$1/$2" || exit
                printf "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n" "$4" "$3" >&3
                read -r version status reason <&3 && printf %s "$status"
                while read -r line <&3; do :; done
            ' bash "$host" "$port" "$authority" "$path" 2>/dev/null)
            ;;
    esac
}

# Where there is no good answer, the application may expect requests of the other kind. Some servers answer 400 then.
set_hint() {
    hint='' answer=$status asked=$url
    case $client:$url:$status in
        bash:*) ;;
        *:http:*: | *:http:*:400)
            url=https:${url#http:}
            ask 5
            [ -z "$status" ] || hint='it speaks TLS: set <scheme>https</scheme> in <health>'
            ;;
        *:https:*:)
            url=http:${url#https:}
            ask 5
            case $status in
                '' | 400) ;;
                *) hint='it speaks plain HTTP: set <scheme>http</scheme> in <health>' ;;
            esac
            ;;
    esac
    url=$asked status=$answer
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

# systemd starts us beside the main process, which for a moment is still root's and so out of our sight (ProtectProc=invisible).
seen=''
still_runs() {
    case $main_pid in
        '' | *[!0-9]*) return 1 ;;
    esac
    if is_alive; then
        seen=yes
    else
        [ -z "$seen" ] && [ "$clock" -le $((begin + 3)) ]
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
while still_runs; do
    if [ "$seconds" -gt 10 ]; then
        seconds=10
    elif [ "$seconds" -lt 1 ]; then
        seconds=1
    fi
    ask "$seconds"
    case $status in
        2??) exit 0 ;;
    esac
    read_clock
    seconds=$((deadline - clock))
    if [ "$seconds" -le 0 ]; then
        set_hint
        fail "$url was not ready within $timeout seconds (last answer: ${status:-none}): ${hint:-see the log of the service, or allow more time}"
    fi
    pause
done
fail "process ${main_pid:-MAINPID} ended before $url was ready: see the log of the service"
