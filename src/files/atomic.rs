//! Files that appear whole or not at all.
//!
//! A file is written under another name in its own folder, synced, and renamed; the folder is synced after it. A reader
//! never sees half of it, and without `force` nothing that stands there is ever replaced, not even in a race.

use crate::domain::refusal::{Refusal, Thing};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{File, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Something stands there, and `force` was not given.
    #[error("exists: {0}")]
    Exists(PathBuf),
    /// What stands there is a folder, a device or a link: not to be replaced, not even with `force`.
    #[error("not_a_file: {0}")]
    NotAFile(PathBuf),
    /// The operating system said no.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl WriteError {
    /// As a refusal.
    pub fn refusal(self, path: &Path) -> Refusal {
        match self {
            Self::Exists(there) => Refusal::Exists { thing: Thing::File, key: there.display().to_string() },
            Self::NotAFile(there) => {
                Refusal::Io { path: there.display().to_string(), error: "not a plain file".into() }
            }
            Self::Io(error) => Refusal::Io { path: path.display().to_string(), error: error.to_string() },
        }
    }
}

/// Writes a file in one go; if `f` fails, nothing is left behind. The umask may narrow `mode` further.
pub fn write_new(
    path: &Path,
    force: bool,
    mode: u32,
    f: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    let mut staged = Staged::create(path, force, mode)?;
    f(staged.writer())?;
    staged.publish()
}

/// A file that is written and hashed but does not stand under its name yet. Dropped unpublished, it is gone.
#[derive(Debug)]
pub struct Staged {
    out: Hashing,
    path: PathBuf,
    force: bool,
    synced: bool,
}

#[derive(Debug)]
struct Hashing {
    file: BufWriter<NamedTempFile>,
    hash: Sha256,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.file.write(bytes)?;
        self.hash.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Staged {
    /// Opens the temporary file; what would be refused at the end is refused here already.
    pub fn create(path: &Path, force: bool, mode: u32) -> Result<Self, WriteError> {
        match path.symlink_metadata() {
            Ok(_) if !force => return Err(WriteError::Exists(path.to_owned())),
            Ok(there) if !there.is_file() => return Err(WriteError::NotAFile(path.to_owned())),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        if path.file_name().is_none() {
            return Err(WriteError::NotAFile(path.to_owned()));
        }
        let temp = tempfile::Builder::new()
            .prefix(".mamnon-")
            .suffix(".tmp")
            .permissions(Permissions::from_mode(mode))
            .tempfile_in(folder(path))?;
        Ok(Self {
            out: Hashing { file: BufWriter::with_capacity(1 << 16, temp), hash: Sha256::new() },
            path: path.to_owned(),
            force,
            synced: false,
        })
    }

    /// Where the contents go.
    pub fn writer(&mut self) -> &mut dyn Write {
        self.synced = false;
        &mut self.out
    }

    /// Brings everything written so far to the disk.
    pub fn sync(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.out.file.get_ref().as_file().sync_all()?;
        self.synced = true;
        Ok(())
    }

    /// SHA-256 of everything written so far, in hex.
    pub fn sha256(&self) -> String {
        hex(&self.out.hash.clone().finalize())
    }

    /// Gives the file its name. An error of [`WriteError::Io`] kind after the rename (the folder could not be synced) leaves
    /// the whole file in its place.
    pub fn publish(mut self) -> Result<(), WriteError> {
        if !self.synced {
            self.sync()?;
        }
        let Self { out, path, force, .. } = self;
        let temp = out.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        let renamed = if force { temp.persist(&path) } else { temp.persist_noclobber(&path) };
        match renamed {
            Ok(_) => Ok(sync_folder(folder(&path))?),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Err(WriteError::Exists(path)),
            Err(failed) => Err(failed.error.into()),
        }
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The rename itself must outlive a power cut. Some network file systems cannot sync a folder; that is no failure.
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Bytes as lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn writes_a_new_file_with_its_mode() {
        let home = tempfile::tempdir().unwrap();
        let (secret, sheet) = (home.path().join("key"), home.path().join("a.csv"));
        write_new(&secret, false, 0o600, |out| out.write_all(b"k")).unwrap();
        write_new(&sheet, false, 0o644, |out| out.write_all(b"a\n")).unwrap();
        assert_eq!(fs::read(&sheet).unwrap(), b"a\n");
        assert_eq!(mode(&secret), 0o600);
        assert_eq!(mode(&sheet) & !0o044, 0o600);
        assert_eq!(names(home.path()).len(), 2);
    }

    #[test]
    fn an_existing_file_is_not_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let refused = write_new(&path, false, 0o644, |_| unreachable!("nothing is written"));
        assert!(matches!(refused, Err(WriteError::Exists(there)) if there == path));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");

        write_new(&path, true, 0o644, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(home.path()), ["a.csv"]);
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_not_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.csv");
        let mut staged = Staged::create(&path, false, 0o644).unwrap();
        staged.writer().write_all(b"new").unwrap();
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(staged.publish(), Err(WriteError::Exists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(names(home.path()), ["a.csv"]);
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.csv");
        let failed = write_new(&path, false, 0o644, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(matches!(failed, Err(WriteError::Io(error)) if error.kind() == io::ErrorKind::StorageFull));
        drop(Staged::create(&path, false, 0o644).unwrap());
        assert!(names(home.path()).is_empty());
    }

    #[test]
    fn only_a_plain_file_is_ever_replaced() {
        let home = tempfile::tempdir().unwrap();
        let (link, target) = (home.path().join("link"), home.path().join("target"));
        fs::write(&target, "kept").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        for path in [home.path(), &link] {
            let refused = write_new(path, true, 0o644, |_| Ok(()));
            assert!(matches!(refused, Err(WriteError::NotAFile(_))));
        }
        assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
    }

    #[test]
    fn hashes_what_it_writes() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a");
        let mut staged = Staged::create(&path, false, 0o644).unwrap();
        staged.writer().write_all(b"a").unwrap();
        staged.sync().unwrap();
        staged.writer().write_all(b"bc").unwrap();
        assert_eq!(staged.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(!path.exists());
        staged.publish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"abc");
    }
}
