//! `mamnon audit odd`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List};
use super::filters::Filters;
use crate::app::Result;
use crate::app::audit::odd::{Oddity, Oddness};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::fields::action_title;
use crate::i18n::refusals::moment;
use crate::say;

/// Entries that a table names.
const NAMED: usize = 5;

/// What in the log is worth a second look
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only of this account, by username or the person's name
    #[arg(long, value_name = "USER")]
    actor: Option<String>,
    #[command(flatten)]
    filters: Filters,
}

/// Lists what is odd; ends with 10 if there is anything.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let limit = args.filters.limit;
    let filter = args.filters.read(cx, args.actor)?;
    let mut found = cx.app()?.audit_odd(&filter.without_limit())?;
    let (lang, format) = (cx.lang(), cx.ui().format);
    let hidden = found.len().saturating_sub(limit.unwrap_or(usize::MAX));
    found.drain(..hidden);
    let mut list = List::new(&[
        Col::Code,
        Col::From,
        Col::Until,
        Col::Actors,
        Col::Entries,
        Col::Count,
        Col::OsUser,
        Col::Order,
        Col::Message,
    ]);
    if format == Format::Table {
        list = List::new(&[Col::Code, Col::At, Col::Actors, Col::Entries, Col::Message]);
    }
    for odd in &found {
        let words = words(lang, odd).into();
        let code = Cell::word(odd.what.code());
        let actors = Cell::Many(odd.actors.iter().map(|a| a.as_str().into()).collect());
        list.rows.push(if format == Format::Table {
            vec![code, odd.from.into(), actors, some_of(lang, &odd.entries).into(), words]
        } else {
            let entries = Cell::Many(odd.entries.iter().map(|e| Cell::Int(*e as i64)).collect());
            let (os_user, order) = (odd.os_user.clone().into(), odd.order.into());
            vec![
                code,
                odd.from.into(),
                odd.to.into(),
                actors,
                entries,
                Cell::Int(odd.count as i64),
                os_user,
                order,
                words,
            ]
        });
    }
    if let Some(first) = found.first() {
        let (seq, count) = (first.entries[0], found.len());
        list.below.push(say!(
            lang,
            "{count} chỗ nên hỏi lại; không phải chỗ nào cũng sai. Xem một mục: mamnon audit show {seq}",
            "{count} places to ask about; not all of them are wrong. One entry: mamnon audit show {seq}"
        ));
        list.exit = 10;
    }
    Ok(Answer::List(list))
}

fn some_of(lang: Lang, entries: &[u64]) -> String {
    let named: Vec<String> = entries.iter().take(NAMED).map(ToString::to_string).collect();
    let more = entries.len().saturating_sub(NAMED);
    let more = if more > 0 { say!(lang, " và {more} mục khác", " and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}

/// A finding as a sentence.
pub fn words(lang: Lang, o: &Oddity) -> String {
    let (who, n) = (o.actors.join(", "), o.count);
    let (from, to) = (moment(lang, o.from), moment(lang, o.to));
    match o.what {
        Oddness::Night => say!(
            lang,
            "{who} ghi {n} mục ban đêm, từ {from} đến {to}.",
            "{who} made {n} entries at night, from {from} to {to}."
        ),
        Oddness::Weekend => say!(
            lang,
            "{who} ghi {n} mục vào thứ Bảy, Chủ nhật, từ {from} đến {to}.",
            "{who} made {n} entries on a weekend, from {from} to {to}."
        ),
        Oddness::SharedMachine => {
            let os_user = o.os_user.as_deref().unwrap_or("?");
            say!(
                lang,
                "Hai tài khoản {who} cùng ghi từ một người dùng máy ({os_user}) trong vài phút, {n} lần: có đúng là hai người không?",
                "Two accounts, {who}, from one user of the machine ({os_user}) within minutes, {n} times: were these two people?"
            )
        }
        Oddness::Burst => say!(
            lang,
            "{who} ghi {n} mục dồn dập, từ {from} đến {to}.",
            "{who} made {n} entries in a burst, from {from} to {to}."
        ),
        Oddness::AfterLock => {
            let order = o.order.unwrap_or(0);
            say!(
                lang,
                "{who} sửa {n} dòng sau khi sổ đã khóa, theo phiếu số {order}: mamnon orders show {order}",
                "{who} changed {n} rows after the page was locked, under order {order}: mamnon orders show {order}"
            )
        }
        Oddness::Denied => match &o.tried {
            Some((action, error)) => {
                let action = action_title(lang, action);
                say!(
                    lang,
                    "{who} bị từ chối {n} lần: {action} ({error}).",
                    "{who} was refused {n} times: {action} ({error})."
                )
            }
            None => say!(lang, "{who} bị từ chối {n} lần.", "{who} was refused {n} times."),
        },
        Oddness::WrongPasswords => say!(
            lang,
            "Trước khi {who} đăng nhập lúc {to} có {n} lần nhập sai mật khẩu.",
            "Before {who} signed in at {to} the password was typed wrong {n} times."
        ),
    }
}
