# fish completion of witness: asks the program itself, which knows its commands, options and nodes.
function __witness_words
    # What stands before the program, such as sudo, is none of its business.
    set -l line (commandline -cp | string replace -r '^.*?\bwitness\b' witness)
    set -l words (witness "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -v '/*')
    # Options only where one was begun.
    if string match -q -- '-*' (commandline -ct)
        printf '%s\n' $words
    else
        printf '%s\n' $words | string match -v -- '-*'
    end
end
complete -c witness -f -n 'not __fish_seen_subcommand_from validate' -a '(__witness_words)'
complete -c witness -l config -r -F
complete -c witness -n '__fish_seen_subcommand_from init' -l output -r -F
