//! Backups: one plain SQLite file, without sessions.
use super::{App, Result};
use crate::audit::hash::hex;
use crate::domain::date::to_local;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::text::username_from;
use crate::store::job::JobRun;
use sha2::{Digest as _, Sha256};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The job that a backup is noted as.
pub const BACKUP_JOB: &str = "backup create";

/// A backup that was made.
#[derive(Clone, Debug)]
pub struct BackupMade {
    /// The file.
    pub path: PathBuf,
    /// Its bytes.
    pub size: u64,
    /// SHA-256, hex.
    pub sha256: String,
    /// It was a dry run: nothing stands there.
    pub dry_run: bool,
}

/// SHA-256 and length of a file.
pub fn hash_file(path: &Path) -> Result<(String, u64)> {
    let io = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => {
            Refusal::NotFound { thing: Thing::File, given: path.display().to_string(), near: vec![] }
        }
        _ => Refusal::Io { path: path.display().to_string(), error: e.to_string() },
    };
    let mut file = std::fs::File::open(path).map_err(io)?;
    let (mut hasher, mut size, mut buffer) = (Sha256::new(), 0u64, vec![0u8; 1 << 16]);
    loop {
        let n = file.read(&mut buffer).map_err(io)?;
        if n == 0 {
            return Ok((hex(&hasher.finalize()), size));
        }
        hasher.update(&buffer[..n]);
        size += n as u64;
    }
}

impl App {
    /// Copies the database as it stands to `out`, or to a dated name in `dir`. The file appears whole or not at all, and
    /// never over another one.
    pub fn backup_create(&mut self, out: Option<&Path>, dir: Option<&Path>) -> Result<BackupMade> {
        self.may(Right::Backup)?;
        let path = match (out, dir) {
            (Some(out), _) => out.to_owned(),
            (None, Some(dir)) => dir.join(self.backup_name()?),
            (None, None) => self.school.path().with_file_name("backups").join(self.backup_name()?),
        };
        if path.symlink_metadata().is_ok() {
            return Err(Refusal::Exists { thing: Thing::File, key: path.display().to_string() }.into());
        }
        let started = self.school.now();
        if self.dry_run() {
            return Ok(BackupMade { path, size: 0, sha256: String::new(), dry_run: true });
        }
        let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if out.is_none() {
            use std::os::unix::fs::DirBuilderExt as _;
            std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io)?;
        }
        // Made whole inside a folder of its own, which goes away with whatever is in it if something fails.
        let draft_folder = tempfile::Builder::new().prefix(".mamnon-").tempdir_in(folder).map_err(io)?;
        let draft = draft_folder.path().join("backup.db");
        self.school.backup(&draft)?;
        let (sha256, size) = hash_file(&draft)?;
        if path.symlink_metadata().is_ok() {
            return Err(Refusal::Exists { thing: Thing::File, key: path.display().to_string() }.into());
        }
        std::fs::rename(&draft, &path).map_err(io)?;
        // Some file systems of sticks and networks cannot sync a folder; the file itself is synced.
        let _ = std::fs::File::open(folder).and_then(|f| f.sync_all());
        // The backup is there also where that cannot be noted; the self-check then asks for another one.
        let _ = self.school.record_run(&JobRun {
            job: BACKUP_JOB.to_owned(),
            started_at: started,
            ended_at: Some(self.school.now()),
            exit: Some(0),
            message: None,
        });
        Ok(BackupMade { path, size, sha256, dry_run: false })
    }

    fn backup_name(&self) -> Result<String> {
        let today = self.today();
        let db = self.school.db();
        let school = db.setting("code", today)?.or(db.setting("name", today)?).unwrap_or_default();
        let slug = username_from(&school).replace('.', "-");
        let slug = if slug.is_empty() { "mamnon" } else { &slug };
        Ok(format!("{slug}-{}.db", to_local(self.school.now()).strftime("%Y%m%d-%H%M%S")))
    }
}
