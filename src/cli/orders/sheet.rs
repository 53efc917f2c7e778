//! `mamnon orders sheet`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::{notes, show};
use crate::app::Result;
use crate::app::paper::{Form, write_page};
use crate::app::under::Life;
use crate::domain::date::show_date;
use crate::i18n::Lang;
use crate::i18n::refusals::moment;
use crate::i18n::words::word;
use crate::say;
use std::path::PathBuf;

/// Print an order as a sheet to sign
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Number of the order
    #[arg(value_name = "N")]
    number: i64,
    /// The file, .html; without it, or with -, standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long)]
    force: bool,
}

/// Writes the sheet; it leaves no entry.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let life = cx.app()?.order_life(args.number)?;
    let seal = cx.app()?.seal()?;
    let form = form(cx, &life)?;
    let page = form.page(Some(&seal.proof()));
    let Some(path) = args.out.filter(|out| out.as_os_str() != "-") else { return Ok(Answer::Text(page)) };
    write_page(&path, args.force, &page)?;
    let (lang, no, file) = (cx.lang(), args.number, path.display().to_string());
    cx.ui().talk(&say!(
        lang,
        "Đã ghi phiếu số {no} ra {file}: mở bằng trình duyệt, in khổ A4, ký.",
        "Wrote order {no} to {file}: open it in a browser, print it on A4, sign it."
    ));
    Ok(Answer::Exit(0))
}

/// The title by what is asked and how it came.
fn title(lang: Lang, kind: &str, via: &str) -> String {
    let asked = matches!(via, "request" | "cosign");
    let (vi, en) = match kind {
        "unlock" => ("MỞ LẠI SỔ", "OPEN A BOOK AGAIN"),
        "lock" => ("KHÓA SỔ", "LOCK A BOOK"),
        "final-lock" => ("KHÓA HẲN SỔ", "LOCK A BOOK FOR GOOD"),
        "erase" => ("XÓA THÔNG TIN CÁ NHÂN", "ERASE PERSONAL DATA"),
        "restore" => ("PHỤC HỒI DỮ LIỆU", "RESTORE THE DATA"),
        "lock-rule" => ("ĐẶT LỊCH KHÓA SỔ", "SET A LOCKING RULE"),
        "grant" => ("GIAO QUYỀN", "GRANT ROLES"),
        "waiver" => ("MIỄN TÁCH BẠCH NHIỆM VỤ", "WAIVE A SEPARATION OF DUTIES"),
        "close-year" => ("KẾT THÚC NĂM HỌC", "CLOSE THE SCHOOL YEAR"),
        _ => ("", ""),
    };
    match (asked, lang) {
        (true, Lang::Vi) => format!("PHIẾU ĐỀ NGHỊ {vi}"),
        (false, Lang::Vi) => format!("PHIẾU YÊU CẦU {vi}"),
        (true, Lang::En) => format!("REQUEST TO {en}"),
        (false, Lang::En) => format!("ORDER TO {en}"),
    }
}

/// Somebody with their name, where the reader may see it.
fn person(cx: &mut Cx, username: &str) -> Result<String> {
    Ok(match cx.app()?.name_of(username)? {
        Some(name) => format!("{name} ({username})"),
        None => username.to_owned(),
    })
}

fn form(cx: &mut Cx, life: &Life) -> Result<Form> {
    let app = cx.app()?;
    let today = app.today();
    let setting = |key: &str| app.school.db().setting(key, today).map(Option::unwrap_or_default);
    let (authority, school, place, signatory) =
        (setting("authority")?, setting("name")?, setting("place")?, setting("signatory")?);
    let lang = cx.lang();
    let (s, o) = (&life.shown, &life.shown.order);
    let no = o.no;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut line = |label: &str, value: String| rows.push(vec![format!("{label}:"), value]);
    let mut names = Vec::new();
    for who in [&o.asked_by, &o.decided_by, &o.done_by] {
        names.push(match who {
            Some(who) => Some(person(cx, who)?),
            None => None,
        });
    }
    let [asked, decided, done] = &names[..] else { anyhow::bail!("three names") };
    if let Some(who) = asked {
        let at = moment(lang, o.asked_at);
        line(lang.pick("Người đề nghị", "Asked by"), format!("{who}, {at}"));
    }
    line(lang.pick("Nội dung", "What"), show::what(lang, s));
    line(lang.pick("Lý do", "Reason"), o.reason.clone());
    if matches!(o.via.as_str(), "paper" | "phone") {
        let (via, number) = (word(lang, &o.via), o.document.clone().unwrap_or_default());
        let day = o.dated.map(show_date).unwrap_or_default();
        line(
            lang.pick("Nhận qua", "Received by"),
            [via, &number, &day].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "),
        );
    }
    let state = match s.due {
        Some(due) => notes::unratified(lang, due, s.overdue),
        None => word(lang, &s.state).to_owned(),
    };
    line(lang.pick("Trạng thái", "State"), state);
    if let (Some(who), Some(at)) = (decided, o.decided_at) {
        let (at, how) = (moment(lang, at), show::how(lang, life).unwrap_or_default());
        line(lang.pick("Quyết định", "Decision"), format!("{who}, {at}: {how}"));
    }
    if let Some(answer) = &o.answer {
        line(lang.pick("Lý do không duyệt", "Reason of the refusal"), answer.clone());
    }
    if let (Some(who), Some(at)) = (done, o.done_at) {
        line(lang.pick("Thực hiện", "Carried out"), format!("{who}, {}", moment(lang, at)));
    }
    if let Some(w) = &life.window {
        let (from, until) = (moment(lang, w.opened_at), moment(lang, w.until));
        line(lang.pick("Đợt mở sổ", "Window"), say!(lang, "từ {from} đến {until}", "from {from} until {until}"));
    }
    if !life.entries.is_empty() {
        let list: Vec<String> = life.entries.iter().map(|u| u.entry.seq.to_string()).collect();
        line(lang.pick("Mục nhật ký", "Entries of the log"), list.join(", "));
    }
    // What is still open is to be decided by hand, and then in the program.
    let waits = o.state == "requested" || s.due.is_some();
    if waits {
        let choice = lang.pick(
            "☐ Duyệt     ☐ Không duyệt     ☐ Duyệt, nhưng chỉ trong ……… giờ",
            "☐ Approved     ☐ Not approved     ☐ Approved, for ……… hours only",
        );
        line(lang.pick("Ý kiến của Hiệu trưởng", "The principal"), format!("{choice}\n{}", "…".repeat(40)));
    }
    let place = if place.is_empty() { "……………".to_owned() } else { place };
    let mut signatures = Vec::new();
    if let Some(who) = &o.asked_by {
        let name = cx.app()?.name_of(who)?.unwrap_or_default();
        let office = if o.via == "request" || o.via == "cosign" {
            lang.pick("NGƯỜI ĐỀ NGHỊ", "ASKED BY")
        } else {
            lang.pick("NGƯỜI GHI PHIẾU", "RECORDED BY")
        };
        signatures.push((office.to_owned(), name));
    }
    signatures.push((lang.pick("HIỆU TRƯỞNG", "THE PRINCIPAL").to_owned(), signatory));
    Ok(Form {
        lang: lang.pick("vi", "en"),
        left: [authority, school.clone()].into_iter().filter(|l| !l.is_empty()).collect(),
        right: vec!["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(), "Độc lập - Tự do - Hạnh phúc".into()],
        title: title(lang, &o.kind, &o.via),
        below: vec![say!(lang, "Số: {no}", "No. {no}")],
        rows,
        after: vec![],
        dated: say!(lang, "{place}, ngày …… tháng …… năm ………", "{place}, the …… of ……………… ………"),
        signatures,
        foot: say!(
            lang,
            "{school} · phiếu số {no} · Mã giấy của nhật ký lúc in:",
            "{school} · order {no} · Paper code of the log when printed:"
        ),
    })
}
