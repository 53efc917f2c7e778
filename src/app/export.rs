//! Extracts (Q4.8): packs of columns that the imports read back, with a manifest and an entry that names the bytes.
mod out;
mod packs;
mod rows;

use super::backup::hash_file;
use super::find::find_class;
use super::paper::Seal;
use super::{App, Receipt, Result};
use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::date::Period;
use crate::domain::refusal::{Refusal, Thing, Usage};
use crate::domain::right::Scope;
use crate::files::atomic::Staged;
use crate::files::html::Proof;
use crate::files::table::count_rows;
use crate::store::Tx;
use crate::store::door::Request;
use crate::store::export::ExportRun;
use serde_json::{Value, json};
use std::io::{self, Seek as _, Write};
use std::path::{Path, PathBuf};

pub use crate::files::html::Paper;
pub use out::Layout;
use out::{Hashing, Out};
pub use packs::{Cut, PACKS, Pack, find_pack};
use rows::Wanted;

/// What to extract.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The pack's name.
    pub pack: String,
    /// The period.
    pub period: Option<Period>,
    /// The class, as typed.
    pub class: Option<String>,
    /// CSV, JSON or HTML.
    pub layout: Layout,
    /// What stands around the rows of a page; needed for HTML.
    pub paper: Option<Paper>,
    /// A byte order mark before CSV.
    pub bom: bool,
    /// Who gets it.
    pub recipient: Option<String>,
    /// What for.
    pub purpose: Option<String>,
}

/// What was extracted.
#[derive(Clone, Debug, Default)]
pub struct ExportMade {
    /// The class by code.
    pub class: Option<String>,
    /// Data rows.
    pub rows: u64,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// The manifest, where a file was written.
    pub manifest: Option<PathBuf>,
    /// A settlement that rests on an open page.
    pub provisional: bool,
    /// The entry.
    pub receipt: Receipt,
}

/// What the check of a file found.
#[derive(Clone, Debug)]
pub struct ExportChecked {
    /// The pack.
    pub pack: String,
    /// Data rows.
    pub rows: u64,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// The database was at hand and could be asked.
    pub looked_up: bool,
    /// Its log has an entry for these bytes.
    pub known: bool,
}

/// The manifest's name beside a file.
pub fn manifest_path(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".manifest.json");
    file.with_file_name(name)
}

impl App {
    /// Personal data leave only to a named recipient for a named purpose, to a file and to standard output alike. Who may not
    /// read the pack at all is left to be refused for that.
    fn check_recipient(&mut self, pack: &Pack, request: &ExportRequest) -> Result<()> {
        let reads = pack.right.is_none_or(|r| self.may(r).is_ok_and(|(_, scope)| scope > Scope::Own));
        let option = match (&request.recipient, &request.purpose) {
            _ if !pack.personal || !reads => return Ok(()),
            (None, _) => "--to RECIPIENT",
            (_, None) => "--purpose TEXT",
            _ => return Ok(()),
        };
        Err(Refusal::Usage(Usage::Missing { option }).into())
    }

    /// Extracts a pack to a file with its manifest: bytes synced, then the entry with their SHA-256, then the manifest with the
    /// log's head after that entry, then both get their names.
    pub fn export_to(&mut self, request: &ExportRequest, path: &Path, force: bool) -> Result<ExportMade> {
        let pack = find_pack(&request.pack)?;
        self.need(Action::Export, &object_of(request))?;
        self.check_recipient(pack, request)?;
        check_cut(pack, request)?;
        let manifest_at = manifest_path(path);
        let mut data = Staged::create(path, force, 0o600).map_err(|e| e.refusal(path))?;
        let mut manifest = Staged::create(&manifest_at, force, 0o600).map_err(|e| e.refusal(&manifest_at))?;
        let io = |e: io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
        let (mut made, receipt) = self.carry_out(Request::always(Action::Export, object_of(request)), |tx| {
            let mut made = extract(tx, pack, request, data.writer())?;
            data.sync().map_err(io)?;
            made.sha256 = data.sha256();
            record(tx, request, &made)?;
            Ok(made)
        })?;
        made.receipt = receipt;
        let Some(entry) = made.receipt.entry else { return Ok(made) };
        let text = self.manifest(request, pack, &made, entry, path)?;
        let io = |e: io::Error| Refusal::Io { path: manifest_at.display().to_string(), error: e.to_string() };
        manifest.writer().write_all(text.as_bytes()).map_err(io)?;
        manifest.sync().map_err(io)?;
        data.publish().map_err(|e| e.refusal(path))?;
        manifest.publish().map_err(|e| e.refusal(&manifest_at))?;
        made.manifest = Some(manifest_at);
        Ok(made)
    }

    /// Extracts a pack to `out`, standard output as a rule. The bytes come after the entry, from a file without a name: a slow
    /// reader keeps nobody from writing.
    pub fn export_stream(&mut self, request: &ExportRequest, out: &mut dyn Write) -> Result<ExportMade> {
        let pack = find_pack(&request.pack)?;
        self.need(Action::Export, &object_of(request))?;
        self.check_recipient(pack, request)?;
        check_cut(pack, request)?;
        let mut spool = tempfile::tempfile()?;
        let (mut made, receipt) = self.carry_out(Request::always(Action::Export, object_of(request)), |tx| {
            let mut hashing = Hashing { out: io::BufWriter::new(&mut spool), hash: sha2::Digest::new() };
            let mut made = extract(tx, pack, request, &mut hashing)?;
            hashing.flush()?;
            made.sha256 = hex(&sha2::Digest::finalize(hashing.hash));
            record(tx, request, &made)?;
            Ok(made)
        })?;
        made.receipt = receipt;
        if made.receipt.entry.is_some() {
            spool.rewind()?;
            io::copy(&mut spool, out)?;
        }
        Ok(made)
    }

    fn manifest(
        &mut self,
        request: &ExportRequest,
        pack: &Pack,
        made: &ExportMade,
        entry: u64,
        path: &Path,
    ) -> Result<String> {
        let by = self.actor()?.username;
        let program = self.world().envelope.program.clone();
        let value = self.read(|db| {
            let (size, root) = db.root_at(entry)?;
            let seal = Seal(Checkpoint { origin: db.log_origin()?, size, root });
            let at = db.entry(entry)?.map(|e| e.json()["at"].clone()).unwrap_or_default();
            Ok(json!({
                "file": path.file_name().map(|n| n.to_string_lossy()),
                "pack": pack.code,
                "period": request.period.map(|p| p.to_string()),
                "class": made.class,
                "format": request.layout.code(),
                "rows": made.rows,
                "columns": pack.columns,
                "sha256": made.sha256,
                "provisional": made.provisional,
                "recipient": request.recipient,
                "purpose": request.purpose,
                "program": program,
                "at": at,
                "by": by,
                "entry": entry,
                "school_id": db.school_id()?,
                "log": {"size": size, "root": hex(&root), "paper_code": seal.code(), "qr": seal.whole()},
            }))
        })?;
        Ok(serde_json::to_string_pretty(&value)? + "\n")
    }

    /// Whether this school's log knows an extract, by its bytes: that it does, with the same pack and number of rows.
    fn knows_export(&self, manifest: &Value, sha256: &str) -> Result<bool> {
        let run = self.school.db().export_run(sha256)?;
        Ok(run.is_some_and(|r| manifest["pack"] == r.pack.as_str() && manifest["rows"] == r.rows))
    }
}

/// Checks a file against its manifest, and against the log where the database is at hand.
pub fn export_verify(path: &Path, app: Option<&App>) -> Result<ExportChecked> {
    let name = path.display().to_string();
    let (sha256, _) = hash_file(path)?;
    let beside = manifest_path(path);
    let differs = |what| Refusal::FileDiffers { path: name.clone(), what };
    let text = std::fs::read(&beside).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => {
            Refusal::NotFound { thing: Thing::File, given: beside.display().to_string(), near: vec![] }
        }
        _ => Refusal::Io { path: beside.display().to_string(), error: e.to_string() },
    })?;
    let manifest: Value = serde_json::from_slice(&text).map_err(|_| differs("manifest"))?;
    if manifest["sha256"] != sha256.as_str() {
        return Err(differs("sha256").into());
    }
    let file = std::fs::File::open(path).map_err(|e| Refusal::Io { path: name.clone(), error: e.to_string() })?;
    let reader = io::BufReader::new(file);
    let (rows, columns) = if manifest["format"] == "html" {
        // A page is for reading; its bytes are as the manifest has them.
        (manifest["rows"].as_u64().unwrap_or_default(), None)
    } else if manifest["format"] == "json" {
        let rows: Vec<serde::de::IgnoredAny> = serde_json::from_reader(reader).map_err(|_| differs("rows"))?;
        (rows.len() as u64, None)
    } else {
        let (rows, columns) = count_rows(reader).map_err(|_| differs("rows"))?;
        (rows, Some(columns))
    };
    if manifest["rows"] != rows {
        return Err(differs("rows").into());
    }
    if columns.is_some_and(|c| manifest["columns"] != json!(c)) {
        return Err(differs("columns").into());
    }
    let known = app.map(|a| a.knows_export(&manifest, &sha256)).transpose().unwrap_or(None);
    Ok(ExportChecked {
        pack: manifest["pack"].as_str().unwrap_or_default().to_owned(),
        rows,
        sha256,
        looked_up: known.is_some(),
        known: known == Some(true),
    })
}

fn object_of(request: &ExportRequest) -> String {
    let period = request.period.map(|p| format!("/{p}")).unwrap_or_default();
    let class = request.class.as_ref().map(|c| format!("/{c}")).unwrap_or_default();
    format!("export/{}{period}{class}", request.pack)
}

fn check_cut(pack: &Pack, request: &ExportRequest) -> Result<()> {
    let together = |other| Refusal::Usage(Usage::Together { one: pack.code, other });
    match (pack.period, request.period) {
        (Cut::Never, Some(_)) => return Err(together("--period").into()),
        (Cut::Month, None | Some(Period::Day(_) | Period::Year(_))) => {
            return Err(Refusal::Usage(Usage::Missing { option: "--period YYYY-MM" }).into());
        }
        _ => {}
    }
    if request.class.is_some() && !pack.class {
        return Err(together("--class").into());
    }
    Ok(())
}

fn record(tx: &Tx<'_>, request: &ExportRequest, made: &ExportMade) -> Result<()> {
    tx.insert_export_run(&ExportRun {
        id: 0,
        pack: request.pack.clone(),
        period: request.period.map(|p| p.to_string()),
        class: made.class.clone(),
        format: request.layout.code().to_owned(),
        rows: made.rows,
        sha256: made.sha256.clone(),
        recipient: request.recipient.clone(),
        purpose: request.purpose.clone(),
        made_by: tx.actor().username.clone(),
        made_at: tx.at(),
    })?;
    Ok(())
}

/// What proves a printed page: the log's head when it was made.
fn proof(tx: &Tx<'_>, layout: Layout) -> Result<Proof> {
    if layout != Layout::Html {
        return Ok(Proof::default());
    }
    let (size, root) = tx.root()?;
    let seal = Seal(Checkpoint { origin: tx.log_origin()?, size, root });
    Ok(Proof { code: seal.code(), picture: seal.svg() })
}

/// Writes the rows of a pack as they stand in the transaction.
fn extract(tx: &Tx<'_>, pack: &'static Pack, request: &ExportRequest, to: &mut dyn Write) -> Result<ExportMade> {
    let span = request.period.map(|p| (p.first(), p.last()));
    let class = match &request.class {
        Some(given) => {
            let on = span.map_or(tx.today(), |(first, last)| tx.today().clamp(first, last));
            let year = tx.year_of(on)?.or(tx.years()?.into_iter().find(|y| y.state == "active"));
            let class = find_class(**tx, given, &year.map(|y| y.year).unwrap_or_default())?;
            Some((class.year, class.code))
        }
        None => None,
    };
    let mut wanted = Wanted { tx, pack, span, period: request.period, class, provisional: false };
    let mut out = Out::new(to, request, pack.columns, proof(tx, request.layout)?)?;
    let mut rows = 0;
    wanted.rows(&mut |cells| {
        rows += 1;
        Ok(out.row(cells)?)
    })?;
    out.finish()?;
    let class = wanted.class.take().map(|(_, code)| code);
    Ok(ExportMade { class, rows, provisional: wanted.provisional, ..ExportMade::default() })
}

#[cfg(test)]
mod tests;
