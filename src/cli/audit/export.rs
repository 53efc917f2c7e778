//! `mamnon audit export`
use super::super::context::Cx;
use super::super::ui::Answer;
use crate::app::Result;
use crate::say;
use std::path::PathBuf;

/// Write the log as lines of JSON, to be checked elsewhere
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file; without it, or with -, standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long)]
    force: bool,
}

/// Writes the whole log.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let ui = cx.ui();
    match args.out.filter(|out| out.as_os_str() != "-") {
        None => {
            let app = cx.app()?;
            ui.stream(|out| app.audit_export(out))?;
        }
        Some(path) => {
            let count = cx.app()?.audit_export_to(&path, args.force)?;
            let (lang, path) = (cx.lang(), path.display());
            ui.talk(&say!(lang, "Đã ghi {count} mục nhật ký ra {path}.", "Wrote {count} entries to {path}."));
        }
    }
    Ok(Answer::Exit(0))
}
