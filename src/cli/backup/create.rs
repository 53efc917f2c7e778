//! `mamnon backup create`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, Record};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;
use std::path::PathBuf;

/// Copy the database as it stands to a new file
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write
    #[arg(long, value_name = "FILE", conflicts_with = "dir")]
    out: Option<PathBuf>,
    /// The folder to write to, under a name with school and time; without both: the folder backups beside the database
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Makes a backup; it leaves no entry.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let made = cx.app()?.backup_create(args.out.as_deref(), args.dir.as_deref())?;
    let (ui, lang, path) = (cx.ui(), cx.lang(), made.path.display().to_string());
    if made.dry_run {
        ui.talk(&say!(lang, "Làm thử: sẽ sao lưu ra {path}.", "Dry run: it would write {path}."));
    } else if ui.format == Format::Table {
        ui.talk(&say!(lang, "Đã sao lưu ra {path}.", "Wrote the backup {path}."));
        ui.talk(&say!(lang, "Tiếp theo: mamnon backup verify '{path}'", "next: mamnon backup verify '{path}'"));
    }
    let some = |cell: Cell| if made.dry_run { Cell::Empty } else { cell };
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::File, path.into()),
            (Col::Bytes, some(Cell::Int(made.size as i64))),
            (Col::Sha256, some(made.sha256.into())),
        ],
        ..Record::default()
    }))
}
