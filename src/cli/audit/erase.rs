//! `mamnon audit erase`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::app::erase::EraseDone;
use crate::domain::action::Action;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::words::table_title;
use crate::say;
use serde_json::json;

/// Erase a person's data on the principal's order; it can never be undone
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whose: child/T2600012, staff/NV001, account/gv.5a1a
    object: String,
}

/// Erases, after the object was typed again.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let target = cx.app()?.erase_target(Action::AuditErase, &args.object)?;
    let (lang, object) = (cx.lang(), target.object.as_str());
    if !cx.global.dry_run {
        let question = say!(
            lang,
            "Xóa thông tin cá nhân của {object}: không bao giờ lấy lại được.",
            "Erase the personal data of {object}: they can never be had back."
        );
        if !cx.prompt().confirm(&question, object)? {
            let said = lang.pick("Không làm gì.", "Nothing was done.").to_owned();
            return Ok(Answer::Done(Done { said, ..Done::default() }));
        }
    }
    let done = cx.app()?.erase(&target)?;
    Ok(Answer::Done(answer(lang, object, &done)))
}

fn answer(lang: Lang, object: &str, e: &EraseDone) -> Done {
    let (order, images) = (e.order, e.erased.images);
    let said = if e.receipt.entry.is_none() && !e.receipt.dry_run {
        say!(
            lang,
            "{object} đã xóa từ trước theo phiếu số {order}; nay đã dọn xong tệp dữ liệu.",
            "{object} had been erased under order {order}; now the file is wiped too."
        )
    } else {
        say!(
            lang,
            "Đã xóa thông tin cá nhân của {object} theo phiếu số {order}: {images} dòng trong nhật ký đã bỏ trắng, tệp dữ liệu đã dọn.",
            "Erased the personal data of {object} under order {order}: {images} images in the log are blank, the file is wiped."
        )
    };
    let mut done = Done::of(&e.receipt, said);
    let rows: Vec<(String, u64)> = e.erased.rows.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect();
    done.fields = vec![
        (Col::Object, object.into()),
        (Col::Order, Cell::Int(order)),
        (Col::Images, Cell::Int(images as i64)),
        (Col::Rows, Cell::Json(rows.iter().map(|(t, n)| json!({"tbl": t, "rows": n})).collect())),
    ];
    if !rows.is_empty() {
        let rows: Vec<String> = rows.iter().map(|(t, n)| format!("{} {n}", table_title(lang, t))).collect();
        let rows = rows.join(", ");
        done.below.push(say!(lang, "Hồ sơ rút gọn: {rows}.", "Rows reduced: {rows}."));
    }
    done.warnings.push(
        lang.pick(
            "Bản sao lưu cũ, tệp đã trích xuất hoặc đã gửi, bản in: phần mềm không xóa được, phải tự hủy. Đã gửi những đâu: mamnon audit log --action export",
            "Old backups, files extracted or sent, and prints are out of reach and have to be destroyed by hand. What was sent where: mamnon audit log --action export",
        )
        .to_owned(),
    );
    done.next = Some("mamnon audit verify".to_owned());
    done
}
