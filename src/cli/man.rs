//! `mamnon man`
use super::context::Cx;
use super::localise::{leftovers, localised};
use super::ui::{Answer, Done};
use crate::app::Result;
use crate::domain::refusal::Refusal;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::say;
use std::path::{Path, PathBuf};

/// Write the manual pages
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder for the pages
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes one page a command, in the language at hand.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let io = |e: std::io::Error| Refusal::Io { path: args.out.display().to_string(), error: e.to_string() };
    std::fs::create_dir_all(&args.out).map_err(io)?;
    let mut root = localised(super::command(), cx.lang()).disable_help_subcommand(true);
    root.build();
    let lang = cx.lang();
    let count = pages(&root, "mamnon", &args.out, lang).map_err(io)?;
    let dir = args.out.display().to_string();
    let said = say!(lang, "Đã ghi {count} trang hướng dẫn vào {dir}.", "Wrote {count} manual pages to {dir}.");
    let fields = vec![(Col::File, dir.into()), (Col::Count, super::ui::Cell::count(count))];
    Ok(Answer::Done(Done { fields, said, ..Done::default() }))
}

/// The headings of a manual page.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME", ".SH TÊN"),
    (".SH SYNOPSIS", ".SH CÁCH DÙNG"),
    (".SH DESCRIPTION", ".SH MÔ TẢ"),
    (".SH EXTRA", ".SH THÊM"),
    (".SH VERSION", ".SH PHIÊN BẢN"),
];

fn in_vietnamese(page: &str) -> String {
    let heading = |line: &str| {
        let found = HEADINGS.iter().find(|(en, _)| *en == line);
        format!("{}\n", found.map_or(line, |(_, vi)| vi))
    };
    leftovers(&page.lines().map(heading).collect::<String>())
}

fn pages(command: &clap::Command, name: &str, folder: &Path, lang: Lang) -> std::io::Result<usize> {
    let page = clap_mangen::Man::new(command.clone().name(name.to_owned()).version(env!("CARGO_PKG_VERSION")));
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    let page = match lang {
        Lang::Vi => in_vietnamese(&String::from_utf8_lossy(&bytes)).into_bytes(),
        Lang::En => bytes,
    };
    std::fs::write(folder.join(format!("{name}.1")), page)?;
    let mut count = 1;
    for below in command.get_subcommands() {
        count += pages(below, &format!("{name}-{}", below.get_name()), folder, lang)?;
    }
    Ok(count)
}
