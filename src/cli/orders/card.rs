//! `mamnon orders card`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::app::orders::Card;
use crate::app::paper::Form;
use crate::domain::date::show_date;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::say;
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Make a card of one-time codes that only its holder keeps
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file for the codes, .txt or .html; without it they are shown here, once
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How many codes
    #[arg(long, value_name = "N", default_value_t = 20)]
    codes: i64,
    /// Replace a file that exists
    #[arg(long)]
    force: bool,
}

/// Makes a card.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    cx.app()?;
    let lang = cx.lang();
    let html = args.out.as_deref().and_then(Path::extension).is_some_and(|e| e.eq_ignore_ascii_case("html"));
    let out = args.out.as_deref().filter(|out| out.as_os_str() != "-");
    let page = |card: &Card| if html { page(lang, card) } else { text(lang, card) };
    let (card, receipt) = cx.app()?.make_card(args.codes, out.map(|out| (out, args.force)), &page)?;
    let (number, count, until) = (card.number, card.codes.len(), show_date(card.until));
    let file = out.map(|f| f.display().to_string());
    let said = match &file {
        Some(file) => say!(
            lang,
            "Đã lập thẻ {number}, {count} mã, dùng đến {until}. Mã ở tệp {file}: in ra, giữ kín, rồi xóa tệp.",
            "Made card {number} with {count} codes, good until {until}. They are in {file}: print it, keep it to yourself, delete the file."
        ),
        None => say!(
            lang,
            "Đã lập thẻ {number}, {count} mã, dùng đến {until}. Mã chỉ hiện lần này: chép ra giấy, giữ kín.",
            "Made card {number} with {count} codes, good until {until}. They are shown this once: copy them, keep them to yourself."
        ),
    };
    let mut done = Done::of(&receipt, said);
    done.fields = vec![
        (Col::Card, Cell::Int(number)),
        (Col::Username, card.holder.as_str().into()),
        (Col::Until, card.until.into()),
        (Col::Count, Cell::count(count)),
        (Col::File, file.as_deref().into()),
    ];
    // In a dry run there are no codes that would be good for anything.
    if file.is_none() && !receipt.dry_run {
        let codes = (1..).zip(&card.codes).map(|(n, code): (i64, _)| json!({"n": n, "code": code.as_str()})).collect();
        done.fields.push((Col::Codes, Cell::Json(codes)));
        done.below = text(lang, &card).lines().map(str::to_owned).collect();
    }
    done.next = Some("mamnon orders list".to_owned());
    Ok(Answer::Done(done))
}

/// What whoever keeps the card must know.
fn rules(lang: Lang) -> [&'static str; 2] {
    [
        lang.pick(
            "Mỗi mã duyệt một phiếu, dùng một lần. Khi Phó hiệu trưởng gọi: nghe đọc số phiếu và nội dung, đọc lại một mã, gạch mã đó đi.",
            "Each code approves one order, once. When the vice-principal calls: hear number and content of the order, read out one code, strike it off.",
        ),
        lang.pick(
            "Chỉ Hiệu trưởng giữ thẻ. Mất thẻ thì lập thẻ mới: thẻ cũ hết hiệu lực ngay.",
            "Only the principal keeps the card. If it is lost, make a new one: the old one ends at once.",
        ),
    ]
}

fn heading(lang: Lang, card: &Card) -> (String, String) {
    let (number, name, school) = (card.number, &card.name, &card.school);
    let (made, until) = (show_date(card.made), show_date(card.until));
    (
        say!(lang, "THẺ MÃ DUYỆT PHIẾU SỐ {number}", "CARD OF CODES {number}"),
        say!(
            lang,
            "{name}, {school}; lập {made}, dùng đến {until}",
            "{name}, {school}; made {made}, good until {until}"
        ),
    )
}

fn text(lang: Lang, card: &Card) -> Zeroizing<String> {
    let (title, whose) = heading(lang, card);
    let mut out = Zeroizing::new(format!("{title}\n{whose}\n\n"));
    for (n, code) in (1..).zip(&card.codes) {
        let _ = writeln!(out, "{n:>4}  {}", code.as_str());
    }
    out.push('\n');
    for rule in rules(lang) {
        let _ = writeln!(out, "{rule}");
    }
    out
}

fn page(lang: Lang, card: &Card) -> Zeroizing<String> {
    let (title, whose) = heading(lang, card);
    let used = lang.pick("duyệt phiếu số ………… ngày ……/……", "approved order ………… on ……/……");
    let form = Form {
        lang: lang.pick("vi", "en"),
        title,
        below: vec![whose],
        rows: (1..)
            .zip(&card.codes)
            .map(|(n, code): (i64, _)| vec![n.to_string(), code.to_string(), used.into()])
            .collect(),
        after: rules(lang).map(str::to_owned).to_vec(),
        ..Form::default()
    };
    Zeroizing::new(form.page(None))
}
