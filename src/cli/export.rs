//! `mamnon export`
use super::context::Cx;
use super::ui::{Answer, Cell, Done, Format, List, Record};
use crate::app::Result;
use crate::app::export::{Cut, ExportRequest, Layout, PACKS, Paper, export_verify, find_pack};
use crate::domain::date::Period;
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::columns::Col;
use crate::say;
use std::path::{Path, PathBuf};

/// Extract data to hand in or print
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The pack; or list (what there is), or verify (check a file)
    #[arg(value_name = "PACK|list|verify")]
    pack: String,
    /// With verify: the file to check
    file: Option<PathBuf>,
    /// Day, month or school year; corrections by the day that they are about, those of a school year by the day of submission
    #[arg(long)]
    period: Option<String>,
    /// Only this class
    #[arg(long)]
    class: Option<String>,
    /// The file to write, .csv, .json or (audit, corrections) .html, with a manifest beside it; without it standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// With list: what was extracted, and whether it is out of date
    #[arg(long)]
    sent: bool,
    /// Replace files that exist
    #[arg(long)]
    force: bool,
    /// Who gets it; kept in the log
    #[arg(long = "to", value_name = "RECIPIENT")]
    to_recipient: Option<String>,
    /// What for; kept in the log
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
}

/// Extracts a pack, lists the packs, or checks a file.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    match (args.pack.as_str(), &args.file) {
        ("verify" | "kiem-tra", Some(file)) => verify(file, cx),
        ("verify" | "kiem-tra", None) => Err(Refusal::Usage(Usage::Missing { option: "FILE" }).into()),
        (_, Some(file)) => {
            let file = file.display();
            let vi = format!("Không hiểu \"{file}\". Tệp ghi ra nêu bằng --out.");
            let en = format!("\"{file}\" is one too many. A file to write is named by --out.");
            Err(Refusal::Usage(Usage::Parser { vi, en, near: Some("mamnon help export".into()) }).into())
        }
        ("list" | "danh-sach", None) if args.sent => sent(cx),
        ("list" | "danh-sach", None) => Ok(list(cx)),
        _ if args.sent => {
            let (vi, en) = ("--sent chỉ dùng với mamnon export list.", "--sent goes with mamnon export list.");
            let near = Some("mamnon export list --sent".into());
            Err(Refusal::Usage(Usage::Parser { vi: vi.into(), en: en.into(), near }).into())
        }
        _ => extract(args, cx),
    }
}

fn list(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let mut list = List::new(&[Col::Pack, Col::Title, Col::Period, Col::Class, Col::Personal, Col::Columns]);
    for p in PACKS {
        let period = match p.period {
            Cut::Never => Cell::Empty,
            Cut::Maybe => Cell::from("--period"),
            Cut::Month => Cell::from("--period YYYY-MM"),
        };
        let class = if p.class { Cell::from("--class") } else { Cell::Empty };
        let columns = p.columns.iter().map(|c| Cell::from(*c)).collect();
        let title = lang.pick(p.title_vi, p.title_en);
        list.rows.push(vec![p.code.into(), title.into(), period, class, p.personal.into(), Cell::Many(columns)]);
    }
    Answer::List(list)
}

/// Extracts that were made, the newest first.
fn sent(cx: &mut Cx) -> Result<Answer> {
    let found = cx.app()?.exports_sent()?;
    let mut list = List::new(&[
        Col::At,
        Col::Pack,
        Col::Period,
        Col::Class,
        Col::Rows,
        Col::Recipient,
        Col::Purpose,
        Col::By,
        Col::Sha256,
        Col::Stale,
        Col::StaleEntry,
    ]);
    for s in found {
        let r = s.run;
        list.rows.push(vec![
            r.made_at.into(),
            r.pack.into(),
            r.period.into(),
            r.class.into(),
            Cell::Int(r.rows as i64),
            r.recipient.into(),
            r.purpose.into(),
            r.made_by.into(),
            r.sha256.into(),
            s.stale.is_some().into(),
            s.stale.map(|seq| seq as i64).into(),
        ]);
    }
    Ok(Answer::List(list))
}

/// The layout: `--format` decides, else the file's ending, else CSV.
fn layout(format: Format, out: Option<&Path>) -> Result<Layout> {
    let ending = out.and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase());
    match (format, ending.as_deref()) {
        (Format::Json, _) | (Format::Table, Some("json")) => Ok(Layout::Json),
        (Format::Table, Some("html" | "htm")) => Ok(Layout::Html),
        (_, Some(other @ ("xlsx" | "xls" | "ods" | "html" | "htm" | "pdf" | "docx"))) => {
            let vi = format!("Chưa ghi được tệp .{other}; dùng tệp .csv hoặc .json.");
            let en = format!(".{other} cannot be written yet; use .csv or .json.");
            Err(Refusal::Usage(Usage::Parser { vi, en, near: None }).into())
        }
        _ => Ok(Layout::Csv),
    }
}

/// The page of a pack; refused for packs that have none.
fn page(cx: &mut Cx, pack: &str, period: Option<Period>) -> Result<Paper> {
    super::paper::of(cx, pack, period)?.ok_or_else(|| {
        let vi =
            format!("Mẫu {pack} chưa có trang in; dùng tệp .csv hoặc .json. Trang in có cho mẫu audit và corrections.");
        let en = format!(
            "The pack {pack} has no page to print yet; use .csv or .json. The packs audit and corrections have one."
        );
        Refusal::Usage(Usage::Parser { vi, en, near: None }).into()
    })
}

fn extract(args: Args, cx: &mut Cx) -> Result<Answer> {
    find_pack(&args.pack)?;
    let out = args.out.filter(|out| out.as_os_str() != "-");
    let ui = cx.ui();
    let clean = |text: Option<String>| text.map(|t| crate::domain::text::clean(&t)).filter(|t| !t.is_empty());
    let layout = layout(ui.format, out.as_deref())?;
    let period = args.period.as_deref().map(|p| cx.period("period", p)).transpose()?;
    let paper = if layout == Layout::Html { Some(page(cx, &args.pack, period)?) } else { None };
    let request = ExportRequest {
        period,
        class: args.class,
        layout,
        paper,
        bom: ui.bom,
        recipient: clean(args.to_recipient),
        purpose: clean(args.purpose),
        pack: args.pack,
    };
    let lang = cx.lang();
    let Some(path) = out else {
        let app = cx.app()?;
        let Some(made) = ui.stream(|out| app.export_stream(&request, out))? else { return Ok(Answer::Exit(0)) };
        if made.receipt.dry_run {
            return Ok(Answer::Done(Done::of(&made.receipt, String::new())));
        }
        if made.provisional {
            ui.talk(provisional(lang));
        }
        let (rows, entry) = (made.rows, made.receipt.entry.unwrap_or(0));
        ui.talk(&say!(lang, "{rows} dòng, mục nhật ký {entry}.", "{rows} rows, entry {entry}."));
        return Ok(Answer::Exit(0));
    };
    let made = cx.app()?.export_to(&request, &path, args.force)?;
    let (rows, file) = (made.rows, path.display().to_string());
    let said = say!(
        lang,
        "Đã trích xuất {rows} dòng ra {file}, kèm tệp kê {file}.manifest.json.",
        "Extracted {rows} rows to {file}, with the manifest {file}.manifest.json."
    );
    let mut done = Done::of(&made.receipt, said);
    done.fields = vec![
        (Col::Pack, request.pack.into()),
        (Col::Period, request.period.map(|p| p.to_string()).into()),
        (Col::Class, made.class.into()),
        (Col::Format, request.layout.code().into()),
        (Col::Rows, Cell::Int(rows as i64)),
        (Col::Sha256, made.sha256.into()),
        (Col::File, file.as_str().into()),
        (Col::Manifest, made.manifest.map(|m| m.display().to_string()).into()),
        (Col::Provisional, made.provisional.into()),
    ];
    if made.provisional {
        done.warnings.push(provisional(lang).to_owned());
    }
    let quoted = if file.contains(|c: char| c.is_whitespace() || c == '\'') { format!("'{file}'") } else { file };
    done.next = made.receipt.entry.map(|_| format!("mamnon export verify {quoted}"));
    Ok(Answer::Done(done))
}

fn provisional(lang: crate::i18n::Lang) -> &'static str {
    lang.pick(
        "TẠM TÍNH: sổ ăn bán trú của tháng này chưa khóa.",
        "PROVISIONAL: the meals of this month are not locked.",
    )
}

fn verify(file: &Path, cx: &mut Cx) -> Result<Answer> {
    // The database is asked if it is at hand; the file is checked without it too.
    let checked = export_verify(file, cx.app().ok().map(|a| &*a))?;
    let (ui, lang) = (cx.ui(), cx.lang());
    if !checked.known {
        ui.always(if checked.looked_up {
            lang.pick(
                "Lưu ý: nhật ký của trường không có lần trích xuất nào ra tệp này.",
                "warning: the school's log knows no export of this file.",
            )
        } else {
            lang.pick(
                "Lưu ý: không có dữ liệu của trường ở đây, chưa đối chiếu được với nhật ký.",
                "warning: the school's database is not at hand; the log was not asked.",
            )
        });
    }
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Ok, if ui.format == Format::Table { Cell::word("ok") } else { true.into() }),
            (Col::File, file.display().to_string().into()),
            (Col::Pack, checked.pack.into()),
            (Col::Rows, Cell::Int(checked.rows as i64)),
            (Col::Sha256, checked.sha256.into()),
            (Col::InLog, checked.known.into()),
        ],
        ..Record::default()
    }))
}
