#!/bin/sh
# Starts the application: finds a Java runtime, collects the options and becomes the JVM, so that signals and exit status are
# the JVM's. An upgrade replaces this file; what may be changed is in conf/jvm.options and in /etc/sysconfig.
#
# A refusal is one line and exit status 78 (EX_CONFIG: no fitting Java, wrong options) or 66 (EX_NOINPUT: unreadable application);
# the unit does not restart after these two.
#
# This runs at each start: a fork costs more than all the rest, so there is one (readlink) at most in the usual case.
# With --explain alone it says what it would start with, and why, and starts nothing: see bin/explain, which it then reads.
# Variables begin with _, because a plain name could be a variable of the application, which would then see our value.
set -u

_name=@name@
_home=@home@
_minimum=@minimumJava@
_needs="Java $_minimum @others@"
_options=@options@
_settings=/etc/sysconfig/$_name
_install='java-@suggestedJava@-openjdk-headless or temurin-@suggestedJava@-jre'

# Where nobody but the caller sets variables, there is no file of them.
_in_settings=''
[ -z "${INVOCATION_ID:-}" ] && [ ! -d /run/systemd/system ] || _in_settings=" in $_settings"

# bin/explain has its own command for this; a start tells nothing.
_tell=:

refuse() { # status sentence
    $_tell refused "$@"
    printf '%s: %s\n' "$_name" "$2" >&2
    exit "$1"
}

# What systemd starts with that argument has it for the application.
case "$#:${1-}:${2-}" in
    1:--explain:)
        if [ -z "${INVOCATION_ID:-}" ] || [ "${SYSTEMD_EXEC_PID:-$$}" != $$ ]; then
            # shellcheck source=/dev/null
            . @explanation@
        fi
        ;;
    *:--explain:--as-the-unit)
        # shellcheck source=/dev/null
        . @explanation@
        ;;
esac

# --- Java ---------------------------------------------------------------------------------------------------------------

in_search_roots() { # command..., which gets what may be Java homes
    "$@" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*
}

has_java() { # home
    [ -f "$1/bin/java" ] && [ -x "$1/bin/java" ]
}

# The two readers set _version (17.0.9, 1.8.0_392) and _major (17, 8), and fail with both empty.
set_version() { # text that begins with a version
    _version=${1%%[!0-9A-Za-z._+-]*}
    _major=${_version#1.}
    _major=${_major%%[!0-9]*}
    case $_major in
        '' | ????*) _version='' _major='' ;;
    esac
    [ -n "$_major" ]
}

read_release() { # home
    _version='' _major=''
    [ -f "$1/release" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r _line || [ -n "$_line" ]; do
        case $_line in
            JAVA_VERSION=*)
                _line=${_line#JAVA_VERSION=}
                set_version "${_line#\"}"
                return
                ;;
        esac
    done <"$1/release"
    return 1
}

# Starts a JVM if it must: only for a home that somebody chose.
ask_version() { # home
    read_release "$1" && return
    _line=$(
        unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
        "$1/bin/java" -version 2>&1
    )
    case $_line in
        *' version "'*) set_version "${_line#* version \"}" ;;
        *) return 1 ;;
    esac
}

fits() {
    [ "$_major" @comparison@ "$_minimum" ]
}

newer() { # version version; number by number, as 21.0.10 is newer than 21.0.9
    _left=$1. _right=$2.
    while [ -n "$_left$_right" ]; do
        _a=${_left%%[!0-9]*} _b=${_right%%[!0-9]*}
        if [ "${_a:-0}" -ne "${_b:-0}" ]; then
            [ "${_a:-0}" -gt "${_b:-0}" ]
            return
        fi
        _left=${_left#"$_a"} _right=${_right#"$_b"}
        _left=${_left#?} _right=${_right#?}
    done
    return 1
}

choose_if_fit() { # home
    if has_java "$1" && ask_version "$1" && fits; then
        _java_home=$1
    fi
}

# Several names of one runtime have the same version: the directory itself is taken before a link to it.
choose_newest() { # homes
    _newest=''
    for _candidate; do
        if has_java "$_candidate" && read_release "$_candidate" && fits; then
            if [ -z "$_newest" ] || newer "$_version" "$_newest" ||
                { [ "$_version" = "$_newest" ] && [ -h "$_java_home" ] && [ ! -h "$_candidate" ]; }; then
                _java_home=$_candidate _newest=$_version
            fi
        fi
    done
    [ -z "$_newest" ] || set_version "$_newest"
}

host_default() {
    _default=/usr/bin/java
    if [ -h "$_default" ]; then
        _line=$(readlink -f "$_default")
        case $_line in
            */bin/java) _default=$_line ;;
        esac
    fi
    _default=${_default%/bin/java}
}

list_found() { # reader homes
    _reader=$1
    shift
    for _candidate; do
        has_java "$_candidate" || continue
        _real=$(readlink -f "$_candidate") || _real=$_candidate
        case "$_found," in
            *" in $_real,"*) continue ;;
        esac
        "$_reader" "$_candidate" || _version='of unknown version'
        _found="${_found:+$_found, }Java $_version in $_real"
    done
}

refuse_java() { # what is wrong with JAVA_HOME, or nothing
    _found=''
    host_default
    list_found ask_version "$_home/jre" "$_default"
    in_search_roots list_found read_release
    _sentence="needs $_needs"
    if [ -n "$1" ]; then
        refuse 78 "$_sentence, but JAVA_HOME=$JAVA_HOME $1; found: ${_found:-none}. Set JAVA_HOME$_in_settings to a fitting one, or to nothing to have one searched, or install one: $_install."
    fi
    refuse 78 "$_sentence; found: ${_found:-none}. Install $_install, or set JAVA_HOME$_in_settings."
}

_java_home=''
if [ -n "${JAVA_HOME:-}" ]; then
    # The administrator's choice is final: another runtime in its place would hide a mistake.
    has_java "$JAVA_HOME" || refuse_java 'has no bin/java that can be executed'
    ask_version "$JAVA_HOME" || refuse_java 'does not tell its version'
    fits || refuse_java "is Java $_version"
    _java_home=$JAVA_HOME
else
    choose_if_fit "$_home/jre"
    if [ -z "$_java_home" ]; then
        host_default
        choose_if_fit "$_default"
    fi
    [ -n "$_java_home" ] || in_search_roots choose_newest
    [ -n "$_java_home" ] || refuse_java ''
fi
$_tell java

# --- Application --------------------------------------------------------------------------------------------------------

require_readable() { # files
    for _file; do
        [ -r "$_file" ] ||
            refuse 66 "$_file is missing or not readable by uid $(id -u). 'rpm -V $_name' shows what has changed; reinstall the package to restore it."
    done
}

require_readable @code@

# --- Options ------------------------------------------------------------------------------------------------------------
# "$@" is built by appending: first the JVM's options, then what it runs. The _given arguments of our caller stay in front
# meanwhile, and are moved behind the command: APP_OPTS, which is the administrator's, comes after them.

_given=$#

# The JVM takes the encoding of file names from the locale; without any it is ASCII.
if [ -z "${LC_ALL:-}${LANG:-}" ]; then
    LANG=C.UTF-8
    export LANG
    $_tell variable LANG 'the locale was not set'
fi

# A container may run under a uid that has no name; the JVM would then call user and home "?".
# systemd sets USER from the passwd entry, so there is no need to look in a unit.
if [ -z "${INVOCATION_ID:-}" ] || [ -z "${USER:-}" ]; then
    if ! id -un >/dev/null 2>&1; then
        if [ "${HOME:-/}" = / ]; then
            HOME=/var/lib/$_name
            [ -w "$HOME" ] || HOME=/tmp
        fi
        export HOME
        $_tell variable HOME 'this uid has no name'
        $_tell option 'this uid has no name' "-Duser.name=${USER:-$_name}" "-Duser.home=$HOME"
        set -- "$@" "-Duser.name=${USER:-$_name}" "-Duser.home=$HOME"
    fi
fi

# A container's memory is the application's alone: more than the JVM's usual quarter. Java 8 may not know the option.
if [ "$_major" -ge 10 ]; then
    if [ -n "${container:-}${KUBERNETES_SERVICE_HOST:-}" ] || [ -e /run/.containerenv ] || [ -e /.dockerenv ]; then
        set -- "$@" -XX:MaxRAMPercentage=75
        $_tell option 'in a container' -XX:MaxRAMPercentage=75
    fi
fi

refuse_line() { # what is wrong with it
    refuse 78 "$_options line $_number: $1. A line is one option for java, such as -Xmx512m, or for some versions only: 17:-Xmx512m, 17-20:-Xmx512m or 21-:-Xmx512m."
}

in_guard() { # 17, 17-20 or 21-
    case $1 in
        *[!0-9-]* | *-*-* | *[0-9][0-9][0-9][0-9]*) refuse_line "'$1:' is no range of Java versions" ;;
    esac
    _from=${1%-*} _to=${1#*-}
    [ "$_from" -le "${_to:-999}" ] || refuse_line "'$1:' is no range of Java versions"
    [ "$_major" -ge "$_from" ] && [ "$_major" -le "${_to:-999}" ]
}

# Who may not enter the directory does not see the file: to start without its options would be worse than not to start.
if { [ -d @configuration@ ] && [ ! -x @configuration@ ]; } ||
    { [ -e "$_options" ] && ! { [ -f "$_options" ] && [ -r "$_options" ]; }; }; then
    _as="as a user of the group that it belongs to"
    [ -z "$_in_settings" ] || _as="with 'systemctl start $_name'"
    refuse 78 "$_options is not a file that uid $(id -u) can read. Start the service $_as, or give its group the right to read the file."
fi

if [ -e "$_options" ]; then
    _number=0
    while IFS= read -r _line || [ -n "$_line" ]; do
        _number=$((_number + 1))
        _line=${_line#"${_line%%[![:space:]]*}"}
        _line=${_line%"${_line##*[![:space:]]}"}
        case $_line in
            '' | '#'*) continue ;;
            [0-9]*:*)
                in_guard "${_line%%:*}" || {
                    $_tell skipped "$_options line $_number" "$_line"
                    continue
                }
                _line=${_line#*:}
                _line=${_line#"${_line%%[![:space:]]*}"}
                ;;
        esac
        case $_line in
            -* | @*)
                $_tell option "$_options line $_number" "$_line"
                set -- "$@" "$_line"
                ;;
            *) refuse_line "'${_line%%=*}' does not begin with -" ;;
        esac
    done <"$_options"
fi

# JAVA_OPTS and APP_OPTS are split into words as sh does it, with quotes and backslashes, but nothing in them is expanded or run.
refuse_words() { # what is wrong with them; the text itself may have a password
    refuse 78 "$_variable $1. Correct it$_in_settings: a quote has a partner, and a literal quote or backslash has a backslash before it."
}

take_character() {
    _character=${_rest%"${_rest#?}"}
    _word=$_word$_character
    _rest=${_rest#?}
}

take_single_quoted() {
    case $_rest in
        *\'*) ;;
        *) refuse_words "has a ' without its partner" ;;
    esac
    _word=$_word${_rest%%\'*}
    _rest=${_rest#*\'}
}

take_double_quoted() {
    while :; do
        _plain=${_rest%%[\"\\]*}
        _word=$_word$_plain
        _rest=${_rest#"$_plain"}
        case $_rest in
            \"*)
                _rest=${_rest#?}
                return
                ;;
            \\[\"\\\$\`]*)
                _rest=${_rest#?}
                take_character
                ;;
            \\*) take_character ;;
            *) refuse_words 'has a " without its partner' ;;
        esac
    done
}

# --- Directories ---
# A JVM does not start if it cannot write to its logs, and says it in three lines that name no user. What it writes of its own
# faults would be lost. Where systemd does not start it, nobody has made the directories of the service either.

lacks() { # directory
    if [ ! -d "$1" ]; then
        _lack='is missing'
    elif [ ! -w "$1" ] || [ ! -x "$1" ]; then
        _lack='is not writable'
    else
        return 1
    fi
    if [ "$_tell" != : ] && [ -n "${INVOCATION_ID:-}" ]; then
        # These would be there by the time of the start that is explained.
        case $1 in
            *"/var/lib/$_name" | *"/var/lib/$_name/dumps" | *"/var/log/$_name" | *"/var/cache/$_name") return 1 ;;
        esac
    fi
}

note_lack() { # directory
    case ", $_lacking" in
        *", $1 "* | *", ${1%/*} "*) ;;
        *) _lacking="$_lacking$1 $_lack, " ;;
    esac
}

set_directory() { # file of an option; fails if that needs none
    case $1 in
        '' | /dev/* | /proc/*) return 1 ;;
        /*) _directory=${1%/*} ;;
        */*) _directory=$PWD/${1%/*} ;;
        *) _directory=$PWD ;;
    esac
    [ ! -d "$1" ] || _directory=$1
    case $_directory in
        *%*) return 1 ;; # such as %p, which the JVM fills in
    esac
    [ -n "$_directory" ] || _directory=/
}

may_write() { # option file
    set_directory "$2" || return 0
    if [ -f "$2" ] && [ -w "$2" ] || ! lacks "$_directory"; then
        return
    fi
    refuse 78 "$1 needs the directory $_directory, which $_lack. Create it for uid $(id -u), or change the option in $_options or JAVA_OPTS."
}

may_dump() { # file
    set_directory "$1" || return 0
    case $_directory in
        *"/var/lib/$_name/dumps")
            # Not by root in a directory of another: the service could not use it.
            # shellcheck disable=SC3067 # each shell knows -O
            if [ "$_tell" = : ] && [ ! -d "$_directory" ] && [ -w "${_directory%/*}" ] &&
                { [ -O "${_directory%/*}" ] || [ "$(id -u)" -ne 0 ]; }; then
                mkdir -m 0750 "$_directory" 2>/dev/null
            fi
            ;;
    esac
    if lacks "$_directory"; then
        note_lack "$_directory"
    fi
}

check_log() { # option; -Xlog:what:output:decorators:settings
    case $1 in
        -Xlog:async:*) return ;;
        -Xlog:*:*) _file=${1#-Xlog:*:} ;;
        *) return ;;
    esac
    case $_file in
        \"file=*\"* | file=\"*\"*)
            _file=${_file#*\"}
            _file=${_file%%\"*}
            ;;
        *) _file=${_file%%:*} ;;
    esac
    _file=${_file#file=}
    case $_file in
        stdout | stderr) ;;
        *) may_write "$1" "$_file" ;;
    esac
}

check_options() {
    for _word; do
        case $_word in
            -Xlog:*) check_log "$_word" ;;
            -Xloggc:*) may_write "$_word" "${_word#*:}" ;;
            -XX:StartFlightRecording[=:]*filename=*)
                _file=${_word#*filename=}
                may_write "$_word" "${_file%%,*}"
                ;;
            -XX:HeapDumpPath=* | -XX:ErrorFile=*) may_dump "${_word#*=}" ;;
        esac
    done
}

check_directories() { # given arguments, options
    shift "$_given"
    _lacking=''
    if [ -z "${INVOCATION_ID:-}" ]; then
        for _word in "/var/lib/$_name" "/var/cache/$_name" "/var/log/$_name"; do
            if lacks "$_word"; then
                note_lack "$_word"
            fi
        done
    fi
    check_options "$@"
    [ -z "$_lacking" ] ||
        printf '%s: %s for uid %s: what is written there is lost. Create what is missing, and give it to this user.\n' \
            "$_name" "${_lacking%, }" "$(id -u)" >&2
}

for _variable in JAVA_OPTS APP_OPTS; do
    case $_variable in
        JAVA_OPTS) _rest=${JAVA_OPTS:-} ;;
        APP_OPTS)
            check_directories "$@"
            _line=$#
            set -- "$@" @command@
            $_tell command "$_line" "$@"
            while [ "$_given" -gt 0 ]; do
                _word=$1
                shift
                $_tell argument "$_word"
                set -- "$@" "$_word"
                _given=$((_given - 1))
            done
            _rest=${APP_OPTS:-}
            ;;
    esac
    _word='' _in_word=''
    while [ -n "$_rest" ]; do
        case $_rest in
            [[:space:]]*)
                if [ -n "$_in_word" ]; then
                    $_tell option "$_variable" "$_word"
                    set -- "$@" "$_word"
                fi
                _word='' _in_word=''
                _rest=${_rest#?}
                continue
                ;;
        esac
        _in_word=yes
        _plain=${_rest%%[[:space:]\"\'\\]*}
        _word=$_word$_plain
        _rest=${_rest#"$_plain"}
        case $_rest in
            \'*)
                _rest=${_rest#?}
                take_single_quoted
                ;;
            \"*)
                _rest=${_rest#?}
                take_double_quoted
                ;;
            \\*)
                _rest=${_rest#?}
                [ -n "$_rest" ] || refuse_words 'ends with a backslash'
                take_character
                ;;
        esac
    done
    if [ -n "$_in_word" ]; then
        $_tell option "$_variable" "$_word"
        set -- "$@" "$_word"
    fi
done

@fastStart@$_tell start "$_java_home/bin/java" "$@"
exec "$_java_home/bin/java" "$@"
