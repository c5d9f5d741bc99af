using ImrPredict.Audit.Log;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>The tables of a store in SQLite, as steps from one version to the next; a step is never changed.</summary>
internal static class SqliteSchema
{
    /// <summary>
    /// Ids of items hold their batch in the upper and their place in the lower 32 bits, so that a batch is a range of
    /// every table. Text stands in <c>texts</c>, <c>entries</c> and <c>words</c> alone.
    /// </summary>
    public static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE mappings (header TEXT PRIMARY KEY, map TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE batches (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, made TEXT NOT NULL, state TEXT NOT NULL,
            message TEXT NOT NULL, model TEXT NOT NULL, map TEXT NOT NULL, draft TEXT NOT NULL, result TEXT NOT NULL);
        CREATE TABLE items (
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, case_number TEXT NOT NULL, title TEXT NOT NULL,
            service TEXT NOT NULL, band TEXT NOT NULL, probability REAL, base_rate REAL, look REAL NOT NULL,
            place INTEGER NOT NULL);
        CREATE INDEX items_by_look ON items (batch, look, id);
        CREATE INDEX items_by_place ON items (batch, place, id);
        CREATE INDEX items_by_service ON items (batch, service, id);
        CREATE INDEX items_by_band ON items (batch, band, service);
        CREATE INDEX items_of_service_by_look ON items (batch, service, look, id);
        CREATE INDEX items_of_band_by_look ON items (batch, band, look, id);
        CREATE TABLE entries (
            id INTEGER PRIMARY KEY, entry BLOB NOT NULL, rank INTEGER, percentile REAL, passed TEXT NOT NULL);
        CREATE TABLE texts (id INTEGER PRIMARY KEY, item TEXT NOT NULL);
        CREATE TABLE rejects (
            id INTEGER PRIMARY KEY, file TEXT NOT NULL, place TEXT NOT NULL, field TEXT NOT NULL,
            reason TEXT NOT NULL);
        CREATE VIRTUAL TABLE words USING fts5(
            case_number, title, diagnoses, text, tokenize = 'unicode61 remove_diacritics 2');
        """,
        // Audits. A decision has its text in texts and words under the same id; readings are of one reader each, and
        // findings the log of what readers gave, which is only added to.
        """
        ALTER TABLE batches ADD COLUMN kind TEXT NOT NULL DEFAULT 'Score';
        ALTER TABLE batches ADD COLUMN units TEXT NOT NULL DEFAULT '';
        CREATE TABLE decisions (
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, case_number TEXT NOT NULL, item INTEGER NOT NULL,
            title TEXT NOT NULL, service TEXT NOT NULL, overturned INTEGER NOT NULL, decided TEXT NOT NULL,
            year INTEGER, expected REAL NOT NULL, flagged INTEGER NOT NULL, place INTEGER, surprise TEXT NOT NULL,
            story TEXT NOT NULL, units TEXT NOT NULL);
        CREATE INDEX decisions_by_place ON decisions (batch, place);
        CREATE INDEX decisions_by_case ON decisions (case_number, item);
        CREATE TABLE twins (
            id INTEGER PRIMARY KEY, first INTEGER NOT NULL, second INTEGER NOT NULL, cluster INTEGER NOT NULL,
            similarity REAL NOT NULL, opposite INTEGER NOT NULL);
        CREATE TABLE checks (
            id INTEGER PRIMARY KEY, decision INTEGER NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL);
        CREATE INDEX checks_by_decision ON checks (decision);
        CREATE TABLE reports (id INTEGER PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL);
        CREATE TABLE readings (
            id INTEGER NOT NULL, reader TEXT NOT NULL, state TEXT NOT NULL, finding TEXT NOT NULL, note TEXT NOT NULL,
            PRIMARY KEY (id, reader)) WITHOUT ROWID;
        """ + FindingTable.Named(FindingsFile.OfDesk),
        """
        CREATE TABLE dates (id INTEGER PRIMARY KEY, month TEXT NOT NULL, due TEXT NOT NULL);
        ALTER TABLE items ADD COLUMN month TEXT NOT NULL DEFAULT '';
        ALTER TABLE items ADD COLUMN due TEXT NOT NULL DEFAULT '9';
        CREATE INDEX items_by_due ON items (batch, due, id);
        CREATE INDEX items_by_month ON items (batch, month, due);
        CREATE INDEX decisions_by_time ON decisions (decided, id);
        CREATE INDEX decisions_by_service ON decisions (service, decided, id);
        CREATE INDEX decisions_by_facet ON decisions (case_number, item, id, service, year, overturned);
        """,
        // Who saw and changed what, where people sign in; it is only added to, and stays when a batch is deleted.
        TrailTable.Schema,
    ];

    /// <summary>All of them, as a new file is made.</summary>
    public static string Whole => string.Join('\n', Steps);
}
