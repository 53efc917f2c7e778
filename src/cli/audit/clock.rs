//! `mamnon audit clock`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::refusals::moment;
use crate::say;

/// Sign that the clock was wrong (the principal)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Who signs, by password: for when no sign-in can be written either
    #[arg(long, value_name = "USER")]
    user: Option<String>,
}

/// Writes an entry at the time that the clock shows now.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (last, receipt) = cx.app()?.audit_clock(args.user.as_deref())?;
    let lang = cx.lang();
    let said = match last {
        Some(last) => {
            let last = moment(lang, last);
            say!(
                lang,
                "Đã ghi nhận đồng hồ máy hiện nay là đúng (mục cuối ghi {last}). Các đợt mở sổ đều đã hết.",
                "The clock as it stands now is signed for (the last entry said {last}). Every window has ended."
            )
        }
        None => say!(
            lang,
            "Đồng hồ máy khớp nhật ký, không có gì phải ghi.",
            "The clock agrees with the log; there is nothing to sign."
        ),
    };
    let next = receipt.entry.map(|_| "mamnon audit verify".to_owned());
    Ok(Answer::Done(Done { next, ..Done::of(&receipt, said) }))
}
