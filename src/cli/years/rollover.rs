//! `mamnon years rollover`
use super::super::context::Cx;
use super::super::importing;
use super::super::ui::{Answer, Cell, Done, Format, List};
use crate::app::Receipt;
use crate::app::Result;
use crate::app::rollover::{ClassLine, RollOver, Undone, Wish};
use crate::domain::promotion::Next;
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::say;
use serde_json::json;

/// Copy classes and promote children into the next year
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The old year, as 2026-2027
    from_year: Option<String>,
    /// The new year, as 2027-2028
    to_year: Option<String>,
    /// A sheet that says where classes go on to (from_class, to_class)
    #[arg(long, value_name = "FILE")]
    map: Option<String>,
    /// Promote those whose class is known, even if others are not
    #[arg(long)]
    partial: bool,
    /// Take the roll-over into this year back, as long as the year is not activated
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["from_year", "to_year", "map", "partial"])]
    undo: Option<String>,
}

/// Rolls over, or takes it back.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    if let Some(year) = args.undo {
        let (undone, receipt) = cx.app()?.years_undo(&year)?;
        return Ok(Answer::Done(taken_back(cx.lang(), &year, undone, &receipt)));
    }
    let (Some(from), Some(to)) = (&args.from_year, &args.to_year) else {
        return Err(Refusal::Usage(Usage::Missing { option: "FROM TO" }).into());
    };
    roll(cx, Wish { from, to, children_only: false, partial: args.partial }, args.map.as_deref())
}

/// Rolls over and says what became of each class and child: 0, or 7 if children were left out.
pub fn roll(cx: &mut Cx, wish: Wish<'_>, map: Option<&str>) -> Result<Answer> {
    let map = map.map(importing::open).transpose()?;
    let (done, receipt) = cx.app()?.years_rollover(wish, map)?;
    if cx.global.format == Format::Csv {
        let mut list = list(&done);
        list.exit = exit(&done);
        return Ok(Answer::List(list));
    }
    Ok(Answer::Done(answer(cx.lang(), &done, &receipt)))
}

fn exit(done: &RollOver) -> u8 {
    if done.count("no_class") > 0 { 7 } else { 0 }
}

/// The children, one a row.
fn list(done: &RollOver) -> List {
    let mut list = List::new(&[Col::Child, Col::Name, Col::FromClass, Col::ToClass, Col::Outcome]);
    for c in &done.children {
        let to = c.outcome.class().map(str::to_owned);
        let texts = [c.child.as_str().into(), c.name.as_str().into(), c.class.as_str().into(), to.into()];
        list.rows.push(texts.into_iter().chain([Cell::word(c.outcome.code())]).collect());
    }
    list
}

fn answer(lang: Lang, r: &RollOver, receipt: &Receipt) -> Done {
    let (from, to, copied) = (&r.from.year, &r.to.year, r.copied.len());
    let [promoted, completed, stays, left, none] =
        ["promoted", "completed", "stays", "left", "no_class"].map(|word| r.count(word));
    let said = say!(
        lang,
        "Kết chuyển {from} sang {to}: chép {copied} lớp, {promoted} cháu lên lớp, {completed} cháu hoàn thành chương trình, {stays} cháu đã có chỗ, {left} cháu đã nghỉ từ trước.",
        "Rolled {from} over into {to}: {copied} classes copied, {promoted} children promoted, {completed} completed, {stays} had a place already, {left} had left before."
    );
    let mut done = Done::of(receipt, said);
    let count = |n: usize| Cell::count(n);
    done.fields = vec![
        (Col::FromYear, from.as_str().into()),
        (Col::ToYear, to.as_str().into()),
        (Col::Copied, Cell::Many(r.copied.iter().map(|c| c.as_str().into()).collect())),
        (Col::Promoted, count(promoted)),
        (Col::Stays, count(stays)),
        (Col::Left, count(left)),
        (Col::Completed, count(completed)),
        (Col::NoClass, count(none)),
        (Col::Classes, Cell::Json(r.classes.iter().map(class_json).collect())),
        (Col::Children, Cell::Json(r.children.iter().map(child_json).collect())),
    ];
    done.below = r.classes.iter().map(|c| class_words(lang, c)).collect();
    if none > 0 {
        done.warnings.push(say!(
            lang,
            "{none} cháu chưa biết lên lớp nào; chỉ ghi được khi thêm lớp, thêm --map hoặc --partial",
            "{none} children have no class to go on to; only with that class, --map or --partial is anything written"
        ));
    }
    done.exit = exit(r);
    done.next = Some(if receipt.dry_run {
        format!("mamnon years rollover {from} {to}")
    } else {
        format!("mamnon years summary {to}")
    });
    done.or_unchanged(lang)
}

/// Where a class goes on to, as a code: empty for those who have completed the programme and where it is not known.
fn next_class(class: &ClassLine) -> Option<&str> {
    if let Next::Class(to) = &class.next { Some(to) } else { None }
}

fn class_json(c: &ClassLine) -> serde_json::Value {
    let count = |word: &str| c.counts.get(word).copied().unwrap_or(0);
    json!({
        "from_class": c.class, "to_class": next_class(c), "promoted": count("promoted"), "stays": count("stays"),
        "left": count("left"), "completed": count("completed"), "no_class": count("no_class"),
    })
}

fn child_json(c: &crate::app::rollover::ChildLine) -> serde_json::Value {
    json!({
        "child": c.child, "name": c.name, "from_class": c.class, "to_class": c.outcome.class(), "outcome": c.outcome.code(),
    })
}

fn class_words(lang: Lang, c: &ClassLine) -> String {
    let to = match &c.next {
        Next::Class(to) => format!("→ {to}"),
        Next::Completes => lang.pick("→ hoàn thành", "→ completed").to_owned(),
        Next::Unknown => lang.pick("→ ?", "→ ?").to_owned(),
    };
    let counts: Vec<String> =
        c.counts.iter().map(|(word, n)| format!("{} {n}", crate::i18n::words::word(lang, word))).collect();
    format!("  {} {to}: {}", c.class, counts.join(", "))
}

fn taken_back(lang: Lang, year: &str, u: Undone, receipt: &Receipt) -> Done {
    let (children, classes) = (u.children, u.classes.len());
    let said = say!(
        lang,
        "Đã hủy kết chuyển sang {year}: {children} cháu, {classes} lớp. Những gì nhập tay vẫn giữ nguyên.",
        "Took back the roll-over into {year}: {children} children, {classes} classes. What was entered by hand stays."
    );
    let mut done = Done::of(receipt, said);
    let kept: Vec<String> = u.kept_classes.into_iter().chain(u.kept_children).collect();
    if !kept.is_empty() {
        let list = kept.join(", ");
        done.warnings.push(say!(
            lang,
            "giữ lại, vì đã có dữ liệu nhập tay dựa vào: {list}",
            "kept, since something entered by hand rests on it: {list}"
        ));
    }
    done.fields = vec![
        (Col::Year, year.into()),
        (Col::Children, Cell::count(u.children)),
        (Col::Classes, Cell::Many(u.classes.into_iter().map(Cell::Text).collect())),
        (Col::Kept, Cell::Many(kept.into_iter().map(Cell::Text).collect())),
    ];
    done.next = Some("mamnon years list".into());
    done.or_unchanged(lang)
}
