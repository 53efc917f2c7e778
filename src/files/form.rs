//! A form as one upright A4 page to sign: the two-line heading pair, lines of label and value, room to sign. No script, nothing
//! fetched from elsewhere, every text escaped. Margins as Decree 30/2020 has them for papers of an office: 20 mm above and below, 30 mm
//! left, 15 mm right.
use super::html::{Proof, escape};
use std::fmt::Write as _;

/// What stands on the page. Every text is plain; it is escaped here.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// `vi` or `en`.
    pub lang: &'static str,
    /// Lines at the left of the head: the authority above, the school, the number.
    pub left: Vec<String>,
    /// Lines at its right.
    pub right: Vec<String>,
    /// Title.
    pub title: String,
    /// Lines below the title.
    pub below: Vec<String>,
    /// The lines of the form, each with the same number of cells; the first cell is the label.
    pub rows: Vec<Vec<String>>,
    /// Paragraphs below them.
    pub after: Vec<String>,
    /// Place and date, to be filled in by hand.
    pub dated: String,
    /// Who signs, from left to right, with the name below where it is known.
    pub signatures: Vec<(String, String)>,
    /// The line at the foot, before the paper code.
    pub foot: String,
}

const STYLE: &str = "@page{size:A4;margin:20mm 15mm 20mm 30mm}
body{font:13pt/1.4 \"Times New Roman\",\"Liberation Serif\",serif;color:#000;background:#fff;margin:0 auto;max-width:165mm}
header{display:flex;justify-content:space-between;text-align:center;font-size:12pt;gap:6mm}header p{margin:0}
header div>p:last-child{font-weight:bold;text-decoration:underline;text-underline-offset:2mm}
h1{font-size:15pt;text-align:center;margin:9mm 0 0}.below{margin:0;text-align:center;font-style:italic}
table{border-collapse:collapse;width:100%;margin-top:6mm}td{border-bottom:1px dotted #000;padding:1.2mm 1.5mm;vertical-align:top;overflow-wrap:anywhere}
td:first-child{white-space:nowrap;width:1%;padding-right:5mm}code{font-size:12pt;letter-spacing:.5px}tr{break-inside:avoid}
.after{margin:4mm 0 0}.dated{text-align:right;font-style:italic;margin:6mm 0 0}
.sign{display:flex;justify-content:space-around;text-align:center;margin-top:2mm;break-inside:avoid}
.sign b{display:block}.sign span{display:block;margin-top:24mm}
footer{display:flex;align-items:center;gap:4mm;margin-top:9mm;border-top:1px solid #000;padding-top:2mm;font-size:9.5pt;break-inside:avoid}
@media screen{body{padding:8mm}}";

fn lines(all: &[String]) -> String {
    all.iter().map(|l| format!("<p>{}</p>", escape(l))).collect()
}

impl Form {
    /// The page. The proof stands at its foot, where there is one.
    pub fn page(&self, proof: Option<&Proof>) -> String {
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title>\n<style>{STYLE}</style></head>\n<body>\n",
            self.lang,
            escape(&self.title)
        );
        let _ = writeln!(out, "<header><div>{}</div><div>{}</div></header>", lines(&self.left), lines(&self.right));
        let _ = writeln!(out, "<h1>{}</h1>", escape(&self.title));
        for line in &self.below {
            let _ = writeln!(out, "<p class=\"below\">{}</p>", escape(line));
        }
        out.push_str("<table>\n");
        for row in &self.rows {
            let cells: String = row.iter().map(|c| format!("<td>{}</td>", escape(c).replace('\n', "<br>"))).collect();
            let _ = writeln!(out, "<tr>{cells}</tr>");
        }
        out.push_str("</table>\n");
        for line in &self.after {
            let _ = writeln!(out, "<p class=\"after\">{}</p>", escape(line));
        }
        if !self.signatures.is_empty() {
            let _ = writeln!(out, "<p class=\"dated\">{}</p>", escape(&self.dated));
            let sign = |(office, name): &(String, String)| {
                format!("<div><b>{}</b><span>{}</span></div>", escape(office), escape(name))
            };
            let signatures: String = self.signatures.iter().map(sign).collect();
            let _ = writeln!(out, "<div class=\"sign\">{signatures}</div>");
        }
        if let Some(proof) = proof {
            let (picture, foot, code) = (&proof.picture, escape(&self.foot), escape(&proof.code));
            let _ = writeln!(out, "<footer>{picture}<div>{foot}<br><code>{code}</code></div></footer>");
        }
        out.push_str("</body>\n</html>\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_whole_escaped_and_fetches_nothing() {
        let form = Form {
            lang: "vi",
            left: vec!["UBND <xã>".into(), "TRƯỜNG".into()],
            title: "Phiếu & sổ".into(),
            rows: vec![vec!["Lý do".into(), "<script>x</script>\nhai dòng".into()]],
            signatures: vec![("HIỆU TRƯỞNG".into(), "Nguyễn \"Thị\" Hòa".into())],
            dated: "ngày ……".into(),
            foot: "Mã giấy".into(),
            ..Form::default()
        };
        let page = form.page(Some(&Proof { code: "12-ABC".into(), picture: "<svg></svg>".into() }));
        assert!(page.contains("<td>Lý do</td><td>&lt;script&gt;x&lt;/script&gt;<br>hai dòng</td>"), "{page}");
        assert!(
            page.contains("UBND &lt;xã&gt;")
                && page.contains("&quot;Thị&quot;")
                && page.contains("<code>12-ABC</code>")
        );
        for outside in ["http", "src=", "@import", "url(", "<script"] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("margin:20mm 15mm 20mm 30mm") && page.ends_with("</html>\n"));
        let bare = Form { title: "Thẻ".into(), ..Form::default() }.page(None);
        assert!(!bare.contains("<footer>") && !bare.contains("class=\"sign\""));
    }
}
