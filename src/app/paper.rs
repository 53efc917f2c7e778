//! What stands at the foot of everything official: the paper code of the log's head, with a QR picture of size and whole root.
use super::{App, Result};
use crate::audit::checkpoint::Checkpoint;
use crate::files::atomic::write_new;
use crate::files::html::{Proof, escape};
use crate::files::qr::Picture;
use std::path::Path;

pub use crate::files::form::Form;

/// Side of the picture on a page.
const MILLIMETRES: u32 = 22;

/// The head of the log as it stands on paper.
#[derive(Clone, Debug)]
pub struct Seal(pub Checkpoint);

impl Seal {
    /// The code that a person copies by hand.
    pub fn code(&self) -> String {
        self.0.paper_code()
    }

    /// What the picture holds: size and whole root. `audit verify --against` takes it as well.
    pub fn whole(&self) -> String {
        self.0.whole_code()
    }

    /// The picture for a terminal.
    pub fn terminal(&self) -> String {
        Picture::of(&self.whole()).map(|p| p.terminal()).unwrap_or_default()
    }

    /// The picture for a page.
    pub fn svg(&self) -> String {
        Picture::of(&self.whole()).map(|p| p.svg(MILLIMETRES)).unwrap_or_default()
    }

    /// As it stands at the foot of a form.
    pub fn proof(&self) -> Proof {
        Proof { code: self.code(), picture: self.svg() }
    }

    /// The foot of an HTML page: picture, words and code. It needs no style sheet and is not torn apart between two sheets.
    pub fn footer(&self, words: &str) -> String {
        format!(
            "<footer style=\"display:flex;align-items:center;gap:4mm;margin-top:6mm;border-top:1px solid #000;padding-top:2mm;break-inside:avoid\">{}<div>{}<br><code>{}</code></div></footer>",
            self.svg(),
            escape(words),
            self.code()
        )
    }
}

impl App {
    /// The head of the log as it is now.
    pub fn seal(&self) -> Result<Seal> {
        self.read(|db| {
            let (size, root) = db.root()?;
            Ok(Seal(Checkpoint { origin: db.log_origin()?, size, root }))
        })
    }
}

/// Puts a page in place, whole or not at all. It names people and what they ask for: nobody else on the machine reads it.
pub fn write_page(path: &Path, force: bool, page: &str) -> Result<()> {
    write_new(path, force, 0o600, |out| out.write_all(page.as_bytes())).map_err(|e| e.refusal(path).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::checkpoint::parse_code;

    #[test]
    fn a_footer_holds_code_and_picture_and_no_markup_of_others() {
        let seal = Seal(Checkpoint { origin: "mamnon/x".into(), size: 12, root: [5; 32] });
        let html = seal.footer("Trường <script> & \"Hoa\"");
        assert!(
            html.contains(&seal.code())
                && html.contains("<svg")
                && html.contains("&lt;script&gt; &amp; &quot;Hoa&quot;")
        );
        let (size, root) = parse_code(&seal.whole()).unwrap();
        assert!(size == 12 && root.is(&[5; 32]));
        assert!(seal.terminal().lines().count() > 15);
    }
}
