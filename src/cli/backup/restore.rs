//! `mamnon backup restore`
use super::super::audit::report;
use super::super::context::Cx;
use super::super::session::clock;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::app::restore::{How, Preview, Restoration, Standing, preview, restore};
use crate::app::verify::verify_file;
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::moment;
use crate::i18n::words::word;
use crate::say;
use std::path::PathBuf;

/// Put a backup in place of the data, both officers together
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The backup
    file: PathBuf,
    /// Who carries it out where no database stands, by the password of the backup; the vice-principal if there is one
    #[arg(long, value_name = "USER")]
    user: Option<String>,
}

/// Checks, asks, restores. The entry stands in the restored log.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let standing = match cx.app() {
        Ok(_) => Standing::Readable,
        Err(e) => Standing::of(e)?,
    };
    let given = cx.world().envelope.reason;
    let reason = match standing {
        Standing::Readable => {
            let ordered = cx.app()?.may_restore()?;
            given.unwrap_or(ordered)
        }
        _ => {
            let file = args.file.display().to_string();
            given.ok_or(Refusal::Usage(Usage::RestoreReason { file }))?
        }
    };
    let mut teller = report::Teller::new(cx.ui());
    let verified = verify_file(&args.file, clock, &mut |p| teller.tell(p));
    drop(teller);
    let verified = verified?;
    if !verified.ok() {
        return report::answer(cx, &verified);
    }
    let seen = preview(cx.app().ok().map(|app| &*app), &args.file, clock)?;
    let (lang, name) = (cx.lang(), args.file.file_name().unwrap_or_default().to_string_lossy().into_owned());
    if !cx.global.dry_run && !cx.prompt().confirm(&question(lang, &seen), &name)? {
        let said = lang.pick("Không làm gì.", "Nothing was done.").to_owned();
        return Ok(Answer::Done(Done { said, ..Done::default() }));
    }
    let (world, asker) = (cx.world(), Box::new(cx.prompt()));
    let how = How { file: &args.file, user: args.user, reason, standing };
    let mut teller = report::Teller::new(cx.ui());
    let made = restore(cx.app().ok(), world, asker, &how, &mut |p| teller.tell(p));
    drop(teller);
    Ok(Answer::Done(done(lang, &made?, &args.file.display().to_string())))
}

fn question(lang: Lang, seen: &Preview) -> String {
    let size = seen.size;
    let until = seen.at.map(|at| moment(lang, at)).unwrap_or_default();
    match seen.lost {
        Some(lost) => say!(
            lang,
            "Bản sao lưu có {size} mục nhật ký, đến {until}. {lost} mục ghi sau đó sẽ mất.",
            "The backup holds {size} entries, until {until}. {lost} entries written since will be lost."
        ),
        None => say!(
            lang,
            "Bản sao lưu có {size} mục nhật ký, đến {until}. Không đọc được phần ghi sau đó.",
            "The backup holds {size} entries, until {until}. What was written since cannot be read."
        ),
    }
}

fn done(lang: Lang, made: &Restoration, file: &str) -> Done {
    let int = |n: Option<u64>| n.map_or(Cell::Empty, |n| Cell::Int(n as i64));
    let list = |items: Vec<String>| Cell::Many(items.into_iter().map(Cell::from).collect());
    let again = made.again.iter().map(|(what, which)| format!("{what} {which}")).collect();
    let kept = made.kept.as_ref().map(|k| k.display().to_string());
    Done {
        fields: vec![
            (Col::File, file.into()),
            (Col::Size, int(Some(made.size))),
            (Col::FirstLost, int(Some(made.lost.first))),
            (Col::Lost, int(made.lost_entries())),
            (Col::LostSize, int(made.lost.head.map(|(size, _)| size))),
            (Col::LostRoot, made.lost_root().into()),
            (Col::Replaced, kept.clone().into()),
            (Col::Again, list(again)),
        ],
        entry: made.entry.filter(|_| !made.dry_run),
        dry_run: made.dry_run.then(Vec::new),
        said: said(lang, made),
        below: below(lang, made, kept.as_deref()),
        warnings: warnings(lang, made),
        next: Some("mamnon login".to_owned()).filter(|_| !made.dry_run),
        ..Done::default()
    }
}

fn said(lang: Lang, made: &Restoration) -> String {
    let size = made.size;
    match made.lost_entries() {
        Some(lost) => say!(
            lang,
            "Đã phục hồi: nhật ký nay có {size} mục, mất {lost} mục.",
            "Restored: the log now has {size} entries; {lost} entries were lost."
        ),
        None => say!(lang, "Đã phục hồi: nhật ký nay có {size} mục.", "Restored: the log now has {size} entries."),
    }
}

fn below(lang: Lang, made: &Restoration, kept: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(kept) = kept {
        lines.push(say!(lang, "Tệp cũ giữ ở {kept}.", "The replaced file is kept as {kept}."));
    }
    for (what, which) in &made.again {
        let what = word(lang, what);
        lines.push(say!(lang, "Đã làm lại: {what}, {which}", "Done again: {what}, {which}"));
    }
    if let (Some(entry), Some(_)) = (made.entry, made.lost.head) {
        lines.push(say!(
            lang,
            "Tệp đối chứng: mamnon audit witness TỆP --accept-restore {entry}",
            "Witnesses: mamnon audit witness FILE --accept-restore {entry}"
        ));
    }
    lines
}

fn warnings(lang: Lang, made: &Restoration) -> Vec<String> {
    let mut list = Vec::new();
    if !made.readable {
        list.push(
            lang.pick(
                "Không đọc được phần nhật ký bị mất: không biết có khóa hẳn, xóa dữ liệu, ngừng tài khoản hay thu hồi khóa nào phải làm lại. Xem lại văn bản.",
                "The lost part of the log cannot be read: what it locked for good, erased, closed or revoked is not known. Look at the papers.",
            )
            .to_owned(),
        );
    }
    if !made.doubtful.is_empty() {
        let entries = made.doubtful.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        list.push(say!(
            lang,
            "Các mục bị mất không nguyên vẹn nên không làm lại theo: {entries}.",
            "Entries of the lost part that are not whole were not run again: {entries}."
        ));
    }
    list
}
