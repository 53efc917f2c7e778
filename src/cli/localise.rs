//! Vietnamese help: the command tree with texts, headings and names from the table in `i18n`.
use super::Cli;
use super::session::Env;
use crate::i18n::Lang;
use crate::i18n::help::{Row, level, table};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory as _};
use std::collections::HashMap;
use std::ffi::OsString;

/// The language, before anything is parsed: `--lang`, then the environment. The school's own setting comes in when its
/// database is opened; help never opens it.
pub fn language_of(args: &[OsString], env: &Env) -> Lang {
    let args: Vec<String> = args.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let flag = args.iter().enumerate().find_map(|(i, a)| {
        a.strip_prefix("--lang=").or_else(|| (a == "--lang").then(|| args.get(i + 1)).flatten().map(String::as_str))
    });
    flag.and_then(Lang::parse).unwrap_or_else(|| env.lang(None))
}

/// The tree for one command line: only the levels that its words lead through get their Vietnamese names. Building all of it
/// would cost every start more than the work itself. It is for parsing alone; help is rendered from [`localised`].
pub fn for_line(args: &[OsString]) -> Command {
    let words: Vec<String> = args.iter().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    descend(Cli::command(), "", &words)
}

/// Options of every command that take a value: the word behind them is no command.
const WITH_VALUE: &[&str] =
    &["--db", "--format", "--lang", "--reason", "--order", "--cosign", "--color", "--lock-wait"];

fn descend(mut command: Command, path: &str, words: &[String]) -> Command {
    let rows = level(path);
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path} {name}") };
    let mut next = None;
    let mut i = 0;
    while i < words.len() && next.is_none() {
        let word = &words[i];
        if WITH_VALUE.contains(&word.as_str()) {
            i += 2;
            continue;
        }
        next = names
            .iter()
            .find(|n| *n == word || rows.get(below(n).as_str()).is_some_and(|r| !r.alias.is_empty() && r.alias == word))
            .map(|n| (n.clone(), i + 1));
        i += 1;
    }
    for name in names {
        let path = below(&name);
        let row = rows.get(path.as_str()).copied().unwrap_or_default();
        let follow = next.as_ref().filter(|(n, _)| *n == name).map(|(_, rest)| &words[*rest..]);
        command = command.mut_subcommand(name, |mut c| {
            if !row.alias.is_empty() {
                c = c.visible_alias(row.alias);
            }
            match follow {
                Some(rest) => descend(c, &path, rest),
                None => c,
            }
        });
    }
    command
}

/// Gives every command its Vietnamese name as an alias, in either language.
pub fn with_aliases(command: Command) -> Command {
    walk(command, "", &table(), &|cmd, _, row| if row.alias.is_empty() { cmd } else { cmd.visible_alias(row.alias) })
}

/// The tree with texts of the language and examples at the end of every page.
pub fn localised(command: Command, lang: Lang) -> Command {
    let rows = table();
    walk(command, "", &rows, &|mut cmd, path, row| {
        let examples: String =
            row.examples.split(" ;; ").filter(|e| !e.is_empty()).map(|e| format!("\n  {e}")).collect();
        if !examples.is_empty() {
            cmd = cmd.after_help(format!("{}{examples}", lang.pick("Ví dụ:", "Examples:")));
        }
        match lang {
            Lang::En => cmd,
            Lang::Vi => in_vietnamese(cmd, path, row, &rows),
        }
    })
}

const TEMPLATE_VI: &str = "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

fn in_vietnamese(cmd: Command, path: &str, row: &Row, rows: &HashMap<&'static str, Row>) -> Command {
    let mut cmd = cmd.help_template(TEMPLATE_VI).subcommand_help_heading("Lệnh").subcommand_value_name("LỆNH");
    if !row.text.is_empty() {
        cmd = cmd.about(row.text).long_about(None);
    }
    let ids: Vec<String> = cmd.get_arguments().map(|a| a.get_id().to_string()).collect();
    for (place, id) in ids.iter().enumerate() {
        let text = arg_row(rows, path, id).map_or("", |r| r.text);
        cmd = cmd.mut_arg(id, |arg| {
            let global = arg.get_help_heading() == Some("Global options");
            let heading = match (global, arg.is_positional()) {
                (true, _) => "Tùy chọn chung",
                (_, true) => "Đối số",
                (_, false) => "Tùy chọn",
            };
            let mut arg = arg.help_heading(heading);
            if arg.is_positional() {
                // Under a heading of one's own the order is by name, unless it is given.
                arg = arg.display_order(place);
            }
            if let Some(values) = values_in_vietnamese(&arg, rows, path) {
                arg = arg.value_parser(PossibleValuesParser::new(values));
            }
            if text.is_empty() { arg } else { arg.help(text).long_help(None) }
        });
    }
    cmd
}

/// The accepted values of an argument that says what each of them means, with Vietnamese meanings.
fn values_in_vietnamese(arg: &Arg, rows: &HashMap<&'static str, Row>, path: &str) -> Option<Vec<PossibleValue>> {
    let values = arg.get_possible_values();
    values.iter().any(|v| v.get_help().is_some()).then(|| {
        let translate = |value: PossibleValue| {
            let id = format!("{}={}", arg.get_id(), value.get_name());
            match arg_row(rows, path, &id) {
                Some(row) => value.help(row.text),
                None => value,
            }
        };
        values.into_iter().map(translate).collect()
    })
}

/// The row of an argument: its own, or that of the option of the same name that every command has.
#[expect(clippy::implicit_hasher, reason = "there is one table")]
pub fn arg_row<'a>(rows: &'a HashMap<&'static str, Row>, path: &str, id: &str) -> Option<&'a Row> {
    rows.get(format!("{path}.{id}").as_str()).or_else(|| rows.get(format!(".{id}").as_str()))
}

type Change<'a> = &'a dyn Fn(Command, &str, &Row) -> Command;

fn walk(command: Command, path: &str, rows: &HashMap<&'static str, Row>, change: Change<'_>) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = command;
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(name, |c| walk(c, &below, rows, change));
    }
    let row = rows.get(if path.is_empty() { "mamnon" } else { path }).copied().unwrap_or_default();
    change(command, path, &row)
}

/// The words that clap puts in by itself, where it renders help in Vietnamese.
pub fn leftovers(text: &str) -> String {
    [
        ("[OPTIONS]", "[TÙY CHỌN]"),
        ("[default:", "[mặc định:"),
        ("[possible values:", "[giá trị:"),
        ("[aliases:", "[tên khác:"),
        ("[alias:", "[tên khác:"),
        ("[env:", "[biến môi trường:"),
        ("Possible values:", "Giá trị:"),
    ]
    .iter()
    .fold(text.to_owned(), |t, (en, vi)| t.replace(en, vi))
}
