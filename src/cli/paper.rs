//! Papers to print: what stands around a pack's rows, and each row as people read it.
use super::audit::words::object;
use super::context::Cx;
use crate::app::Result;
use crate::app::export::Paper;
use crate::domain::date::{Period, parse_utc_ms};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::fields::action_title;
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::word;
use crate::say;

/// The page of a pack, for packs that have one.
pub fn of(cx: &mut Cx, pack: &str, when: Option<Period>) -> Result<Option<Paper>> {
    if pack != "audit" {
        return Ok(None);
    }
    let app = cx.app()?;
    let today = app.today();
    let setting = |key: &str| app.school.db().setting(key, today).map(Option::unwrap_or_default);
    let (authority, school, place, signatory) =
        (setting("authority")?, setting("name")?, setting("place")?, setting("signatory")?);
    let lang = cx.lang();
    let when = when.map(|p| period(lang, &p.to_string())).unwrap_or_default();
    let title = say!(lang, "Nhật ký hệ thống {when}", "The log, {when}");
    let title = title.trim_end_matches([' ', ',']).to_owned();
    let place = if place.is_empty() { "……………".to_owned() } else { place };
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
        below: vec![],
        columns: [
            Col::Seq,
            Col::At,
            Col::Actor,
            Col::Action,
            Col::Object,
            Col::Outcome,
            Col::Order,
            Col::Changes,
            Col::Reason,
        ]
        .iter()
        .map(|c| c.title(lang).to_owned())
        .collect(),
        row: lang.pick(|cells| entry(Lang::Vi, cells), |cells| entry(Lang::En, cells)),
        none: lang.pick("(không có mục nào)", "(no entries)").to_owned(),
        dated: say!(lang, "{place}, ngày …… tháng …… năm ………", "{place}, the …… of ……………… ………"),
        signatures: vec![
            (lang.pick("NGƯỜI LẬP", "MADE BY").to_owned(), String::new()),
            (lang.pick("HIỆU TRƯỞNG", "THE PRINCIPAL").to_owned(), signatory),
        ],
    }))
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
