# shellcheck shell=sh disable=SC2154
# What bin/launch of an application with <fastStart> reads before it becomes the JVM: "$@" is the command line of java.
#
# One start records what the JVM has loaded, and writes it when it stops: a class-data archive, from Java 25 on an AOT cache. The
# next starts map it, and take a part of the processor time. It is made on the host, by the runtime that uses it, as it is valid for one
# build of it; so its name has the release of the application and the build of the runtime.
#
# Java 25.0.3 does not look at the time of a jar that has kept its size: who replaces one by hand would go on to see the old classes. So
# a jar that is newer than the start which recorded is noticed here.
#
# A JVM that does not take it starts as if there were none, and says nothing; one that finds it cut off can end by SIGBUS (seen with 17).
# So what became of each start is left in a file:
#   NAME.jsa, NAME.aot   what starts use
#   NAME.new             what the last start has recorded; it is not used by half, as its header is written last
#   NAME.trying          a start that has not yet mapped it; if it is still there at the next start, it ended the JVM
#   NAME.since           empty, from the start that has recorded it
#   NAME.again           one was not taken, and another is recorded
#   NAME.refused         what was recorded anew was not taken either; nothing is recorded for this release and runtime any more

_release=@release@
# In KiB, 512 MiB. An application of 58 MB needs 120 MB, and as much again while it is written.
_space=524288

fast_start_says() { # sentence
    printf '%s: %s\n' "$_name" "$1" >&2
}

# Sets _build, which is part of a file's name.
read_build() {
    _build=$_version
    while IFS= read -r _line || [ -n "$_line" ]; do
        case $_line in
            JAVA_RUNTIME_VERSION=*)
                _line=${_line#JAVA_RUNTIME_VERSION=}
                _line=${_line#\"}
                _build=${_line%%[!0-9A-Za-z._+-]*}
                ;;
        esac
    done <"$_java_home/release"
}

# A JVM that makes an AOT cache prints its options.
has_secret() { # words
    for _word; do
        case $_word in
            *[Pp][Aa][Ss][Ss][Ww]* | *[Pp][Aa][Ss][Ss][Pp][Hh]* | *[Ss][Ee][Cc][Rr][Ee][Tt]* | *[Tt][Oo][Kk][Ee][Nn]* | *[Kk][Ee][Yy]=*) return 0 ;;
        esac
    done
    return 1
}

# Somebody who sets one of these has decided.
is_chosen() { # words
    for _word; do
        case $_word in
            -XX:SharedArchiveFile=* | -XX:ArchiveClassesAtExit=* | -XX:?AutoCreateSharedArchive | -XX:AOT* | -Xshare:*) return 0 ;;
        esac
    done
    return 1
}

has_space() {
    df -Pk "$_directory" 2>/dev/null | {
        read -r _line
        read -r _ _ _ _line _
        [ "${_line:-0}" -ge $_space ]
    }
}

is_older() { # than the code; sets _file to what is newer
    for _file in @libraries@/* @libraries@/*/*; do
        # shellcheck disable=SC3013 # each shell knows -nt
        [ ! "$_file" -nt "$_stem.since" ] || return 0
    done
    return 1
}

leave() { # file, empty; a full disk is no reason to end
    { true >"$1"; } 2>/dev/null
}

is_mapped() {
    while IFS= read -r _line; do
        case $_line in
            *" $_archive") return 0 ;;
        esac
    done <"/proc/$$/maps"
    return 1
}

# Beside the application: looks whether the JVM, which has our process, has the file in its memory. While it starts, it can
# still take it out again.
watch_fast_start() {
    _seen=''
    for _second in 1 2 3 4 5 6 7 8 9 10; do
        sleep 1
        [ -r "/proc/$$/maps" ] || return 0
        if is_mapped 2>/dev/null; then
            rm -f "$_stem.trying"
            if [ -n "$_seen" ]; then
                rm -f "$_stem.again"
                return 0
            fi
            _seen=yes
        fi
    done
    [ ! -r "/proc/$$/maps" ] || forget_archive "Java $_build in $_java_home does not take"
}

forget_archive() { # what happened to it
    if [ -e "$_stem.again" ]; then
        leave "$_stem.refused"
        fast_start_says "$1 $_archive, as it did not take the one before: the service starts without, and none is recorded for this release and this Java any more. Look for an option that no archive goes with, such as -javaagent, or set <fastStart> to false."
    else
        leave "$_stem.again"
        fast_start_says "$1 $_archive: the service starts without it, and records another for the next start."
    fi
    rm -f "$_archive" "$_stem.trying"
}

_recording=''
_directory=${CACHE_DIRECTORY:-/var/cache/$_name}
_directory=${_directory%%:*}
if [ "$_major" -ge 17 ] && [ -d "$_directory" ] && [ -w "$_directory" ] && [ -f "$_java_home/release" ] && ! is_chosen "$@"; then
    read_build
    _directory=$_directory/fast-start
    _stem=$_directory/${_release}_$_build
    if [ "$_major" -lt 25 ] || has_secret "$@"; then
        _archive=$_stem.jsa _use=-XX:SharedArchiveFile= _record=-XX:ArchiveClassesAtExit= _quiet='-Xlog:cds*=off'
    else
        _archive=$_stem.aot _use=-XX:AOTCache= _record=-XX:AOTCacheOutput= _quiet='-Xlog:aot*=off,cds*=off'
    fi
    if [ "$_tell" = : ]; then
        [ -d "$_directory" ] || mkdir -m 0750 "$_directory" 2>/dev/null
        for _file in "$_directory"/*; do
            case $_file in
                "$_stem".new | "$_archive" | "$_stem".since | "$_stem".trying | "$_stem".again | "$_stem".refused) ;;
                *) rm -f "$_file" ;; # of another release or runtime, or left by a recording that was ended
            esac
        done
        if [ -f "$_stem.new" ]; then
            mv -f "$_stem.new" "$_archive"
        elif [ -e "$_stem.trying" ] && [ -f "$_archive" ]; then
            forget_archive "Java $_build in $_java_home has ended with"
        elif [ -f "$_archive" ] && is_older; then
            rm -f "$_archive"
            fast_start_says "$_file is newer than $_archive: the service starts without it, and records another for the next start."
        fi
    fi
    # An upgrade runs the new version once, while the old one serves: see the unit that sets the variable.
    if [ "${FAST_START:-}" = training ]; then
        [ ! -f "$_archive" ] || exit 0
        set -- @options@ "$@" @arguments@
    fi
    if [ -f "$_archive" ] && { [ "$_tell" != : ] || leave "$_stem.trying"; }; then
        $_tell option '<fastStart>' "$_quiet" "$_use$_archive"
        set -- "$_quiet" "$_use$_archive" "$@"
        if [ "$_tell" = : ]; then
            # Started by a shell that ends, so that the JVM has no child that it does not know.
            (watch_fast_start &)
        fi
    elif [ ! -e "$_stem.refused" ] && ! has_space; then
        fast_start_says "$_directory has less than $((_space / 1024)) MiB of space: nothing is recorded there for the next start."
    elif [ ! -e "$_stem.refused" ]; then
        $_tell option '<fastStart>' "$_quiet" "$_record$_stem.new"
        [ "$_tell" != : ] || leave "$_stem.since"
        _recording=yes
        set -- "$_quiet" "$_record$_stem.new" "$@"
    fi
fi
if [ "${FAST_START:-}" = training ] && [ -z "$_recording" ]; then
    exit 0 # nothing would come of it
fi
