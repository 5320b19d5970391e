# fish completion of witness: asks the program itself, which knows its commands, options and nodes.
function __witness_words
    # What stands before the program, such as sudo, is none of its business.
    set -l line (commandline -cp | string replace -r '^.*?\bwitness\b' witness)
    witness "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -v '/*'
end
complete -c witness -f -n 'not __fish_seen_subcommand_from validate' -a '(__witness_words)'
complete -c witness -l config -r -F
