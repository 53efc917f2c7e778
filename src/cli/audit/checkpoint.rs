//! `mamnon audit checkpoint`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, Record};
use super::report;
use crate::app::Result;
use crate::app::paper::Seal;
use crate::i18n::columns::Col;
use crate::say;
use std::path::PathBuf;

/// Sign the head of the log, to be printed and kept elsewhere
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file for the signed note; without it, or with -, standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long)]
    force: bool,
}

/// Makes a checkpoint; it leaves no entry.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let ui = cx.ui();
    let out = args.out.filter(|out| out.as_os_str() != "-");
    let mut teller = report::Teller::new(cx.ui());
    let made = cx.app()?.audit_checkpoint(out.as_deref(), args.force, &mut |p| teller.tell(p));
    drop(teller);
    let made = made?;
    let seal = Seal(made.head.clone());
    let (lang, size, code) = (cx.lang(), made.head.size, seal.code());
    let file = out.map(|f| f.display().to_string());
    if ui.format != Format::Table {
        return Ok(Answer::Record(Record {
            fields: vec![
                (Col::Origin, made.head.origin.as_str().into()),
                (Col::Size, Cell::Int(size as i64)),
                (Col::Root, made.root().into()),
                (Col::PaperCode, code.into()),
                (Col::Qr, seal.whole().into()),
                (Col::Verified, Cell::Int(made.verified as i64)),
                (Col::VerifierKey, made.verifier_key.into()),
                (Col::Note, made.note.into()),
                (Col::File, file.into()),
            ],
            ..Record::default()
        }));
    }
    ui.talk(&say!(lang, "Mốc xác nhận: {size} mục. Mã giấy {code}", "Checkpoint of {size} entries. Paper code {code}"));
    ui.picture(&seal.terminal());
    ui.talk(lang.pick(
        "Ghi mã này vào sổ giấy có chữ ký, hoặc gửi tệp cho nơi khác giữ.",
        "Write this code into a signed book, or let somebody else keep the file.",
    ));
    match file {
        Some(file) => {
            ui.talk(&say!(lang, "Đã ghi ra {file}.", "Wrote {file}."));
            ui.talk(&say!(
                lang,
                "Tiếp theo: mamnon audit verify --against '{file}'",
                "next: mamnon audit verify --against '{file}'"
            ));
            Ok(Answer::Exit(0))
        }
        None => Ok(Answer::Text(made.note)),
    }
}
