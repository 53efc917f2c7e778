# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mamnon_global_optspecs
    string join \n db= format= lang= reason= order= cosign= n/dry-run y/yes no-input password-stdin cosign-password-stdin q/quiet bom color= lock-wait= h/help V/version
end

function __fish_mamnon_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mamnon_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mamnon_using_subcommand
    set -l cmd (__fish_mamnon_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mamnon -n "__fish_mamnon_needs_command" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_needs_command" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_needs_command" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_needs_command" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_needs_command" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_needs_command" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_needs_command" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_needs_command" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_needs_command" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_needs_command" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_needs_command" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_needs_command" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_needs_command" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_needs_command" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_needs_command" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_needs_command" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_needs_command" -s V -l version -d 'Version'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "init" -d 'Make the school\'s database (once)'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "activate" -d 'Activate an account: set the first password'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "recover" -d 'New password by recovery code (the officers)'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "login" -d 'Sign in'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "logout" -d 'Sign out'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "whoami" -d 'Who is signed in and what they may do'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "passwd" -d 'Change one\'s own password'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "status" -d 'Where things stand and what waits'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "review" -d 'The principal: everything since the last sign-in, decided one after the other'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "accounts" -d 'Accounts: create, reset, disable, review'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "officers" -d 'The officers: replace the principal by decision, stop that'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "roles" -d 'Roles: who may do what, in which class, until when'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "policy" -d 'The school\'s rules in numbers: cutoff, password age, window hours'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "school" -d 'What paper heads need: name, authority above, place, signatories'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "years" -d 'School years'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "classes" -d 'Classes'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "staff" -d 'Staff'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "children" -d 'Children'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "meals" -d 'Meals: marks, fees, payments, settlement'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "orders" -d 'Orders to lock and unlock: ask, approve, follow'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "corrections" -d 'Correction slips: submit, approve, carry out, follow up outside'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "lock" -d 'Lock a book on the principal\'s order'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "unlock" -d 'Open a locked book for a while, as approved'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "export" -d 'Extract data to hand in or print'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "audit" -d 'The log: read it, verify it'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "backup" -d 'Back up the data'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "doctor" -d 'Check machine, file, log and what must not be forgotten'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "runs" -d 'Runs of unattended jobs'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "cron" -d 'The timetable of what runs by itself'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "completions" -d 'Print shell completions'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "man" -d 'Write the manual pages'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "tour" -d 'Play a school\'s month from beginning to end in a temporary school'
complete -c mamnon -n "__fish_mamnon_needs_command" -f -a "help" -d 'Help on a command or a topic'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l school -d 'The school\'s name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l year -d 'The school year, 2026-2027' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l principal -d 'The principal: username=full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l vice -d 'The vice-principal: username=full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l code -d 'The school\'s code' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand init" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand activate" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand recover" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand login" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand logout" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand whoami" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l recovery-code -d 'A new recovery code too; the one before ends (the officers)'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand passwd" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand status" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l since -d 'What happened since this day, in place of the last sign-in' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l check -d 'Decide nothing; end with 10 if something waits'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand review" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "list" -d 'List accounts'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "show" -d 'Show one account with its grants'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "create" -d 'Make an account and give its activation code'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "import" -d 'Make many accounts from a sheet'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "disable" -d 'Put an account out of use'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "enable" -d 'Put an account back into use'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "unlock" -d 'Lift the block after wrong passwords'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "reset" -d 'Give a new activation code for a forgotten password'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "token" -d 'Write a token file for a service account'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "review" -d 'Go through the accounts: dormant, never activated, old passwords, leavers, too many rights, conflicts of duty'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and not __fish_seen_subcommand_from list show create import disable enable unlock reset token review outside" -f -a "outside" -d 'Accounts that people hold in other systems, without passwords'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l role -d 'Only accounts with this role' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l status -d 'Only accounts in this state' -r -f -a "pending\t''
active\t''
locked\t''
disabled\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l dormant -d 'Only people\'s accounts without a sign-in for that many days inside terms' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l password-older -d 'Only accounts with a password older than that many days' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l name -d 'The person\'s full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l kind -d 'person or service' -r -f -a "person\t''
service\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l staff -d 'Code of the staff record' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from create" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l result -d 'Write what became of each row to this file' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l codes-out -d 'The file that gets the activation codes, readable by its owner only' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l update -d 'Write over rows that differ'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l partial -d 'Write the good rows even if others are bad'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l force -d 'Replace output files that exist'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from disable" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from enable" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from unlock" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from reset" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l out -d 'The file to write, readable by its owner only' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l expires -d 'Last day; without it the token ends with the school year' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from token" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from review" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -f -a "add" -d 'Note that somebody was given an account in another system; never its password'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -f -a "return" -d 'Note that it was given back'
complete -c mamnon -n "__fish_mamnon_using_subcommand accounts; and __fish_seen_subcommand_from outside" -f -a "list" -d 'List the accounts that are held'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -f -a "replace" -d 'Replace the principal by decision on paper (with --cosign WITNESS)'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and not __fish_seen_subcommand_from replace stop" -f -a "stop" -d 'Stop a replacement before it is in force (the principal in office)'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l from -d 'The day that the decision names' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l document -d 'Number of the decision' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from replace" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand officers; and __fish_seen_subcommand_from stop" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "list" -d 'List roles, or the grants that hold today'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "show" -d 'Show what a role may do, and who holds it'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "grant" -d 'Give a role to an account (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "revoke" -d 'Take a role back (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "import" -d 'Give roles from a sheet (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "matrix" -d 'The whole permission matrix'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "who-can" -d 'Who may do this'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and not __fish_seen_subcommand_from list show grant revoke import matrix who-can can" -f -a "can" -d 'Whether an account may do this: ends 0 or 3'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l role -d 'Only grants of this role' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l grants -d 'The grants that hold today instead of the roles'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l class -d 'Class that the role is for' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l team -d 'Team that the role is for' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l from -d 'First day; today if it is left out' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l to -d 'Last day' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from grant" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l class -d 'Only the grant for this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l result -d 'Write what became of each row to this file' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l update -d 'Write over rows that differ'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l partial -d 'Write the good rows even if others are bad'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l force -d 'Replace output files that exist'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from matrix" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from who-can" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l class -d 'In this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand roles; and __fish_seen_subcommand_from can" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -f -a "list" -d 'List the numbers that hold today'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -f -a "show" -d 'Every value that a number ever had'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and not __fish_seen_subcommand_from list show set" -f -a "set" -d 'Set a number from a day on (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l from -d 'First day' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand policy; and __fish_seen_subcommand_from set" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -f -a "show" -d 'Show the school\'s settings'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and not __fish_seen_subcommand_from show set" -f -a "set" -d 'Set one from a day on'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l from -d 'First day' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand school; and __fish_seen_subcommand_from set" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "list" -d 'List school years'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "open" -d 'Open a school year'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "terms" -d 'Show or set a year\'s terms'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "rollover" -d 'Copy classes and promote children into the next year'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "activate" -d 'Make a planned year the one at work'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "close" -d 'Close a school year for good on the principal\'s decision'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and not __fish_seen_subcommand_from list open terms rollover activate close summary" -f -a "summary" -d 'Show a year\'s classes: children, moves, leavers, completers'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l from -d 'First day; 1 August if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l to -d 'Last day; 31 July if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from open" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l term1 -d 'Days of term 1' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l term2 -d 'Days of term 2' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l summer -d 'Days of the summer' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from terms" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l map -d 'A sheet that says where classes go on to (from_class, to_class)' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l undo -d 'Take the roll-over into this year back, as long as the year is not activated' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l partial -d 'Promote those whose class is known, even if others are not'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from rollover" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from activate" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l document -d 'Number of the principal\'s decision, where the order does not have it' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from close" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand years; and __fish_seen_subcommand_from summary" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -f -a "list" -d 'List the classes of a year'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -f -a "show" -d 'Show one class'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -f -a "add" -d 'Add a class'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and not __fish_seen_subcommand_from list show add import" -f -a "import" -d 'Add or change classes from a sheet'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l year -d 'School year; the present one if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l year -d 'School year; the present one if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l age-group -d 'Age group: nt1 nt2 nt3 mg3 mg4 mg5, or its name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l name -d 'Name; the code if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l year -d 'School year; the present one if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l site -d 'Where it is taught' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l capacity -d 'The most children' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from add" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l result -d 'Write what became of each row to this file' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l update -d 'Write over rows that differ'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l partial -d 'Write the good rows even if others are bad'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l force -d 'Replace output files that exist'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand classes; and __fish_seen_subcommand_from import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -f -a "list" -d 'List staff'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -f -a "show" -d 'Show one record'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -f -a "add" -d 'Add a member of staff'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -f -a "edit" -d 'Edit a record'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -f -a "leave" -d 'Note that somebody leaves'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and not __fish_seen_subcommand_from list show add edit leave import" -f -a "import" -d 'Add or change staff from a sheet'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l status -d 'working, left or all' -r -f -a "working\t''
left\t''
all\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l team -d 'Only this team' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l name -d 'Full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l birth-date -d 'Birth date' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l sex -d 'male or female' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l position -d 'Position' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l team -d 'Team' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l phone -d 'Telephone' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l email -d 'Mail address' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from add" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l name -d 'Full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l birth-date -d 'Birth date' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l sex -d 'male or female' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l position -d 'Position' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l team -d 'Team' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l phone -d 'Telephone' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l email -d 'Mail address' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from edit" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l last-day -l on -d 'The last day at work' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from leave" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l result -d 'Write what became of each row to this file' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l update -d 'Write over rows that differ'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l partial -d 'Write the good rows even if others are bad'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l force -d 'Replace output files that exist'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand staff; and __fish_seen_subcommand_from import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "list" -d 'List children'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "show" -d 'Show one child and its way through the school'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "add" -d 'Add a child to a class'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "edit" -d 'Edit a child\'s record (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "import" -d 'Add or change children from a sheet'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "move" -d 'Move a child to another class'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "leave" -d 'Note that a child leaves'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "return" -d 'Take a child back'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "rename" -d 'Give a child another code'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "receive" -d 'Receive a child from another school'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and not __fish_seen_subcommand_from list show add edit import move leave return rename receive promote" -f -a "promote" -d 'Promote the children of a year into the next year\'s classes'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l class -d 'Only this class: code or name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l on -d 'As it is on this day; today if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l status -d 'attending, left, transfer, completed, planned or all' -r -f -a "attending\t''
left\t''
transfer\t''
completed\t''
planned\t''
all\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l on -d 'As it is on this day; today if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l name -d 'Full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l birth-date -d 'Birth date; month and year, or the year alone, if no more is known' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l sex -d 'male or female' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l class -d 'The class: code or name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l from -d 'First day in class; today if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l pid -d 'Personal id of 12 digits' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l ethnicity -d 'Ethnic group' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l guardian-name -d 'Guardian\'s name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l guardian-phone -d 'Guardian\'s telephone' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from add" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l name -d 'Full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l birth-date -d 'Birth date' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l sex -d 'male or female' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l pid -d 'Personal id of 12 digits' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l ethnicity -d 'Ethnic group' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l guardian-name -d 'Guardian\'s name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l guardian-phone -d 'Guardian\'s telephone' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from edit" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l result -d 'Write what became of each row to this file' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l update -d 'Write over rows that differ'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l partial -d 'Write the good rows even if others are bad'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l force -d 'Replace output files that exist'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from import" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l from -d 'First day in the new class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from move" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l last-day -l on -d 'The last day in class, inclusive' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l why -d 'transfer to another school, or left' -r -f -a "transfer\t''
left\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l to -d 'The other school' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l document -d 'Number of the paper' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from leave" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l from -d 'First day back' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from return" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from rename" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l name -d 'Full name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l birth-date -d 'Birth date; month and year, or the year alone, if no more is known' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l sex -d 'male or female' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l class -d 'The class: code or name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l from -d 'First day in class; today if none' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l pid -d 'Personal id of 12 digits' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l ethnicity -d 'Ethnic group' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l guardian-name -d 'Guardian\'s name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l guardian-phone -d 'Guardian\'s telephone' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l from-school -d 'The school that it comes from' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from receive" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l from-year -d 'The old year, as 2026-2027' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l to-year -d 'The new year, as 2027-2028' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l map -d 'A sheet that says where classes go on to (from_class, to_class)' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l partial -d 'Promote those whose class is known, even if others are not'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand children; and __fish_seen_subcommand_from promote" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "calendar" -d 'Which days serve meals'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "slots" -d 'Which meals a stage is served'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "marks" -d 'Marks: who ate'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "fees" -d 'Prices of a day or a meal'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "payments" -d 'Payments of the parents'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "balance" -d 'What a child\'s account holds at the start'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "adjust" -d 'A dated line for a month that is locked for good (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "settle" -d 'Settle a month: days, charges, balance of every child'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and not __fish_seen_subcommand_from calendar slots marks fees payments balance adjust settle explain" -f -a "explain" -d 'Explain a child\'s month: every term of the sum and the entry that brought it'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -f -a "import" -d 'Serving days and holidays from a sheet (date, kind)'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -f -a "set" -d 'Set a day or a span (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from calendar" -f -a "show" -d 'The days of a month'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -f -a "list" -d 'List what each stage is served'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from slots" -f -a "set" -d 'Set what a stage is served'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -f -a "set" -d 'Mark a class for a day'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -f -a "fix" -d 'Correct one child\'s mark'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -f -a "import" -d 'Marks from a sheet'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from marks" -f -a "show" -d 'The month of a class as a grid'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -f -a "list" -d 'List prices'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from fees" -f -a "set" -d 'Set a price from a day on; without --slot it is the price of the whole day'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -f -a "list" -d 'List payments of a day, a month or a school year'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -f -a "import" -d 'Payments from a sheet (date, child, amount, note; also receipt)'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from payments" -f -a "reverse" -d 'Take a payment back (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -f -a "set" -d 'Set what a child\'s account holds at the start of a day'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from balance" -f -a "import" -d 'Balances from a sheet (child, amount, on)'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l for -d 'The month that is locked for good' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from adjust" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l child -d 'Only this child' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l to -d 'Up to this day' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from settle" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand meals; and __fish_seen_subcommand_from explain" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "issue" -d 'The principal orders unasked (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "request" -d 'Ask the principal to lock or unlock (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "record" -d 'Record an order received on paper or by telephone (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "approve" -d 'Approve requests'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "reject" -d 'Reject requests (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "ratify" -d 'Confirm recorded orders afterwards'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "refuse" -d 'Deny recorded orders afterwards; their windows close (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "card" -d 'Make a card of one-time codes that only its holder keeps'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "list" -d 'List orders, the oldest first'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "show" -d 'Show an order with all that was done under it'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and not __fish_seen_subcommand_from issue request record approve reject ratify refuse card list show sheet" -f -a "sheet" -d 'Print an order as a sheet to sign'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l hours -d 'Hours of the window, counted from the opening' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l for -d 'Only this account may write in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l most -d 'At most so many changes in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l extends -d 'The order whose window it continues' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l document -d 'Number of the decision; with close-year' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from issue" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l hours -d 'Hours of the window, counted from the opening' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l for -d 'Only this account may write in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l most -d 'At most so many changes in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l extends -d 'The order whose window it continues' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l document -d 'Number of the decision, if it is known; with close-year' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from request" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l document -d 'Number of the paper' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l dated -d 'Date of the paper or call' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l hours -d 'Hours of the window, counted from the opening' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l for -d 'Only this account may write in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l most -d 'At most so many changes in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l extends -d 'The order whose window it continues' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l phone -d 'By telephone'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from record" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l hours -d 'Hours of the window, counted from the opening' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l for -d 'Only this account may write in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l most -d 'At most so many changes in the window' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l code -d 'By a code that the principal reads out from their card: always -, asked for or read from standard input' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from approve" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from reject" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from ratify" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from refuse" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l out -d 'The file for the codes, .txt or .html; without it they are shown here, once' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l codes -d 'How many codes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l force -d 'Replace a file that exists'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from card" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l state -d 'Only orders in this state' -r -f -a "requested\t''
approved\t''
recorded\t''
rejected\t''
refused\t''
used\t''
lapsed\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l out -d 'The file, .html; without it, or with -, standard output' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l force -d 'Replace a file that exists'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand orders; and __fish_seen_subcommand_from sheet" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "submit" -d 'Submit a slip: what is wrong, what is right (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "approve" -d 'Approve slips'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "reject" -d 'Reject slips (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "cancel" -d 'Take one\'s own slips back'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "apply" -d 'Carry slips out: open, write, lock again'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "sent" -d 'The letter that asks an outside system to reopen went out'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "done" -d 'The outside system was corrected'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "confirm" -d 'The correction was seen in the outside system'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "close" -d 'Nothing more is to do about outside slips'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "list" -d 'List slips, the oldest first'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "show" -d 'Show a slip'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and not __fish_seen_subcommand_from submit approve reject cancel apply sent done confirm close list show report" -f -a "report" -d 'A month\'s corrections and windows, with people and reasons'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -f -a "marks" -d 'A child\'s mark of a day is wrong'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -f -a "child" -d 'A child\'s record is wrong'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from submit" -f -a "outside" -d 'Something in the sector database or in universal education is wrong'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from approve" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from reject" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from apply" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l letter -d 'Number of the letter' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l dated -d 'Date of the letter' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from sent" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l on -d 'On which day' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from done" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l file -d 'A CSV downloaded from there afterwards: the right values must stand in it' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from confirm" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from close" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l state -d 'Only slips in this state' -r -f -a "submitted\t''
approved\t''
sent_external\t''
done_external\t''
verified\t''
closed\t''
rejected\t''
cancelled\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l system -d 'Only slips about this system' -r -f -a "meals\t''
children\t''
sector\t''
universal\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l month -d 'Only slips of this month: by the day or month that they are about, those of a school year by the day of submission' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l class -d 'Only this class, with what touches the whole school' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand corrections; and __fish_seen_subcommand_from report" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l exceptions -d 'List all that changed in a period after its pages were first locked; with --order N only under that order' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l final -d 'For good: it can never be undone'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l check -d 'Only check what the page lacks (10 if anything); nothing is locked'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l list -d 'List locked pages and windows'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l rules -d 'List the lock rules that the principal has given'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l due -d 'Lock every page that is due by a rule'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand lock" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand unlock" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l period -d 'Day, month or school year; corrections by the day that they are about, those of a school year by the day of submission' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l class -d 'Only this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l out -d 'The file to write, .csv, .json or (audit, corrections) .html, with a manifest beside it; without it standard output' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l to -d 'Who gets it; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l purpose -d 'What for; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l sent -d 'With list: what was extracted, and whether it is out of date'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l force -d 'Replace files that exist'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand export" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "log" -d 'List entries of the log'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "show" -d 'Show one entry with its changes'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "history" -d 'Every entry that touched one thing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "mine" -d 'List one\'s own entries'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "odd" -d 'What in the log is worth a second look'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "verify" -d 'Check that log and data were not changed outside the program'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "checkpoint" -d 'Sign the head of the log, to be printed and kept elsewhere'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "witness" -d 'Check the log against a small file kept elsewhere, then let it remember the new head'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "export" -d 'Write the log as lines of JSON, to be checked elsewhere'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "erase" -d 'Erase a person\'s data on the principal\'s order'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "hold" -d 'Keep a person\'s data from being erased before a day (needs --reason)'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and not __fish_seen_subcommand_from log show history mine odd verify checkpoint witness export erase hold clock" -f -a "clock" -d 'Sign that the clock was wrong (the principal)'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l actor -d 'Only of this account, by username or the person\'s name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l action -d 'Only this action, or those whose code begins with it: meals, meals.marks.set' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l object -d 'Only entries whose object begins with this: meals/2026-10' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l child -d 'Only what concerns this child' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l class -d 'Only what concerns this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l book -d 'Only of this book: children or meals' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l period -d 'Only what concerns this day, month or school year; when it was written is --since and --until' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l since -d 'Not before that day or moment: 05/10/2026, hôm qua 14:30, 8h30' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l until -d 'Not after that day or moment' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l limit -d 'Only the last N; 50 in a table, all in CSV and JSON' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from log" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from show" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from history" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l action -d 'Only this action, or those whose code begins with it: meals, meals.marks.set' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l object -d 'Only entries whose object begins with this: meals/2026-10' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l child -d 'Only what concerns this child' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l class -d 'Only what concerns this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l book -d 'Only of this book: children or meals' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l period -d 'Only what concerns this day, month or school year; when it was written is --since and --until' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l since -d 'Not before that day or moment: 05/10/2026, hôm qua 14:30, 8h30' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l until -d 'Not after that day or moment' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l limit -d 'Only the last N; 50 in a table, all in CSV and JSON' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from mine" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l actor -d 'Only of this account, by username or the person\'s name' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l action -d 'Only this action, or those whose code begins with it: meals, meals.marks.set' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l object -d 'Only entries whose object begins with this: meals/2026-10' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l child -d 'Only what concerns this child' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l class -d 'Only what concerns this class' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l book -d 'Only of this book: children or meals' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l period -d 'Only what concerns this day, month or school year; when it was written is --since and --until' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l since -d 'Not before that day or moment: 05/10/2026, hôm qua 14:30, 8h30' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l until -d 'Not after that day or moment' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l limit -d 'Only the last N; 50 in a table, all in CSV and JSON' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from odd" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l principal-key -d 'The key mark on the principal\'s signed decision' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l since -d 'Begin at this stored checkpoint: last, its number of entries, its paper code, or a file that holds it' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l against -d 'That the log begins with this: a paper code, or a file (checkpoint, witness, manifest)' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l quick -d 'Only the entries since the last checkpoint, and not the tables'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l out -d 'The file for the signed note; without it, or with -, standard output' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l force -d 'Replace a file that exists'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from checkpoint" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l accept-restore -d 'Go on after the restore of that entry, which both officers have signed' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from witness" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l out -d 'The file; without it, or with -, standard output' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l force -d 'Replace a file that exists'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from export" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from erase" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l until -d 'The last day of the hold' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l release -d 'End the hold'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l list -d 'List what is held'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from hold" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l user -d 'Who signs, by password: for when no sign-in can be written either' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand audit; and __fish_seen_subcommand_from clock" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -f -a "create" -d 'Copy the database as it stands to a new file'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -f -a "verify" -d 'Check a backup: its log and its data'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and not __fish_seen_subcommand_from create verify restore" -f -a "restore" -d 'Put a backup in place of the data, both officers together'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l out -d 'The file to write' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l dir -d 'The folder to write to, under a name with school and time; without both: the folder backups beside the database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from create" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from verify" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l user -d 'Who carries it out where no database stands, by the password of the backup; the vice-principal if there is one' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand backup; and __fish_seen_subcommand_from restore" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand doctor" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and not __fish_seen_subcommand_from list" -f -a "list" -d 'List runs, the newest first'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l job -d 'Only runs of this job: "backup create"' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand runs; and __fish_seen_subcommand_from list" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and not __fish_seen_subcommand_from print" -f -a "print" -d 'Print the timetable for cron or systemd'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l systemd -d 'Units of systemd in place of a crontab: a job that missed its hour runs at the next start'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand cron; and __fish_seen_subcommand_from print" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand completions" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l out -d 'Folder for the pages' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand man" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l keep -d 'Leave the school in this folder, to go on with' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand tour" -s h -l help -d 'Help'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l db -d 'The school\'s database' -r -F
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l format -d 'How data on standard output looks' -r -f -a "table\t'For people'
csv\t'For spreadsheets'
json\t'For programs'"
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l lang -d 'Language: vi or en' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l reason -d 'Why; kept in the log' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l order -d 'The principal\'s order under which this is done' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l cosign -d 'The second person, who types their password at this machine' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l lock-wait -d 'Seconds to wait while somebody else writes' -r
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -s n -l dry-run -d 'Show what would change, change nothing'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -s y -l yes -d 'Answer yes to confirmations'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l no-input -d 'Never ask'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l password-stdin -d 'Read the password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l cosign-password-stdin -d 'Read the second person\'s password from a line of standard input'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -s q -l quiet -d 'No hints, no progress'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -l bom -d 'A byte order mark before CSV, for Excel'
complete -c mamnon -n "__fish_mamnon_using_subcommand help" -s h -l help -d 'Help'
