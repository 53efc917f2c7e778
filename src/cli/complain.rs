//! What the argument parser says, in words of ours: help pages, the version, and wrong usage.
use super::failure;
use super::localise::{for_line, help};
use super::ui::{Answer, Format, Ui};
use crate::app::accounts::nearest;
use crate::domain::refusal::{Refusal, Usage};
use crate::domain::text::search_key;
use crate::i18n::Lang;
use crate::i18n::fields::placeholders;
use clap::ValueEnum as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// The format asked for, before anything is parsed: an error of the parser must have it too.
pub fn format_of(args: &[OsString]) -> Format {
    let args: Vec<String> = args.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let given = args.iter().enumerate().find_map(|(i, a)| {
        a.strip_prefix("--format=").or_else(|| (a == "--format").then(|| args.get(i + 1)).flatten().map(String::as_str))
    });
    given.and_then(|f| Format::from_str(f, true).ok()).unwrap_or(Format::Table)
}

/// Answers what the parser stopped at.
pub fn parse_error(ui: &Ui, args: &[OsString], error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp => show_help(ui, args),
        ErrorKind::DisplayVersion => show(ui, &format!("mamnon {}\n", env!("CARGO_PKG_VERSION"))),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            ui.always(help_page(&path_of(args), ui.lang).trim_end());
            2
        }
        _ => failure::report(ui, &Refusal::Usage(words(args, error)).into()),
    }
}

fn show(ui: &Ui, text: &str) -> u8 {
    ui.answer(&Answer::Text(text.to_owned())).unwrap_or(1)
}

/// Shows the help page of the command that was typed.
pub fn show_help(ui: &Ui, args: &[OsString]) -> u8 {
    let (tree, path) = for_line(args);
    show(ui, &help(tree, &path, ui.lang))
}

/// The names of the commands that were typed, as far as they exist.
fn path_of(args: &[OsString]) -> Vec<String> {
    for_line(args).1
}

/// A help page.
pub fn help_page(path: &[String], lang: Lang) -> String {
    let mut line = vec![OsString::from("mamnon")];
    line.extend(path.iter().map(Into::into));
    let (tree, path) = for_line(&line);
    help(tree, &path, lang)
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(s)) => s.join(", "),
        Some(ContextValue::StyledStr(s)) => s.to_string(),
        Some(ContextValue::Number(n)) => n.to_string(),
        _ => String::new(),
    }
}

/// The commands that were meant: first one typed with tones (`khoá`, `"tài khoản"`), then whatever looks alike.
fn near_command(path: &[String], typed: &str, alike: String) -> String {
    let mut command = super::command();
    for name in path {
        match command.find_subcommand(name).cloned() {
            Some(below) => command = below,
            None => break,
        }
    }
    let plain = search_key(typed).replace(' ', "-");
    let names: Vec<&str> = command.get_subcommands().flat_map(|c| c.get_name_and_visible_aliases()).collect();
    match names.iter().find(|n| **n == plain) {
        Some(name) => (*name).to_owned(),
        // The nearest alone; the parser's own list begins with what is least alike.
        None => nearest(&plain, names.into_iter()).into_iter().next().unwrap_or(alike),
    }
}

fn words(args: &[OsString], error: &clap::Error) -> Usage {
    let (arg, value) = (text(error, ContextKind::InvalidArg), text(error, ContextKind::InvalidValue));
    let arg_vi = placeholders(Lang::Vi, &arg);
    let (vi, en) = match error.kind() {
        ErrorKind::UnknownArgument => (format!("Không có tùy chọn {arg_vi}."), format!("There is no option {arg}.")),
        ErrorKind::InvalidSubcommand => {
            let given = text(error, ContextKind::InvalidSubcommand);
            (format!("Không có lệnh \"{given}\"."), format!("There is no command \"{given}\"."))
        }
        ErrorKind::MissingRequiredArgument => (format!("Thiếu {arg_vi}."), format!("{arg} is missing.")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            (format!("{arg_vi} phải có giá trị."), format!("{arg} needs a value."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = text(error, ContextKind::ValidValue);
            let (vi, en) = if valid.is_empty() {
                (String::new(), String::new())
            } else {
                (format!(" Được dùng: {valid}."), format!(" Accepted: {valid}."))
            };
            (format!("{arg_vi} không nhận \"{value}\".{vi}"), format!("{arg} does not take \"{value}\".{en}"))
        }
        ErrorKind::ArgumentConflict => {
            let prior = text(error, ContextKind::PriorArg);
            if prior.is_empty() || prior == arg {
                (format!("{arg} ghi hai lần."), format!("{arg} was given twice."))
            } else {
                (format!("{arg} không dùng cùng {prior}."), format!("{arg} cannot be used with {prior}."))
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            (format!("{arg}: số giá trị không đúng."), format!("{arg}: wrong number of values."))
        }
        ErrorKind::InvalidUtf8 => ("Chữ gõ vào không phải UTF-8.".into(), "The arguments are not UTF-8.".into()),
        _ => ("Lệnh gõ chưa đúng.".into(), "The command cannot be read.".into()),
    };
    let (mut vi, mut en) = (vi, en);
    let near = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let alike = text(error, ContextKind::SuggestedSubcommand);
            near_command(&path_of(args), &text(error, ContextKind::InvalidSubcommand), alike)
        }
        _ => text(error, ContextKind::SuggestedArg),
    };
    if !near.is_empty() {
        vi.push_str(&format!(" Có phải: {near}?"));
        en.push_str(&format!(" Did you mean: {near}?"));
    }
    let mut help = vec!["mamnon".to_owned(), "help".to_owned()];
    help.extend(path_of(args));
    Usage::Parser { vi, en, near: Some(help.join(" ")) }
}
