//! Papers to print: what stands around a pack's rows, and each row as people read it.
use super::audit::words::object;
use super::context::Cx;
use crate::app::Result;
use crate::app::export::Paper;
use crate::domain::date::{Period, parse_utc_ms};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::fields::{action_title, column_title};
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::word;
use crate::say;

/// What a pack puts on its page.
struct Page {
    title: String,
    below: Vec<String>,
    columns: Vec<String>,
    row: fn(&[String]) -> Vec<String>,
    none: &'static str,
    /// Offices that sign before the principal.
    signs: &'static [(&'static str, &'static str)],
}

/// The page of a pack, for packs that have one.
pub fn of(cx: &mut Cx, pack: &str, when: Option<Period>) -> Result<Option<Paper>> {
    let app = cx.app()?;
    let today = app.today();
    let setting = |key: &str| app.school.db().setting(key, today).map(Option::unwrap_or_default);
    let (authority, school, place, signatory) =
        (setting("authority")?, setting("name")?, setting("place")?, setting("signatory")?);
    let lang = cx.lang();
    let when = when.map(|p| period(lang, &p.to_string())).unwrap_or_default();
    let page = match pack {
        "audit" => log(lang, &when),
        "corrections" => minutes(lang, &when),
        _ => return Ok(None),
    };
    let title = page.title;
    let place = if place.is_empty() { "……………".to_owned() } else { place };
    let signs = page.signs.iter().map(|(vi, en)| (lang.pick(*vi, *en).to_owned(), String::new()));
    let principal = (lang.pick("HIỆU TRƯỞNG", "THE PRINCIPAL").to_owned(), signatory);
    Ok(Some(Paper {
        lang: lang.pick("vi", "en"),
        left: [authority, school.clone()].into_iter().filter(|l| !l.is_empty()).collect(),
        right: vec!["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(), "Độc lập - Tự do - Hạnh phúc".into()],
        foot: say!(
            lang,
            "{school} · {title} · Mã giấy của nhật ký lúc in:",
            "{school} · {title} · Paper code of the log when printed:"
        ),
        title,
        below: page.below,
        columns: page.columns,
        row: page.row,
        none: page.none.to_owned(),
        dated: say!(lang, "{place}, ngày …… tháng …… năm ………", "{place}, the …… of ……………… ………"),
        signatures: signs.chain([principal]).collect(),
    }))
}

fn titles(lang: Lang, columns: &[Col]) -> Vec<String> {
    columns.iter().map(|c| c.title(lang).to_owned()).collect()
}

/// The log.
fn log(lang: Lang, when: &str) -> Page {
    let title = say!(lang, "Nhật ký hệ thống {when}", "The log, {when}");
    Page {
        title: title.trim_end_matches([' ', ',']).to_owned(),
        below: vec![],
        columns: titles(
            lang,
            &[
                Col::Seq,
                Col::At,
                Col::Actor,
                Col::Action,
                Col::Object,
                Col::Outcome,
                Col::Order,
                Col::Changes,
                Col::Reason,
            ],
        ),
        row: lang.pick(|cells| entry(Lang::Vi, cells), |cells| entry(Lang::En, cells)),
        none: lang.pick("(không có mục nào)", "(no entries)"),
        signs: &[("NGƯỜI LẬP", "MADE BY")],
    }
}

/// The minutes of corrections (Q4.4).
fn minutes(lang: Lang, when: &str) -> Page {
    let title = say!(lang, "Biên bản điều chỉnh số liệu {when}", "Minutes of corrections, {when}");
    let basis = lang.pick(
        "Số liệu sau đây được điều chỉnh theo phiếu do Hiệu trưởng duyệt; giá trị cũ và mới, người lập, người duyệt, người sửa như trong bảng.",
        "The following values were corrected by slips that the principal approved; old and new values and the people as in the table.",
    );
    Page {
        title: title.trim_end_matches([' ', ',']).to_owned(),
        below: vec![basis.to_owned()],
        columns: titles(
            lang,
            &[
                Col::Correction,
                Col::System,
                Col::Object,
                Col::Field,
                Col::Old,
                Col::New,
                Col::Reason,
                Col::State,
                Col::AskedBy,
                Col::DecidedBy,
                Col::AppliedBy,
                Col::Letter,
            ],
        ),
        row: lang.pick(|cells| correction(Lang::Vi, cells), |cells| correction(Lang::En, cells)),
        none: lang.pick("(không có phiếu điều chỉnh nào)", "(no correction slips)"),
        signs: &[("NGƯỜI LẬP BIÊN BẢN", "MADE BY"), ("NGƯỜI SỬA SỐ LIỆU", "CORRECTED BY")],
    }
}

/// A row of the pack `corrections`.
fn correction(lang: Lang, cells: &[String]) -> Vec<String> {
    let [no, system, when, class, child, about, stage, field, old, new, reason, evidence, state, rest @ ..] = cells
    else {
        return cells.to_vec();
    };
    let [asked, asked_at, decided, decided_at, applied, applied_at, order, letter, dated, sent, done, seen] = rest
    else {
        return cells.to_vec();
    };
    let at = |text: &String| parse_utc_ms(text).map_or_else(|| text.clone(), |at| moment(lang, at));
    let day = |text: &String| text.parse().map_or_else(|_| text.clone(), crate::domain::date::show_date);
    let lines = |all: &[String]| all.iter().filter(|l| !l.is_empty()).cloned().collect::<Vec<_>>().join("\n");
    let titled = |title: (&str, &str), text: String| {
        if text.is_empty() { text } else { format!("{}: {text}", lang.pick(title.0, title.1)) }
    };
    let field = match (system.as_str(), field.split_once('.')) {
        ("meals", Some((slot, told))) => format!("{}, {}", word(lang, slot), column_title(lang, told)),
        ("children", _) => column_title(lang, field).to_owned(),
        _ => word(lang, field).to_owned(),
    };
    let about = if child.is_empty() { about } else { child };
    let value = |text: &String| word(lang, text).to_owned();
    vec![
        lines(&[no.clone(), titled(("phiếu mở sổ", "order"), order.clone())]),
        lines(&[word(lang, system).to_owned(), period(lang, when)]),
        lines(&[about.clone(), titled(("lớp", "class"), class.clone())]),
        lines(&[field, titled(("khâu", "stage"), value(stage))]),
        value(old),
        value(new),
        lines(&[reason.clone(), titled(("căn cứ", "evidence"), evidence.clone())]),
        value(state),
        lines(&[asked.clone(), at(asked_at)]),
        lines(&[decided.clone(), at(decided_at)]),
        lines(&[applied.clone(), at(applied_at)]),
        lines(&[
            titled(("số", "no."), letter.clone()),
            titled(("ngày", "dated"), day(dated)),
            titled(("gửi", "sent"), day(sent)),
            titled(("sửa xong", "done"), day(done)),
            titled(("đối chiếu", "seen"), day(seen)),
        ]),
    ]
}

/// A row of the pack `audit`: seq, at, actor, kind, cosigner, action, object, outcome, error, order, changes, reason.
fn entry(lang: Lang, cells: &[String]) -> Vec<String> {
    let [seq, at, actor, _, cosigner, action, about, outcome, error, order, changes, reason] = cells else {
        return cells.to_vec();
    };
    let at = parse_utc_ms(at).map_or_else(|| at.clone(), |at| moment(lang, at));
    let second = |text: String, below: &str| if below.is_empty() { text } else { format!("{text}\n{below}") };
    vec![
        seq.clone(),
        at,
        second(actor.clone(), cosigner),
        action_title(lang, action).to_owned(),
        object(lang, about),
        second(word(lang, outcome).to_owned(), error),
        order.clone(),
        changes.clone(),
        reason.clone(),
    ]
}
