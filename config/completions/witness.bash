# bash completion of witness: asks the program itself, which knows its commands, options and nodes.
# shellcheck shell=bash
_witness() {
  local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} words
  words=$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
  # Options only where one was begun.
  [[ $word == -* ]] || words=$(sed '/^[-/]/d' <<<"$words")
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
# File names where the program has nothing to offer: --config PATH, validate FILE.
complete -o bashdefault -o default -F _witness witness
