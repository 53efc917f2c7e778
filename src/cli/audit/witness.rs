//! `mamnon audit witness`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, Record};
use super::report;
use crate::app::Result;
use crate::app::verify::unreadable;
use crate::app::witness::{WitnessOutcome, Witnessed};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::say;
use std::path::PathBuf;

/// Exit code where a check found something to act on.
const TO_ACT_ON: u8 = 10;

/// Check the log against a small file kept elsewhere, then let it remember the new head
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The witness, on another disk as a rule; made on first use
    file: PathBuf,
    /// Go on after the restore of that entry, which both officers have signed
    #[arg(long, value_name = "N")]
    accept_restore: Option<u64>,
}

/// Checks, then advances; nobody needs to be signed in.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let path = cx.world().db;
    let ui = cx.ui();
    let mut teller = report::Teller::new(cx.ui());
    let app = cx.app().map_err(|e| unreadable(e, &path))?;
    let outcome = app.audit_witness(&args.file, args.accept_restore, &mut |p| teller.tell(p));
    drop(teller);
    match outcome? {
        WitnessOutcome::Tampered(view) => report::answer(cx, &view),
        WitnessOutcome::Agreed(w) => {
            let file = args.file.display().to_string();
            let exit = if w.restored.is_some() && !w.advanced { TO_ACT_ON } else { 0 };
            if ui.format == Format::Table {
                ui.talk(&words(cx.lang(), &w, &file));
                return Ok(Answer::Exit(exit));
            }
            Ok(Answer::Record(Record { fields: fields(&w, file), exit, ..Record::default() }))
        }
    }
}

fn fields(w: &Witnessed, file: String) -> Vec<(Col, Cell)> {
    let int = |n: u64| Cell::Int(n as i64);
    vec![
        (Col::File, file.into()),
        (Col::Remembered, w.before.as_ref().map_or(Cell::Empty, |b| int(b.size))),
        (Col::Size, int(w.head.size)),
        (Col::Root, w.root().into()),
        (Col::PaperCode, w.head.paper_code().into()),
        (Col::Advanced, w.advanced.into()),
        (Col::RestoredAt, w.restored.map_or(Cell::Empty, |(entry, _)| int(entry))),
        (Col::Lost, w.restored.map_or(Cell::Empty, |(_, lost)| int(lost))),
    ]
}

fn words(lang: Lang, w: &Witnessed, file: &str) -> String {
    let (size, code) = (w.head.size, w.head.paper_code());
    match (&w.before, w.restored) {
        (Some(before), Some((entry, lost))) => {
            let old = before.size;
            let what = say!(
                lang,
                "Dữ liệu đã được phục hồi ở mục {entry}, mất {lost} mục so với tệp đối chứng ({old} mục).",
                "Restored at entry {entry}, {lost} entries lost of those that the witness remembers ({old})."
            );
            let next = if w.advanced {
                say!(
                    lang,
                    "Tệp đối chứng nay ghi {size} mục. Mã giấy {code}",
                    "The witness now remembers {size} entries. Paper code {code}"
                )
            } else {
                say!(
                    lang,
                    "Nếu hai người lãnh đạo đã cùng phục hồi: mamnon audit witness '{file}' --accept-restore {entry}",
                    "If both officers have restored it together: mamnon audit witness '{file}' --accept-restore {entry}"
                )
            };
            format!("{what}\n{next}")
        }
        (Some(before), None) => {
            let old = before.size;
            say!(
                lang,
                "ĐÚNG: nhật ký vẫn bắt đầu bằng {old} mục mà tệp đối chứng đã ghi; nay ghi {size} mục. Mã giấy {code}",
                "GOOD: the log still begins with the {old} entries that the witness remembered; it now remembers {size}. Paper code {code}"
            )
        }
        (None, _) => say!(
            lang,
            "Đã lập tệp đối chứng {file}: {size} mục. Mã giấy {code}. Cất ở nơi khác máy này.",
            "Made the witness {file}: {size} entries. Paper code {code}. Keep it away from this machine."
        ),
    }
}
