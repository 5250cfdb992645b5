# SPDX-License-Identifier: LGPL-3.0-or-later
# bash completion for samsvar. Commands, options and their words are asked of the program
# itself, so they are those of its option tables.

# The words at the beginning of the lines of a help text: commands.
_samsvar_commands() {
    "$@" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'
}

# Options of a command.
_samsvar_options() {
    "$@" --help 2>/dev/null |
        sed -n 's/^ \{2,6\}\(-[a-zA-Z], \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p'
}

# The words that an option takes, or nothing: the program names them when it gets another.
_samsvar_words() {
    local option=$1
    shift
    "$@" "$option" '?' --help 2>&1 >/dev/null |
        sed -n 's/.* takes \([a-z0-9|-]*|[a-z0-9|-]*\), not .*/\1/p' | tr '|' '\n'
}

_samsvar() {
    local cur prev words cword program=${1:-samsvar} command=() i
    if declare -F _init_completion >/dev/null; then
        _init_completion -n =: || return
    else
        cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
        words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
    fi
    COMPREPLY=()
    for ((i = 1; i < cword; i++)); do
        case ${words[i]} in
        -*) ;;
        *)
            command=("${words[i]}")
            break
            ;;
        esac
    done
    if [ ${#command[@]} -eq 0 ]; then
        COMPREPLY=($(compgen -W "$(_samsvar_commands "$program") --help --version" -- "$cur"))
        return
    fi
    if [ "${command[0]}" = dict ]; then
        if [ "$i" -eq $((cword - 1)) ]; then
            COMPREPLY=($(compgen -W "$(_samsvar_commands "$program" dict) --help" -- "$cur"))
            return
        fi
        command+=("${words[i + 1]}")
    fi
    if [ "${command[0]}" = plugins ] && [ "$i" -eq $((cword - 1)) ] && [[ $cur != -* ]]; then
        COMPREPLY=($(compgen -W "list info check path" -- "$cur"))
        return
    fi
    case $cur in
    --*=*)
        COMPREPLY=($(compgen -W "$(_samsvar_words "${cur%%=*}" "$program" "${command[@]}")" \
            -- "${cur#*=}"))
        [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "${cur#*=}"))
        return
        ;;
    -*)
        COMPREPLY=($(compgen -W "$(_samsvar_options "$program" "${command[@]}")" -- "$cur"))
        return
        ;;
    esac
    case $prev in
    --*) COMPREPLY=($(compgen -W "$(_samsvar_words "$prev" "$program" "${command[@]}")" -- "$cur")) ;;
    esac
    [ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default 2>/dev/null || true
} &&
    complete -F _samsvar samsvar
