//! Extracts (Q4.8): packs of columns that the imports read back, with a manifest and an entry that names the bytes.
use super::backup::hash_file;
use super::children::Sight;
use super::find::{find_class, not_found};
use super::meals::Classes;
use super::orders::due;
use super::paper::Seal;
use super::settle::{SettleRequest, settlement};
use super::staff::seen;
use super::{App, Receipt, Result};
use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::date::{Date, Month, Period, format_utc_ms, local_date};
use crate::domain::meal::Slot;
use crate::domain::refusal::{Refusal, Thing, Usage};
use crate::domain::right::{Right, Scope};
use crate::domain::role::Reach;
use crate::files::atomic::Staged;
use crate::files::html::{HtmlOut, Proof};
use crate::files::table::{Cell, CsvOut, count_rows};
use crate::store::Tx;
use crate::store::door::Request;
use crate::store::export::ExportRun;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, Seek as _, Write};
use std::path::{Path, PathBuf};

pub use crate::files::html::Paper;

/// What a pack can be cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It has no time.
    Never,
    /// A period may be given.
    Maybe,
    /// A month must be given.
    Month,
}

/// A pack (mẫu trích xuất).
#[derive(Debug)]
pub struct Pack {
    /// Its name on the command line.
    pub code: &'static str,
    /// What it holds, in Vietnamese.
    pub title_vi: &'static str,
    /// And in English.
    pub title_en: &'static str,
    /// Columns in order.
    pub columns: &'static [&'static str],
    /// Periods.
    pub period: Cut,
    /// It can be cut to a class.
    pub class: bool,
    /// It needs recipient and purpose.
    pub personal: bool,
    /// The right to read what it holds; none beyond the right to export.
    right: Option<Right>,
}

const fn pack(
    code: &'static str,
    titles: [&'static str; 2],
    columns: &'static [&'static str],
    period: Cut,
    class: bool,
    right: Option<Right>,
) -> Pack {
    Pack { code, title_vi: titles[0], title_en: titles[1], columns, period, class, personal: false, right }
}

const fn personal(pack: Pack) -> Pack {
    Pack { personal: true, ..pack }
}

/// Every pack.
pub const PACKS: &[Pack] = &[
    pack(
        "accounts",
        ["Tài khoản", "Accounts"],
        &["username", "name", "kind", "staff"],
        Cut::Never,
        false,
        Some(Right::AccountsRead),
    ),
    pack(
        "roles",
        ["Quyền đang giao", "Grants that hold"],
        &["username", "role", "class", "team", "from", "to"],
        Cut::Never,
        false,
        Some(Right::AccountsRead),
    ),
    pack(
        "classes",
        ["Lớp", "Classes"],
        &["year", "code", "name", "age_group", "site", "capacity"],
        Cut::Maybe,
        false,
        None,
    ),
    personal(pack(
        "children",
        ["Danh sách trẻ", "Children"],
        &["code", "name", "birth_date", "sex", "class", "from", "pid", "ethnicity", "guardian_name", "guardian_phone"],
        Cut::Maybe,
        true,
        Some(Right::ChildrenRead),
    )),
    personal(pack(
        "staff",
        ["Cán bộ, giáo viên, nhân viên", "Staff"],
        &["code", "name", "birth_date", "sex", "position", "team", "phone", "email"],
        Cut::Never,
        false,
        Some(Right::StaffRead),
    )),
    pack(
        "marks",
        ["Chấm ăn", "Marks"],
        &["date", "child", "status", "slot", "told_at"],
        Cut::Maybe,
        true,
        Some(Right::MealsRead),
    ),
    pack(
        "fees",
        ["Mức thu tiền ăn", "Prices"],
        &["stage", "slot", "from", "amount"],
        Cut::Never,
        false,
        Some(Right::MealsMoneyRead),
    ),
    pack(
        "payments",
        ["Tiền ăn đã nộp", "Payments"],
        &["date", "child", "amount", "note", "receipt"],
        Cut::Maybe,
        true,
        Some(Right::MealsMoneyRead),
    ),
    pack(
        "calendar",
        ["Ngày ăn, ngày nghỉ đã đặt riêng", "Serving days and holidays set apart"],
        &["date", "kind"],
        Cut::Maybe,
        false,
        Some(Right::MealsRead),
    ),
    pack(
        "settlement",
        ["Quyết toán tiền ăn tháng", "The month's settlement"],
        &[
            "child",
            "name",
            "class",
            "days_present",
            "days_excused",
            "days_unexcused",
            "opening",
            "paid",
            "charged",
            "closing",
            "adjusted",
            "charged_elsewhere",
        ],
        Cut::Month,
        true,
        Some(Right::MealsMoneyRead),
    ),
    pack(
        "orders",
        ["Phiếu khóa, mở sổ", "Orders to lock and unlock"],
        &[
            "order",
            "kind",
            "book",
            "period",
            "class",
            "state",
            "via",
            "reason",
            "asked_by",
            "asked_at",
            "decided_by",
            "decided_at",
            "answer",
            "hours",
            "document",
            "dated",
            "done_by",
            "done_at",
            "for",
            "most",
            "extends",
            "due",
            "unratified",
        ],
        Cut::Maybe,
        false,
        None,
    ),
    pack(
        "locks",
        ["Sổ đã khóa", "Locked pages"],
        &["book", "period", "class", "final", "locked_at", "locked_by", "order", "unratified"],
        Cut::Maybe,
        false,
        None,
    ),
    pack(
        "audit",
        ["Nhật ký hệ thống", "The log"],
        &[
            "seq",
            "at",
            "actor",
            "actor_kind",
            "cosigner",
            "action",
            "object",
            "outcome",
            "error",
            "order",
            "changes",
            "reason",
        ],
        Cut::Maybe,
        false,
        Some(Right::LogRead),
    ),
];

/// The pack of a name.
pub fn find_pack(code: &str) -> Result<&'static Pack> {
    let codes: Vec<&str> = PACKS.iter().map(|p| p.code).collect();
    Ok(PACKS.iter().find(|p| p.code == code).ok_or_else(|| not_found(Thing::Pack, code, &codes))?)
}

/// How the bytes are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// CSV.
    Csv,
    /// A JSON array of objects.
    Json,
    /// A page to print, of packs that have one.
    Html,
}

impl Layout {
    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Layout::Csv => "csv",
            Layout::Json => "json",
            Layout::Html => "html",
        }
    }
}

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

/// Writes rows in one of the layouts.
enum Out<W: Write> {
    Csv(CsvOut<W>),
    Html(HtmlOut<W>),
    Json { out: W, columns: &'static [&'static str], first: bool },
}

impl<W: Write> Out<W> {
    fn new(mut to: W, request: &ExportRequest, columns: &'static [&'static str], proof: Proof) -> io::Result<Out<W>> {
        Ok(match (request.layout, &request.paper) {
            (Layout::Html, Some(paper)) => Out::Html(HtmlOut::new(to, paper.clone(), proof)?),
            (Layout::Json, _) => {
                to.write_all(b"[")?;
                Out::Json { out: to, columns, first: true }
            }
            _ => Out::Csv(CsvOut::new(to, columns, request.bom)?),
        })
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        match self {
            Out::Csv(csv) => csv.row(cells),
            Out::Html(html) => html.row(&cells.iter().map(plain).collect::<Vec<_>>()),
            Out::Json { out, columns, first } => {
                out.write_all(if *first { b"\n{" } else { b",\n{" })?;
                *first = false;
                for (i, (column, cell)) in columns.iter().zip(cells).enumerate() {
                    let value = match *cell {
                        Cell::Text(text) => Value::from(text),
                        Cell::Int(n) => Value::from(n),
                        Cell::Empty => Value::Null,
                    };
                    let comma = if i == 0 { "" } else { "," };
                    write!(out, "{comma}\"{column}\":{value}")?;
                }
                out.write_all(b"}")
            }
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Out::Csv(csv) => csv.finish()?.flush(),
            Out::Html(html) => html.finish()?.flush(),
            Out::Json { mut out, .. } => {
                out.write_all(b"\n]\n")?;
                out.flush()
            }
        }
    }
}

fn plain(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => (*text).to_owned(),
        Cell::Int(n) => n.to_string(),
        Cell::Empty => String::new(),
    }
}

fn maybe(value: Option<&String>) -> Cell<'_> {
    value.map_or(Cell::Empty, |t| Cell::Text(t))
}

type Sink<'a> = &'a mut dyn FnMut(&[Cell<'_>]) -> Result<()>;

/// What was asked for, resolved inside the transaction.
struct Wanted<'a> {
    tx: &'a Tx<'a>,
    pack: &'static Pack,
    span: Option<(Date, Date)>,
    period: Option<Period>,
    class: Option<(String, String)>,
    provisional: bool,
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

struct Hashing<W: Write> {
    out: W,
    hash: sha2::Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        sha2::Digest::update(&mut self.hash, &bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
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

impl Wanted<'_> {
    fn rows(&mut self, sink: Sink<'_>) -> Result<()> {
        if let Some(right) = self.pack.right {
            // Rights to read narrow what the right to export opens.
            self.tx.reach(right)?;
        } else if self.tx.reach(Right::Export)? != Reach::All {
            return Err(self.tx.not_allowed(Right::Export, None).into());
        }
        match self.pack.code {
            "accounts" => self.accounts(sink),
            "roles" => self.roles(sink),
            "classes" => self.classes(sink),
            "children" => self.children(sink),
            "staff" => self.staff(sink),
            "marks" => self.marks(sink),
            "fees" => self.fees(sink),
            "payments" => self.payments(sink),
            "calendar" => self.calendar(sink),
            "settlement" => self.settlement(sink),
            "orders" => self.orders(sink),
            "locks" => self.locks(sink),
            _ => self.audit(sink),
        }
    }

    /// The days asked for; without a period all of them.
    fn days(&self) -> (Date, Date) {
        self.span.unwrap_or((jiff::civil::date(1900, 1, 1), jiff::civil::date(9998, 12, 31)))
    }

    fn within(&self, first: Date, last: Date) -> bool {
        self.span.is_none_or(|(from, to)| first <= to && last >= from)
    }

    /// The rows that both rights reach: to export, and to read.
    fn covers(&self, year: &str, class: &str) -> Result<bool> {
        let read = self.pack.right.map(|r| self.tx.reach(r)).transpose()?;
        Ok(self.class.as_ref().is_none_or(|(_, c)| c == class)
            && self.tx.reach(Right::Export)?.covers(year, class)
            && read.is_none_or(|r| r.covers(year, class)))
    }

    /// Whole-school packs are for those who may export all of the school.
    fn whole_school(&self) -> Result<()> {
        if self.tx.reach(Right::Export)? == Reach::All {
            return Ok(());
        }
        Err(self.tx.not_allowed(Right::Export, None).into())
    }

    fn accounts(&self, sink: Sink<'_>) -> Result<()> {
        let mut accounts = self.tx.accounts()?;
        accounts.sort_by(|a, b| a.username.cmp(&b.username));
        for a in &accounts {
            sink(&[Cell::Text(&a.username), Cell::Text(&a.name), Cell::Text(&a.kind), maybe(a.staff.as_ref())])?;
        }
        Ok(())
    }

    fn roles(&self, sink: Sink<'_>) -> Result<()> {
        let today = self.tx.today();
        let mut rows: Vec<[Option<String>; 6]> = Vec::new();
        for (username, g) in self.tx.grants()? {
            // Also what begins later; what has ended or was taken back is history.
            if !g.revoked && g.to.is_none_or(|to| to >= today) {
                let (from, to) = (Some(g.from.to_string()), g.to.map(|d| d.to_string()));
                rows.push([Some(username), Some(g.role), g.class, g.team, from, to]);
            }
        }
        rows.sort();
        rows.iter().try_for_each(|r| sink(&r.each_ref().map(|c| maybe(c.as_ref()))))
    }

    fn classes(&self, sink: Sink<'_>) -> Result<()> {
        for year in self.tx.years()?.into_iter().filter(|y| self.within(y.first, y.last)) {
            for c in self.tx.classes(&year.year)? {
                sink(&[
                    Cell::Text(&c.year),
                    Cell::Text(&c.code),
                    Cell::Text(&c.name),
                    Cell::Text(&c.age_group),
                    maybe(c.site.as_ref()),
                    c.capacity.map_or(Cell::Empty, Cell::Int),
                ])?;
            }
        }
        Ok(())
    }

    /// Who is in a class on the last day asked for, today as a rule, and who will be.
    fn children(&self, sink: Sink<'_>) -> Result<()> {
        let sight = Sight::of(self.tx.authority());
        let years = self.tx.years()?;
        let on = match self.span {
            Some((_, last)) => last,
            None => match years.iter().find(|y| y.state == "active") {
                Some(y) => self.tx.today().clamp(y.first, y.last),
                None => self.tx.today(),
            },
        };
        let ended = |year: &str, day: Date| years.iter().find(|y| y.year == year).is_none_or(|y| y.last < day);
        for child in self.tx.children()? {
            let rows = self.tx.enrolments_of(child.id)?;
            let Some(row) = rows.iter().rfind(|r| r.from <= on).or(rows.first().filter(|_| self.span.is_none())) else {
                continue;
            };
            let key = (row.year.clone(), row.class.clone());
            if row.class.is_empty() || ended(&row.year, on) || self.class.as_ref().is_some_and(|c| *c != key) {
                continue;
            }
            if !self.tx.reach(Right::Export)?.covers(&key.0, &key.1) {
                continue;
            }
            let Some(c) = sight.see(child, Some(&key)) else { continue };
            let from = row.from.to_string();
            sink(&[
                Cell::Text(&c.code),
                Cell::Text(&c.name),
                Cell::Text(&c.birth_date),
                Cell::Text(&c.sex),
                Cell::Text(&row.class),
                Cell::Text(&from),
                maybe(c.pid.as_ref()),
                maybe(c.ethnicity.as_ref()),
                maybe(c.guardian_name.as_ref()),
                maybe(c.guardian_phone.as_ref()),
            ])?;
        }
        Ok(())
    }

    fn staff(&self, sink: Sink<'_>) -> Result<()> {
        self.whole_school()?;
        let account = self.tx.actor().account;
        for record in self.tx.all_staff()? {
            let view = seen(**self.tx, self.tx.authority(), account, record, self.tx.today())?;
            let Some(s) = view.filter(|v| v.status == "working").map(|v| v.staff) else { continue };
            sink(&[
                Cell::Text(&s.code),
                Cell::Text(&s.name),
                maybe(s.birth_date.as_ref()),
                maybe(s.sex.as_ref()),
                maybe(s.position.as_ref()),
                maybe(s.team.as_ref()),
                maybe(s.phone.as_ref()),
                maybe(s.email.as_ref()),
            ])?;
        }
        Ok(())
    }

    /// Day by day; within a day by child and meal, so that the order does not depend on when a child was entered.
    fn marks(&self, sink: Sink<'_>) -> Result<()> {
        struct Line {
            child: i64,
            slot: Slot,
            status: &'static str,
            told_at: Option<String>,
        }
        let codes: HashMap<i64, String> = self.tx.child_codes()?.into_iter().map(|(code, id)| (id, code)).collect();
        let code = |id: i64| codes.get(&id).map_or("", String::as_str);
        let classes = Classes::read(**self.tx)?;
        let flush = |date: &str, lines: &mut Vec<Line>, sink: Sink<'_>| -> Result<()> {
            lines.sort_by(|a, b| code(a.child).cmp(code(b.child)).then((a.slot as usize).cmp(&(b.slot as usize))));
            for l in lines.drain(..) {
                sink(&[
                    Cell::Text(date),
                    Cell::Text(code(l.child)),
                    Cell::Text(l.status),
                    Cell::Text(l.slot.code()),
                    maybe(l.told_at.as_ref()),
                ])?;
            }
            Ok(())
        };
        let (first, last) = self.days();
        let (mut date, mut year, mut lines) = (String::new(), String::new(), Vec::new());
        let mut covered: HashMap<String, bool> = HashMap::new();
        self.tx.each_mark(first, last, |m| {
            if m.date != date {
                flush(&date, &mut lines, sink)?;
                m.date.clone_into(&mut date);
                year = classes.year_of(m.date.parse()?).map(|y| y.year.clone()).unwrap_or_default();
                covered.clear();
            }
            let is_covered = if let Some(known) = covered.get(m.class) {
                *known
            } else {
                let known = self.covers(&year, m.class)?;
                covered.insert(m.class.to_owned(), known);
                known
            };
            if is_covered {
                let told_at = m.told_at.map(Into::into);
                lines.push(Line { child: m.child, slot: m.slot, status: m.status.code(), told_at });
            }
            Ok(())
        })?;
        flush(&date, &mut lines, sink)
    }

    fn fees(&self, sink: Sink<'_>) -> Result<()> {
        self.whole_school()?;
        for f in self.tx.fees()? {
            let from = f.from.to_string();
            sink(&[
                Cell::Text(f.stage.code()),
                f.slot.map_or(Cell::Empty, |s| Cell::Text(s.code())),
                Cell::Text(&from),
                f.amount.map_or(Cell::Empty, Cell::Int),
            ])?;
        }
        Ok(())
    }

    fn payments(&self, sink: Sink<'_>) -> Result<()> {
        let codes: HashMap<i64, String> = self.tx.child_codes()?.into_iter().map(|(code, id)| (id, code)).collect();
        let (first, last) = self.days();
        let mut rows = Vec::new();
        for p in self.tx.payments(first, last)? {
            let (year, class) = self.tx.class_on(p.child, p.date)?.unwrap_or_default();
            if self.covers(&year, &class)? {
                rows.push((p.date, codes.get(&p.child).cloned().unwrap_or_default(), p.receipt, p.amount, p.note));
            }
        }
        rows.sort();
        for (date, child, receipt, amount, note) in &rows {
            let date = date.to_string();
            let cells = [Cell::Text(&date), Cell::Text(child), Cell::Int(*amount), Cell::Text(note)];
            sink(&[&cells[..], &[maybe(receipt.as_ref())]].concat())?;
        }
        Ok(())
    }

    fn calendar(&self, sink: Sink<'_>) -> Result<()> {
        let (first, last) = self.days();
        for (day, serving) in self.tx.calendar_rows(first, last)? {
            let day = day.to_string();
            sink(&[Cell::Text(&day), Cell::Text(if serving { "serving" } else { "holiday" })])?;
        }
        Ok(())
    }

    fn settlement(&mut self, sink: Sink<'_>) -> Result<()> {
        self.whole_school()?;
        let Some(Period::Month(month)) = self.period else { return Ok(()) };
        let month: Month = month;
        let class = self.class.as_ref().map(|(_, code)| code.clone());
        let request = SettleRequest { month, class, child: None, to: None };
        let settled = settlement(**self.tx, &request, self.tx.at())?;
        self.provisional = settled.provisional;
        for r in &settled.rows {
            sink(&[
                Cell::Text(&r.child),
                Cell::Text(&r.name),
                Cell::Text(&r.class),
                Cell::Int(r.days_present.into()),
                Cell::Int(r.days_excused.into()),
                Cell::Int(r.days_unexcused.into()),
                Cell::Int(r.opening),
                Cell::Int(r.paid),
                Cell::Int(r.charged),
                Cell::Int(r.closing),
                Cell::Int(r.adjusted),
                Cell::Int(r.charged_elsewhere),
            ])?;
        }
        Ok(())
    }

    fn orders(&self, sink: Sink<'_>) -> Result<()> {
        for o in self.tx.orders()? {
            let asked = local_date(o.asked_at);
            if !self.within(asked, asked) {
                continue;
            }
            let at = |t: Option<jiff::Timestamp>| t.map(format_utc_ms);
            let (asked_at, decided_at, done_at) = (at(Some(o.asked_at)), at(o.decided_at), at(o.done_at));
            let dated = o.dated.map(|d| d.to_string());
            let (terms, due) = (self.tx.order_terms(o.no)?, due(self.tx, &o)?.map(|d| d.to_string()));
            sink(&[
                Cell::Int(o.no),
                Cell::Text(&o.kind),
                o.book.map_or(Cell::Empty, |b| Cell::Text(b.code())),
                maybe(o.period.as_ref()),
                maybe(o.class.as_ref()),
                Cell::Text(&o.state),
                Cell::Text(&o.via),
                Cell::Text(&o.reason),
                maybe(o.asked_by.as_ref()),
                maybe(asked_at.as_ref()),
                maybe(o.decided_by.as_ref()),
                maybe(decided_at.as_ref()),
                maybe(o.answer.as_ref()),
                o.hours.map_or(Cell::Empty, Cell::Int),
                maybe(o.document.as_ref()),
                maybe(dated.as_ref()),
                maybe(o.done_by.as_ref()),
                maybe(done_at.as_ref()),
                maybe(terms.who.as_ref()),
                terms.most.map_or(Cell::Empty, Cell::Int),
                terms.extends.map_or(Cell::Empty, Cell::Int),
                maybe(due.as_ref()),
                Cell::Int(due.is_some().into()),
            ])?;
        }
        Ok(())
    }

    fn locks(&self, sink: Sink<'_>) -> Result<()> {
        for l in self.tx.locks()?.into_iter().filter(|l| self.within(l.first, l.last)) {
            let at = format_utc_ms(l.locked_at);
            let order = l.order.map(|no| self.tx.order(no)).transpose()?.flatten();
            sink(&[
                Cell::Text(l.book.code()),
                Cell::Text(&l.period),
                maybe(l.class.as_ref()),
                Cell::Int(l.final_lock.into()),
                Cell::Text(&at),
                Cell::Text(&l.locked_by),
                l.order.map_or(Cell::Empty, Cell::Int),
                Cell::Int(order.is_some_and(|o| o.is_unratified()).into()),
            ])?;
        }
        Ok(())
    }

    fn audit(&self, sink: Sink<'_>) -> Result<()> {
        if self.tx.authority().scope(Right::LogRead) != Some(Scope::All) {
            return Err(self.tx.not_allowed(Right::LogRead, None).into());
        }
        self.tx.each_entry(false, |row| {
            let body = row.json();
            let e = super::audit::view(&row, &body);
            let day = e.at.map(local_date);
            if !self.span.is_none_or(|(first, last)| day.is_some_and(|d| first <= d && d <= last)) {
                return Ok(true);
            }
            let at = e.at.map(format_utc_ms);
            let kind = body["actor_kind"].as_str();
            sink(&[
                Cell::Int(e.seq as i64),
                maybe(at.as_ref()),
                Cell::Text(&e.actor),
                kind.map_or(Cell::Empty, Cell::Text),
                maybe(e.cosigner.as_ref()),
                Cell::Text(&e.action),
                Cell::Text(&e.object),
                Cell::Text(&e.outcome),
                maybe(e.error.as_ref()),
                e.order.map_or(Cell::Empty, Cell::Int),
                Cell::Int(e.changes as i64),
                maybe(e.reason.as_ref()),
            ])?;
            Ok(true)
        })
    }
}

#[cfg(test)]
mod tests;
