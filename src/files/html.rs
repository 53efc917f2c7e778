//! A table as one HTML page that prints on A4: head of the paper, repeated table head, foot on every sheet, lines to sign on.
//! No script, nothing fetched from elsewhere, every text escaped.
use std::io::{self, Write};

/// What stands around the rows. Every text is plain; it is escaped here.
#[derive(Clone, Debug)]
pub struct Paper {
    /// `vi` or `en`.
    pub lang: &'static str,
    /// Lines at the left of the head: the authority above, the school.
    pub left: Vec<String>,
    /// Lines at its right.
    pub right: Vec<String>,
    /// Title.
    pub title: String,
    /// Lines below the title.
    pub below: Vec<String>,
    /// Table head.
    pub columns: Vec<String>,
    /// A row as people read it, of the cells that a sheet would have.
    pub row: fn(&[String]) -> Vec<String>,
    /// What stands in place of rows where there are none.
    pub none: String,
    /// The line at the foot of every sheet, before the paper code.
    pub foot: String,
    /// Place and date, to be filled in by hand.
    pub dated: String,
    /// Offices that sign, from left to right, with the name below where it is known.
    pub signatures: Vec<(String, String)>,
}

/// What proves a page: the paper code of the log's head, and a picture of it as SVG.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// The code, as plain text.
    pub code: String,
    /// The picture, ready as HTML.
    pub picture: String,
}

/// A page that is being written.
#[derive(Debug)]
pub struct HtmlOut<W: Write> {
    out: W,
    paper: Paper,
    picture: String,
    rows: u64,
}

const STYLE: &str = "@page{size:A4 landscape;margin:12mm 12mm 16mm;@bottom-right{content:counter(page) \"/\" counter(pages);font:9pt serif}}
body{font:10pt/1.35 \"Times New Roman\",\"Liberation Serif\",serif;color:#000;background:#fff;margin:0 auto;max-width:273mm}
header{display:flex;justify-content:space-between;text-align:center}
header p,h1,.below{margin:0}h1{font-size:14pt;text-align:center;margin-top:5mm}.below{text-align:center}
table{border-collapse:collapse;width:100%;margin-top:4mm}thead{display:table-header-group}tfoot{display:table-footer-group}
th,td{border:1px solid #000;padding:1mm 1.5mm;vertical-align:top;text-align:left;overflow-wrap:anywhere}th{background:#eee;text-align:center}
tr{break-inside:avoid}tfoot td{border:0;font-size:8.5pt;padding-top:2mm}.n{text-align:right}
.dated{text-align:right;font-style:italic;margin:5mm 0 0}.sign{display:flex;justify-content:space-around;text-align:center;break-inside:avoid}
.sign b{display:block}.sign span{display:block;margin-top:22mm}@media screen{body{padding:8mm}}";

/// Text as HTML shows it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn lines(all: &[String]) -> String {
    all.iter().map(|l| format!("<p>{}</p>", escape(l))).collect()
}

impl<W: Write> HtmlOut<W> {
    /// Writes all up to the rows. The code stands at the foot of every sheet, its picture once, below the rows.
    pub fn new(mut out: W, paper: Paper, proof: Proof) -> io::Result<HtmlOut<W>> {
        let p = &paper;
        let columns: String = p.columns.iter().map(|c| format!("<th>{}</th>", escape(c))).collect();
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title>\n<style>{STYLE}</style></head>\n<body>\n",
            p.lang,
            escape(&p.title)
        )?;
        writeln!(out, "<header><div>{}</div><div>{}</div></header>", lines(&p.left), lines(&p.right))?;
        writeln!(out, "<h1>{}</h1>", escape(&p.title))?;
        for line in &p.below {
            writeln!(out, "<p class=\"below\">{}</p>", escape(line))?;
        }
        writeln!(out, "<table>\n<thead><tr>{columns}</tr></thead>")?;
        // The foot stands before the rows, as HTML allows: a browser repeats it on every sheet.
        let (width, foot, code) = (p.columns.len(), escape(&p.foot), escape(&proof.code));
        writeln!(out, "<tfoot><tr><td colspan=\"{width}\">{foot} <code>{code}</code></td></tr></tfoot>\n<tbody>")?;
        Ok(HtmlOut { out, paper, picture: proof.picture, rows: 0 })
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.rows += 1;
        let number = |c: &str| !c.is_empty() && c.bytes().all(|b| b.is_ascii_digit());
        let cell = |c: &String| {
            let class = if number(c) { " class=\"n\"" } else { "" };
            format!("<td{class}>{}</td>", escape(c).replace('\n', "<br>"))
        };
        let cells: String = (self.paper.row)(cells).iter().map(cell).collect();
        writeln!(self.out, "<tr>{cells}</tr>")
    }

    /// Writes what stands below the rows.
    pub fn finish(mut self) -> io::Result<W> {
        let p = &self.paper;
        if self.rows == 0 {
            let (width, none) = (p.columns.len(), escape(&p.none));
            writeln!(self.out, "<tr><td colspan=\"{width}\">{none}</td></tr>")?;
        }
        writeln!(self.out, "</tbody>\n</table>\n<p class=\"dated\">{}</p>", escape(&p.dated))?;
        let signatures: String = p
            .signatures
            .iter()
            .map(|(office, name)| format!("<div><b>{}</b><span>{}</span></div>", escape(office), escape(name)))
            .collect();
        let picture = &self.picture;
        writeln!(self.out, "<div class=\"sign\"><div>{picture}</div>{signatures}</div>\n</body>\n</html>")?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper() -> Paper {
        Paper {
            lang: "vi",
            left: vec!["PHÒNG <GD>".into()],
            right: vec![],
            title: "Nhật ký & sổ".into(),
            below: vec![],
            columns: vec!["Mục".into(), "Lý do".into()],
            row: <[String]>::to_vec,
            none: "(không có)".into(),
            foot: "Trường \"Hoa Sen\"".into(),
            dated: "…".into(),
            signatures: vec![("Hiệu trưởng".into(), String::new())],
        }
    }

    #[test]
    fn a_page_is_whole_escaped_and_fetches_nothing() {
        let mut html =
            HtmlOut::new(Vec::new(), paper(), Proof { code: "12-ABC".into(), picture: "<svg></svg>".into() }).unwrap();
        html.row(&["7".into(), "<script>alert(1)</script>\nhai dòng".into()]).unwrap();
        let text = String::from_utf8(html.finish().unwrap()).unwrap();
        assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;<br>hai dòng") && !text.contains("<script"));
        assert!(text.contains("PHÒNG &lt;GD&gt;") && text.contains("<td class=\"n\">7</td>"));
        assert!(text.contains("Trường &quot;Hoa Sen&quot; <code>12-ABC</code>"));
        for outside in ["http", "src=", "@import", "url("] {
            assert!(!text.contains(outside), "{outside}");
        }
        assert!(text.ends_with("</html>\n"));
        let empty = HtmlOut::new(Vec::new(), paper(), Proof::default()).unwrap().finish().unwrap();
        assert!(String::from_utf8(empty).unwrap().contains("(không có)"));
    }
}
