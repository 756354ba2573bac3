# shellcheck shell=sh disable=SC2154,SC2094
# What `launch --explain` does more than launch: it is read by that, tells what a start would use, and ends before the start.
#
# Where systemd runs, this is the start of the unit: with its variables, those of its environment files, its arguments and its
# user, of which all but the environment files can be read by anybody. Elsewhere it is a start from this very command line.
# Values that look like secrets are masked: rather one too many than one too few.

_tell=tell
_names=''

# --- Words --------------------------------------------------------------------------------------------------------------

is_secret() { # text
    case $1 in
        PWD= | OLDPWD=) return 1 ;;
        *[Pp][Aa][Ss][Ss][Ww]* | *[Pp][Aa][Ss][Ss][Pp][Hh]* | *[Ss][Ee][Cc][Rr][Ee][Tt]* | *[Tt][Oo][Kk][Ee][Nn]*) ;;
        *[Cc][Rr][Ee][Dd][Ee][Nn][Tt]* | *[Aa][Pp][Ii]*[Kk][Ee][Yy]* | *[Aa][Cc][Cc][Ee][Ss][Ss]*[Kk][Ee][Yy]*) ;;
        *[Pp][Rr][Ii][Vv][Aa][Tt][Ee]*[Kk][Ee][Yy]* | *[Ee][Nn][Cc][Rr][Yy][Pp][Tt]*[Kk][Ee][Yy]* | *[Ss][Ii][Gg][Nn]*[Kk][Ee][Yy]*) ;;
        *[Pp][Ww][Dd]=* | *[._-][Kk][Ee][Yy]=* | *[Bb][Ee][Aa][Rr][Ee][Rr]* | *[Ss][Aa][Ll][Tt]=* | *-----BEGIN*) ;;
        *) return 1 ;;
    esac
}

# Sets _masked: what follows an equals sign after a name of a secret is hidden, all of it, and so is the password of a URL.
mask() { # word, as NAME=value or -Dname=value
    _head='' _tail=$1 _masked=$1
    while :; do
        case $_tail in
            *=*) ;;
            *) break ;;
        esac
        _head=$_head${_tail%%=*}=
        _tail=${_tail#*=}
        if is_secret "$_head"; then
            [ -z "$_tail" ] || _tail='***'
            _masked=$_head$_tail
            break
        fi
    done
    case $_tail in
        *'{'*) ! is_secret "$_tail" || _masked=$_head'***' ;; # JSON
        *-----BEGIN*) _masked=$_head'***' ;;
    esac
    case $1 in
        *=*[[:space:]]*) ! is_secret "${1#*=}" || _masked=${1%%=*}'=***' ;; # the secret may be behind a blank
    esac
    case $_masked in
        *://*:*@*)
            _head=${_masked%%://*}:// _tail=${_masked#*://}
            _masked=$_head'***'@${_tail#*@}
            ;;
    esac
}

row() { # what why
    mask "$1"
    printf '  %s\n' "$_masked${2:+    ($2)}"
}

# The secret may be the next word, also of the next call.
_hide=''
words() { # why words
    _why=$1
    shift
    for _each; do
        if [ -n "$_hide" ]; then
            printf '  %s\n' "***${_why:+    ($_why)}"
            _hide=''
        else
            row "$_each" "$_why"
            case $_each in
                *=*) ;;
                -*) ! is_secret "$_each" || _hide=yes ;;
            esac
        fi
    done
}

# --- What the launcher tells ----------------------------------------------------------------------------------------------

section() { # title
    [ "$_section" = "$1" ] || printf '%s:\n' "$1"
    _section=$1
}
_section=''

judge() { # home reader; says why it is taken or not
    if ! has_java "$1"; then
        _why='no bin/java that can be executed'
    elif ! "$2" "$1"; then
        _why='does not tell its version'
    elif ! fits; then
        _why="Java $_version: does not fit"
    elif [ "$1" = "$_taken" ]; then
        _why="Java $_version: taken"
    elif [ -n "$_taken" ]; then
        _why="Java $_version: fits, but $_taken comes first"
    else
        _why="Java $_version: fits"
    fi
    row "$1" "$_why"
}

judge_found() { # homes
    for _candidate; do
        if [ "$_candidate" != "$_taken" ] && [ "$_candidate" != "$_default" ] && has_java "$_candidate"; then
            judge "$_candidate" read_release
        fi
    done
}

tell_java() {
    section "Java, of which it needs ${_needs#Java }"
    _taken=$_java_home
    host_default
    if [ -n "${JAVA_HOME:-}" ]; then
        judge "$JAVA_HOME" ask_version
        printf '  JAVA_HOME is set, so no other is taken\n'
    else
        printf '  JAVA_HOME is not set\n'
        judge "$_home/jre" ask_version
    fi
    judge "$_default" ask_version
    case $_taken in
        "$_home/jre" | "$_default" | "${JAVA_HOME:-}") ;;
        *) judge "$_taken" read_release ;;
    esac
    in_search_roots judge_found
    _java_home=$_taken
    [ -z "$_taken" ] || ask_version "$_taken"
}

tell_configuration() { # options and arguments
    section 'Configuration'
    for _file in @configuration@/* @configuration@/*/*; do
        [ -f "$_file" ] || continue
        _why=''
        [ -r "$_file" ] || _why="not readable by uid $(id -u)"
        [ "$_file" != "$_options" ] || _why=${_why:-the launcher reads it}
        for _each in $_names; do
            eval "_value=\${$_each-}"
            case $_value in
                *"${_file#"$_home/"}"* | *"${_file%/*}/" | *"${_file%/*}") _why="${_why:+$_why, }named by $_each" ;;
            esac
        done
        for _each; do
            case $_each in
                *"${_file#"$_home/"}"*) _why="${_why:+$_why, }named by an option or argument" ;;
            esac
        done
        row "$_file" "${_why:-no variable, option or argument names it}"
    done
}

tell() {
    _what=$1
    shift
    case $_what in
        java) tell_java ;;
        variable)
            section 'Variables of the launcher'
            eval "_value=\$$1"
            row "$1=$_value" "$2"
            ;;
        option)
            case $1 in
                APP_OPTS) section 'Arguments of the application' ;;
                *) section 'Options of java' ;;
            esac
            words "$@"
            ;;
        skipped)
            section 'Options of java'
            mask "$2"
            printf '  left out: %s    (%s, not for Java %s)\n' "$_masked" "$1" "$_major"
            ;;
        command)
            section 'What java runs'
            shift "$1"
            shift
            words '' "$@"
            ;;
        argument)
            section 'Arguments of the application'
            words "$_arguments" "$1"
            ;;
        refused)
            [ -n "${_taken+x}" ] || tell_java
            section 'It would not start'
            printf '  exit status %s\n' "$1"
            ;;
        start)
            _variable=''
            tell_configuration "$@"
            section 'It would start'
            row "$1" 'with these options and arguments, in this order'
            exit 0
            ;;
    esac
}

# --- What systemd would give to it ----------------------------------------------------------------------------------------

keep() { # name value origin
    case $1 in
        '' | [0-9]* | *[!A-Za-z0-9_]*) return ;;
    esac
    case " $_names " in
        *" $1 "*) ;;
        *) _names="$_names $1" ;;
    esac
    eval "_value_of_$1=\$2 _origin_of_$1=\$3"
}

# One value of an environment file, as systemd reads it: _rest is what follows the equals sign; a quote may span lines.
take_value() {
    _word='' _escapes='file'
    while [ -n "$_rest" ]; do
        _in_word=${_rest%"${_rest#?}"}
        case $_in_word in
            \" | \')
                _rest=${_rest#?}
                while :; do
                    if [ -z "$_rest" ]; then
                        IFS= read -r _rest || return 0
                        _word="$_word
"
                    else
                        take_plain
                        [ "$_character" != "$_in_word" ] || break
                    fi
                done
                ;;
            *)
                _in_word=plain
                [ "$_rest" != \\ ] || IFS= read -r _rest || _rest=''
                [ -z "$_rest" ] || take_plain
                ;;
        esac
    done
    _escapes=''
    _word=${_word%"${_word##*[![:space:]]}"}
}
_escapes=''

keep_file() { # environment file
    if [ ! -r "$1" ]; then
        [ ! -e "$1" ] ||
            printf '%s is only readable by root, as systemd is: what it sets is missing here. Try it as root.\n' "$1"
        return 0
    fi
    while IFS= read -r _line || [ -n "$_line" ]; do
        _line=${_line#"${_line%%[![:space:]]*}"}
        case $_line in
            '' | '#'* | ';'*) ;;
            *=*)
                _each=${_line%%=*}
                _each=${_each%"${_each##*[![:space:]]}"}
                _rest=${_line#*=}
                _rest=${_rest#"${_rest%%[![:space:]]*}"}
                take_value
                keep "$_each" "$_word" "$1"
                ;;
        esac
    done <"$1"
}

show() { # property; sets _value
    _value=$(systemctl show -p "$1" "$_name.service")
    _value=${_value#*=}
}

directories_of() { # variable property parent
    show "$2"
    _word=''
    for _each in $_value; do
        _word=$_word${_word:+:}$3/${_each%%:*}
    done
    [ -z "$_word" ] || keep "$1" "$_word" systemd
}

keep_variables_of_systemd() {
    keep PATH /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin systemd
    while IFS= read -r _line; do
        keep "${_line%%=*}" "${_line#*=}" systemd
    done <<VARIABLES
$(systemctl show-environment)
VARIABLES
    _line=$(getent passwd "$_user")
    keep HOME "$(printf '%s\n' "$_line" | cut -d : -f 6)" systemd
    keep SHELL "$(printf '%s\n' "$_line" | cut -d : -f 7)" systemd
    keep USER "$_user" systemd
    keep LOGNAME "$_user" systemd
    keep INVOCATION_ID of-the-start systemd
    directories_of STATE_DIRECTORY StateDirectory /var/lib
    directories_of CACHE_DIRECTORY CacheDirectory /var/cache
    directories_of LOGS_DIRECTORY LogsDirectory /var/log
    directories_of RUNTIME_DIRECTORY RuntimeDirectory /run
}

exported() {
    export -p | sed -n -e 's/^export \([A-Za-z_][A-Za-z0-9_]*\).*/\1/p' -e 's/^declare -x \([A-Za-z_][A-Za-z0-9_]*\).*/\1/p'
}

# The variables of the caller are none of the unit's: JAVA_HOME of a shell would explain another start.
replace_environment() {
    for _each in $(exported); do
        unset "$_each"
    done
    for _each in $_names; do
        eval "$_each=\$_value_of_$_each"
        export "${_each?}"
    done
}

tell_variables() {
    section "Variables of $_name.service"
    for _each in $_names; do
        eval "_value=\$_value_of_$_each _why=\$_origin_of_$_each"
        row "$_each=$_value" "$_why"
    done
}

# ${NAME} is a variable in an argument of a unit; %% and $$ are the plain characters.
take_unit_argument() {
    _rest=$_word _word=''
    while [ -n "$_rest" ]; do
        case $_rest in
            %%* | \$\$*)
                _word=$_word${_rest%"${_rest#?}"}
                _rest=${_rest#??}
                ;;
            \$\{*\}*)
                _each=${_rest#??}
                _each=${_each%%\}*}
                _rest=${_rest#*\}}
                case $_each in
                    *[!A-Za-z0-9_]* | '') ;;
                    *)
                        eval "_value=\${$_each-}"
                        _word=$_word$_value
                        ;;
                esac
                ;;
            *)
                _word=$_word${_rest%"${_rest#?}"}
                _rest=${_rest#?}
                ;;
        esac
    done
}

# Sets _command to what the last ExecStart= of the unit and its drop-ins has behind the launcher.
read_command() {
    _command='' _joined=''
    while IFS= read -r _line; do
        case $_line in
            *\\)
                _joined=$_joined${_line%\\}' '
                continue
                ;;
        esac
        _line=$_joined$_line _joined=''
        case $_line in
            ExecStart=*@launcher@*) _command=${_line#*@launcher@} ;;
            ExecStart=?*) _command=${_line#ExecStart=} ;;
        esac
    done <<COMMANDS
$(systemctl cat "$_name.service" 2>/dev/null)
COMMANDS
}

# Calls a command with each word of a text, as systemd splits it.
split() { # text command
    _rest=$1 _word='' _in_word=''
    while [ -n "$_rest" ]; do
        _character=${_rest%"${_rest#?}"}
        case $_character in
            [[:space:]])
                [ -z "$_in_word" ] || "$2" "$_word"
                _word='' _in_word=''
                _rest=${_rest#?}
                ;;
            \" | \')
                _in_word=$_character
                _rest=${_rest#?}
                while [ -n "$_rest" ]; do
                    take_plain
                    [ "$_character" != "$_in_word" ] || break
                done
                ;;
            *)
                _in_word=yes
                take_plain
                ;;
        esac
    done
    [ -z "$_in_word" ] || "$2" "$_word"
}

# Moves a character to the word, unless it is the quote that ends it.
take_plain() {
    _character=${_rest%"${_rest#?}"}
    _rest=${_rest#?}
    case $_character in
        "$_in_word") ;;
        \\)
            _character=${_rest%"${_rest#?}"}
            _rest=${_rest#?}
            case ${_escapes:+$_escapes$_in_word}$_character in
                t) _word="$_word	" ;;
                n) _word="$_word
" ;;
                file\'*) _word="$_word\\$_character" ;;
                file\"[!\"\\\$\`]) _word="$_word\\$_character" ;;
                *) _word=$_word$_character ;;
            esac
            _character=''
            ;;
        *) _word=$_word$_character ;;
    esac
}

keep_assignment() { # NAME=value
    keep "${1%%=*}" "${1#*=}" "$_name.service"
}

keep_argument() { # word, which is quoted in _list
    _word=$1
    _saved=$_rest
    take_unit_argument
    _rest=$_word _word=''
    while :; do
        case $_rest in
            *\'*)
                _word="$_word${_rest%%\'*}'\\''"
                _rest=${_rest#*\'}
                ;;
            *) break ;;
        esac
    done
    _list="$_list '$_word$_rest'"
    _rest=$_saved
}

explain_unit() {
    show User
    _user=${_value:-root}
    show Group
    _group=$_value
    show WorkingDirectory
    _directory=${_value#!}
    show Environment
    _environment=$_value
    _files=$(systemctl show -p EnvironmentFiles "$_name.service" | sed -n 's/^EnvironmentFiles\{0,1\}=\(.*\) (ignore_errors=.*)$/\1/p')
    keep_variables_of_systemd
    split "$_environment" keep_assignment
    while IFS= read -r _file; do
        case $_file in
            *[*?[]*)
                for _each_file in $_file; do
                    keep_file "$_each_file"
                done
                ;;
            ?*) keep_file "$_file" ;;
        esac
    done <<FILES
$_files
FILES
    tell_variables
    read_command
    replace_environment
    _list=''
    split "$_command" keep_argument
    cd "${_directory:-/}" || printf '%s cannot be entered\n' "$_directory"
}

if [ "${2-}" = --as-the-unit ]; then
    _names=$3
    shift 3
    _arguments='of the unit'
elif [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1 &&
    [ "$(systemctl show -p LoadState "$_name.service")" = LoadState=loaded ]; then
    _arguments='of the unit'
    explain_unit
    eval "set -- $_list"
    # Who may read and write what is a question of the user.
    if [ "$(id -u)" -eq 0 ] && [ "$_user" != root ]; then
        if command -v runuser >/dev/null 2>&1; then
            exec runuser -u "$_user" ${_group:+-g "$_group"} -- /bin/sh @launcher@ --explain --as-the-unit "$_names" "$@"
        fi
        printf 'There is no runuser here: what %s may read and write is not seen\n' "$_user"
    elif [ "$(id -un)" != "$_user" ]; then
        printf 'The unit starts as %s: try it as root, as uid %s may see another start\n' "$_user" "$(id -u)"
    fi
else
    shift
    _arguments='of this command'
    _names=$(exported)
    section 'Variables, as systemd does not run here'
    for _each in $_names; do
        eval "_value=\${$_each-}"
        row "$_each=$_value" ''
    done
fi
section "Process"
printf '  user %s (uid %s) in %s\n' "$(id -un 2>/dev/null || echo '?')" "$(id -u)" "$PWD"
