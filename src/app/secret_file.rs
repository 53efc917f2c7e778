//! Files that hold a secret and that nobody else may read: the session, a service account's token.
use super::Result;
use crate::audit::hash::{hex, unhex};
use crate::domain::refusal::Refusal;
use jiff::Timestamp;
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use zeroize::Zeroizing;

/// Reads a file of three lines (kind, id, secret) that nobody else may read; `None` if there is none.
pub fn read_secret_file(file: &Path, kind: &str) -> Result<Option<(String, Zeroizing<[u8; 32]>)>> {
    let Ok(meta) = std::fs::metadata(file) else { return Ok(None) };
    if meta.permissions().mode() & 0o077 != 0 {
        return Err(Refusal::OpenFile { path: file.display().to_string() }.into());
    }
    let text = Zeroizing::new(std::fs::read_to_string(file).unwrap_or_default());
    let mut lines = text.lines();
    let (first, id, secret) = (lines.next(), lines.next(), lines.next().and_then(unhex).map(Zeroizing::new));
    if first != Some(kind) {
        return Ok(None);
    }
    let secret = secret.and_then(|s| <[u8; 32]>::try_from(s.as_slice()).ok()).map(Zeroizing::new);
    Ok(id.map(Into::into).zip(secret))
}

/// Writes such a file in place of any that stands there.
pub fn write_secret_file(file: &Path, kind: &str, id: &str, secret: &[u8; 32]) -> Result<()> {
    let io = |e: std::io::Error| Refusal::Io { path: file.display().to_string(), error: e.to_string() };
    if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let text = Zeroizing::new(format!("{kind}\n{id}\n{}\n", hex(secret)));
    let _ = std::fs::remove_file(file);
    let mut out = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(io)?;
    out.write_all(text.as_bytes()).map_err(io)?;
    Ok(())
}

/// Notes that the session is in use: idle time is the file's age.
pub fn touch(file: &Path, now: Timestamp) {
    if let Ok(f) = std::fs::OpenOptions::new().append(true).open(file) {
        let age = std::time::Duration::from_millis(u64::try_from(now.as_millisecond()).unwrap_or(0));
        let _ = f.set_modified(std::time::UNIX_EPOCH + age);
    }
}
