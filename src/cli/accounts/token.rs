//! `mamnon accounts token`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;
use std::path::PathBuf;

/// Write a token file for a service account
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username of the service account
    username: String,
    /// The file to write, readable by its owner only
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Last day; without it the token ends with the school year
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
}

/// The secret stands in the file and nowhere else.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let expires = args.expires.as_deref().map(|d| cx.date("expires", d)).transpose()?;
    let (until, receipt) = cx.app()?.make_token(&args.username, &args.out, expires)?;
    let (lang, file, on) = (cx.lang(), args.out.display().to_string(), show_date(until));
    let mut done = Done::of(
        &receipt,
        say!(lang, "Đã ghi tệp mã {file}, dùng đến hết ngày {on}.", "Wrote the token file {file}, good until {on}."),
    );
    done.next = Some(format!("mamnon accounts show {}", args.username));
    done.fields = vec![(Col::Username, args.username.into()), (Col::File, file.into()), (Col::Expires, until.into())];
    Ok(Answer::Done(done))
}
