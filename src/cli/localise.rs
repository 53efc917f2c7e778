//! Vietnamese help: the command tree with texts, headings and names from the table in `i18n`.
use super::Cli;
use super::session::Env;
use crate::i18n::Lang;
use crate::i18n::fields::placeholders;
use crate::i18n::help::{Row, level, root, table};
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

/// The tree for one command line, and the path of the command that its words lead to. Only the levels on that path get their
/// Vietnamese names: building all of it would cost every start more than the work itself.
pub fn for_line(args: &[OsString]) -> (Command, Vec<String>) {
    let words: Vec<String> = args.iter().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    let mut path = Vec::new();
    let command = descend(Cli::command(), &mut path, &words);
    (command, path)
}

/// Whether a command line asks for help instead of an answer.
pub fn asks_for_help(args: &[OsString]) -> bool {
    args.iter().skip(1).any(|a| a == "--help" || a == "-h")
}

/// Options of every command that take a value: the word behind them is no command.
const WITH_VALUE: &[&str] =
    &["--db", "--format", "--lang", "--reason", "--order", "--cosign", "--color", "--lock-wait"];

fn below(path: &[String], name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{} {name}", path.join(" ")) }
}

fn descend(mut command: Command, path: &mut Vec<String>, words: &[String]) -> Command {
    let rows = level(&path.join(" "));
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let alias = |name: &str| rows.get(below(path, name).as_str()).map_or("", |r| r.alias);
    let mut next = None;
    let mut i = 0;
    while i < words.len() && next.is_none() {
        let word = &words[i];
        if WITH_VALUE.contains(&word.as_str()) {
            i += 2;
            continue;
        }
        next = names.iter().find(|n| *n == word || alias(n) == word).map(|n| (n.clone(), i + 1));
        i += 1;
    }
    // In place: `mut_subcommand` would move every sibling once a name.
    for (name, c) in names.iter().zip(command.get_subcommands_mut()) {
        let alias = alias(name);
        if !alias.is_empty() {
            *c = std::mem::take(c).visible_alias(alias);
        }
    }
    if let Some((name, rest)) = next {
        path.push(name.clone());
        if let Some(c) = command.find_subcommand_mut(&name) {
            *c = descend(std::mem::take(c), path, &words[rest..]);
        }
    }
    command
}

/// The help page of a path in that tree: texts in the language at hand, examples below.
pub fn help(tree: Command, path: &[String], lang: Lang) -> String {
    let rows = level(&path.join(" "));
    let tree = match lang {
        Lang::En => tree,
        Lang::Vi => {
            let top = if path.is_empty() { rows.clone() } else { level("") };
            let tree = in_vietnamese(tree, "", &root(), &top);
            at(tree, path, &|c| {
                let mut c =
                    if path.is_empty() { c } else { in_vietnamese(c, &path.join(" "), &own_row(&rows, path), &rows) };
                let names: Vec<String> = c.get_subcommands().map(|c| c.get_name().to_owned()).collect();
                for name in names {
                    if let Some(row) = rows.get(below(path, &name).as_str()).filter(|r| !r.text.is_empty()) {
                        c = c.mut_subcommand(name, |c| c.about(row.text).long_about(None));
                    }
                }
                c
            })
        }
    };
    let mut line = vec!["mamnon".to_owned()];
    line.extend_from_slice(path);
    line.push("--help".to_owned());
    let mut tree = tree;
    let page = tree.try_get_matches_from_mut(line).err().map(|e| e.render().to_string()).unwrap_or_default();
    forget(tree);
    let page = if lang == Lang::Vi { leftovers(&page) } else { page };
    let own = own_row(&rows, path);
    let examples: String = own.examples.split(" ;; ").filter(|e| !e.is_empty()).map(|e| format!("\n  {e}")).collect();
    // Examples are put below unwrapped: a command broken at the terminal's edge could not be pasted.
    format!("{}\n\n{}{examples}\n", page.trim_end(), lang.pick("Ví dụ:", "Examples:"))
}

/// Leaves a tree to the end of the process: freeing its thousands of pieces one by one takes a fifth of a short run.
pub fn forget(tree: Command) {
    std::mem::forget(tree);
}

fn own_row(rows: &HashMap<&'static str, Row>, path: &[String]) -> Row {
    if path.is_empty() { root() } else { rows.get(path.join(" ").as_str()).copied().unwrap_or_default() }
}

/// Changes the command at a path.
fn at(command: Command, path: &[String], change: &dyn Fn(Command) -> Command) -> Command {
    match path.split_first() {
        None => change(command),
        Some((name, rest)) => command.mut_subcommand(name, |c| at(c, rest, change)),
    }
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
            if let Some(names) = arg.get_value_names() {
                let names: Vec<String> = names.iter().map(|n| placeholders(Lang::Vi, n)).collect();
                arg = arg.value_names(names);
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
