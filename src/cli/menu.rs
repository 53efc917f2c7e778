//! The numbered menu under `mamnon`: each line with its whole command, which a digit shows, completes, and runs.
use super::context::Cx;
use super::tour::words;
use super::ui::{Cell, Column, List};
use crate::app::Result;
use crate::i18n::Lang;
use crate::say;
use std::ffi::OsString;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// What in a command is still to be typed.
const PIECE: &str = "…";
/// Where no terminal says how wide it is.
const USUAL_WIDTH: usize = 100;

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Line {
    /// In words.
    pub what: String,
    /// The whole command.
    pub command: String,
    /// What is asked for besides before it runs.
    pub extra: Option<Extra>,
}

/// What a person is asked for before a command runs that would work without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// The children who are absent.
    Absent,
}

/// The lines as a list.
pub fn as_list(lang: Lang, lines: &[Line]) -> List {
    let column = |key: &str, vi: &str, en: &str| Column::made(key.to_owned(), lang.pick(vi, en).to_owned());
    let mut list = List {
        columns: vec![column("what", "Việc", "What"), column("command", "Lệnh", "Command")],
        ..List::default()
    };
    list.rows = lines.iter().map(|l| vec![Cell::from(l.what.clone()), Cell::from(l.command.clone())]).collect();
    list
}

/// A text in lines that fit, broken between words; one long word stays whole.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let words = line.trim_start_matches(' ');
        let margin = line.len() - words.len();
        out.push_str(&line[..margin]);
        let mut column = margin;
        for word in words.split(' ') {
            if column > margin && column + 1 + word.width() > width {
                let _ = write!(out, "\n{indent}");
                column = indent.width();
            } else if column > margin {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.width();
        }
        out.push('\n');
    }
    out
}

/// The screen: the head, and the lines with their numbers. Commands stand in a column of their own where that fits, else each
/// below its words; a command is never broken, so that it can be copied.
pub fn layout(head: &str, lines: &[Line], lang: Lang, width: Option<usize>) -> String {
    let mut text = match width {
        Some(width) => wrapped(head, width, "  "),
        None => head.to_owned(),
    };
    let longest = |f: fn(&Line) -> &String| lines.iter().map(|l| f(l).width()).max().unwrap_or(0);
    let (whats, commands) = (longest(|l| &l.what), longest(|l| &l.command));
    let width = width.unwrap_or(USUAL_WIDTH);
    let beside = 4 + whats + 2 + commands <= width;
    let title = if lines.is_empty() {
        lang.pick("Không có việc nào đang chờ.", "Nothing waits.")
    } else {
        lang.pick("Việc đang chờ:", "Waiting:")
    };
    let _ = writeln!(text, "{title}");
    for (i, Line { what, command, .. }) in lines.iter().enumerate() {
        if beside {
            let _ = writeln!(text, "{:>2}  {what}{}  {command}", i + 1, " ".repeat(whats - what.width()));
        } else {
            let _ = write!(text, "{}", wrapped(&format!("{:>2}  {what}", i + 1), width, "    "));
            let _ = writeln!(text, "      {command}");
        }
    }
    text
}

/// Asks for a number, shows that line's command, asks for what it still needs, and runs it in this process with the options
/// of this one. Whether to show the menu again: no once somebody leaves it.
pub fn choose_and_run(cx: &mut Cx, lines: &[Line]) -> Result<bool> {
    let lang = cx.lang();
    let question = lang.pick("Gõ số để làm, Enter để thoát", "Type a number to do it, Enter to leave");
    let line = loop {
        let Some(typed) = cx.prompt().line(question)?.filter(|t| !t.is_empty()) else { return Ok(false) };
        let chosen = typed.parse::<usize>().ok().and_then(|n| lines.get(n.checked_sub(1)?));
        if let Some(line) = chosen {
            break line;
        }
        let last = lines.len();
        cx.ui().always(&say!(
            lang,
            "\"{typed}\" không phải số của việc nào. Gõ số từ 1 đến {last}, hoặc Enter để thoát.",
            "\"{typed}\" is the number of no line. Type 1 to {last}, or Enter to leave."
        ));
    };
    cx.ui().always(&format!("$ {}", line.command));
    if let Some(args) = complete(cx, line)? {
        // The command opens the school itself; it may sign out, or bring the file up to date.
        cx.close();
        super::run(&args);
    }
    cx.ui().always("");
    Ok(true)
}

/// The arguments of a line with what was asked for; none where nothing was typed that it cannot do without.
fn complete(cx: &mut Cx, line: &Line) -> Result<Option<Vec<OsString>>> {
    let lang = cx.lang();
    let mut args = words(&line.command);
    for i in 0..args.len() {
        if args[i] != PIECE {
            continue;
        }
        let question = match args[i - 1].as_str() {
            "--reason" => lang.pick("Lý do (ghi vào nhật ký)", "Reason (kept in the log)").to_owned(),
            other => other.trim_start_matches("--").to_owned(),
        };
        match cx.prompt().line(&question)?.filter(|t| !t.is_empty()) {
            Some(typed) => args[i] = typed,
            None => return Ok(None),
        }
    }
    if line.extra == Some(Extra::Absent) {
        let question = lang.pick(
            "Cháu nào nghỉ (mã hoặc tên, cách nhau dấu phẩy; Enter nếu không ai nghỉ)",
            "Who is absent (codes or names with commas; Enter if nobody)",
        );
        match cx.prompt().line(question)? {
            None => return Ok(None),
            Some(typed) if typed.is_empty() => {}
            Some(typed) => args.extend(["--absent".to_owned(), typed]),
        }
    }
    args.extend(options(cx));
    Ok(Some(args.into_iter().map(Into::into).collect()))
}

/// The options of every command, as they were given to this one.
fn options(cx: &Cx) -> Vec<String> {
    let g = &cx.global;
    let mut out = Vec::new();
    let mut with = |flag: &str, value: String| out.extend([flag.to_owned(), value]);
    if let Some(db) = &g.db {
        with("--db", db.to_string_lossy().into_owned());
    }
    if let Some(lang) = &g.lang {
        with("--lang", lang.clone());
    }
    with("--format", "table".to_owned());
    with("--color", g.color.clone());
    with("--lock-wait", g.lock_wait.to_string());
    for (given, flag) in [(g.dry_run, "--dry-run"), (g.yes, "--yes")] {
        if given {
            out.push(flag.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(what: &str, command: &str) -> Line {
        Line { what: what.into(), command: command.into(), extra: None }
    }

    #[test]
    fn commands_stand_beside_the_words_or_below_them_and_are_never_broken() {
        let lines = [line("Duyệt phiếu số 7", "mamnon orders approve 7"), line("Đăng nhập", "mamnon login")];
        let wide = layout("Trường\n", &lines, Lang::Vi, Some(60));
        assert!(wide.contains(" 1  Duyệt phiếu số 7  mamnon orders approve 7\n"), "{wide}");
        assert!(wide.contains(" 2  Đăng nhập         mamnon login\n"), "{wide}");
        let narrow = layout("Trường Mầm non Hoa Sen\n", &lines, Lang::Vi, Some(16));
        assert!(narrow.starts_with("Trường Mầm non\n  Hoa Sen\n"), "{narrow}");
        assert!(narrow.contains(" 1  Duyệt phiếu\n    số 7\n      mamnon orders approve 7\n"), "{narrow}");
    }

    #[test]
    fn a_word_longer_than_the_line_stays_whole() {
        assert_eq!(wrapped("a bcdefghij k", 5, ""), "a\nbcdefghij\nk\n");
        assert_eq!(wrapped("a b\n\n  c d e", 5, ""), "a b\n\n  c d\ne\n");
    }
}
