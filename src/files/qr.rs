//! QR pictures of short texts, for paper and for the terminal.
use qrcode::{EcLevel, QrCode};
use std::fmt::Write as _;

/// Light modules around the picture; fewer and some readers do not find it.
const QUIET: usize = 4;

/// A picture: rows of dark and light squares.
#[derive(Clone, Debug)]
pub struct Picture {
    width: usize,
    dark: Vec<bool>,
}

impl Picture {
    /// The picture of a text; none if it is too long for one.
    pub fn of(text: &str) -> Option<Picture> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|c| c == qrcode::Color::Dark).collect();
        Some(Picture { width: code.width(), dark })
    }

    /// Whether the square is dark, counted with the quiet zone.
    fn is_dark(&self, x: usize, y: usize) -> bool {
        let inside = |n: usize| n.checked_sub(QUIET).filter(|n| *n < self.width);
        inside(x).zip(inside(y)).is_some_and(|(x, y)| self.dark[y * self.width + x])
    }

    /// For a terminal: two rows a line; light squares are drawn, as on a dark screen.
    pub fn terminal(&self) -> String {
        let side = self.width + 2 * QUIET;
        let mut out = String::new();
        for y in (0..side).step_by(2) {
            for x in 0..side {
                let below = y + 1 < side && !self.is_dark(x, y + 1);
                out.push(match (!self.is_dark(x, y), below) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            out.push('\n');
        }
        out
    }

    /// For a page: an inline SVG of that many millimetres, black on white.
    pub fn svg(&self, mm: u32) -> String {
        let side = self.width + 2 * QUIET;
        let mut path = String::new();
        for y in 0..side {
            let mut x = 0;
            while x < side {
                let run = (x..side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        format!(
            "<svg width=\"{mm}mm\" height=\"{mm}mm\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests;
