using System.Runtime.Versioning;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2090, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Entries_come_back_in_order_with_a_chain_that_fits()
    {
        using (var log = new AuditLog(_folder.File("log.db")))
        {
            log.Add("CM90-0000001", 1, LogFinding.Confirmed, "made-up note", "reader 1", Noon);
            log.Add("CM90-0000002", 2, LogFinding.Explained, "", "", Noon.AddHours(1));
        }

        using var again = new AuditLog(_folder.File("log.db"));
        Assert.Equal([1L, 2L], again.Entries().Select(e => e.Sequence));
        Assert.Equal(("CM90-0000001", LogFinding.Confirmed, "made-up note", "reader 1", Noon), again.Entries()
            .Select(e => (e.CaseNumber, e.Finding, e.Note, e.Who, e.At)).First());
        Assert.Null(again.FirstBroken());
    }

    [Fact]
    public void An_entry_can_be_neither_changed_nor_removed()
    {
        using var log = Filled(3);

        Assert.Throws<SqliteException>(() => Run("UPDATE entries SET note = 'other'"));
        Assert.Throws<SqliteException>(() => Run("DELETE FROM entries"));
    }

    [Theory]
    [InlineData("UPDATE entries SET finding = 'Explained' WHERE sequence = 2", 2)]
    [InlineData("UPDATE entries SET at = 'nonsense' WHERE sequence = 3", 3)]
    [InlineData("DELETE FROM entries WHERE sequence = 2", 2)]
    [InlineData("UPDATE entries SET who = 'x', note = '' WHERE sequence = 1", 1)]
    public void Whoever_gets_past_that_breaks_the_chain(string tampering, long at)
    {
        using var log = Filled(4);
        Run("DROP TRIGGER entries_stay; DROP TRIGGER entries_remain; " + tampering);

        Assert.Equal(at, log.FirstBroken());
    }

    [Theory]
    [InlineData("who", "NULL")]
    [InlineData("item", "9223372036854775807")]
    [InlineData("item", "'one'")]
    [InlineData("hash", "NULL")]
    public void A_cell_with_another_kind_of_value_is_one_error_or_breaks_the_chain(string column, string value)
    {
        using var log = Filled(3);
        Run("DROP TRIGGER entries_stay; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
            + "replace(sql, ' NOT NULL', '') WHERE name = 'entries'");
        Run($"UPDATE entries SET {column} = {value} WHERE sequence = 2");

        var broken = 0L;
        var problem = Record.Exception(() => broken = log.FirstBroken() ?? 0);

        Assert.True(problem is ImrPredictException || broken == 2, problem?.ToString());
    }

    [Theory]
    [InlineData("CREATE TRIGGER swallow BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END", "swallow")]
    [InlineData("CREATE VIEW more AS SELECT 1", "more")]
    [InlineData("DROP TABLE decisions; CREATE TABLE decisions (case_number TEXT)", "decisions")]
    public void A_log_with_more_in_it_than_this_program_makes_is_refused(string change, string named)
    {
        Filled(1).Dispose();
        Run(change);

        var problem = Assert.Throws<ImrPredictException>(() => new AuditLog(_folder.File("log.db")));

        Assert.Contains($"'{named}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_the_file_does_not_keep_is_an_error()
    {
        using var log = Filled(1);
        Run("CREATE TRIGGER swallow BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END");

        Assert.Throws<ImrPredictException>(() => log.Add("a", 1, LogFinding.Note, "", "", Noon));
    }

    [Fact]
    public void A_file_of_another_kind_is_one_line()
    {
        var path = _folder.Write("log.db", new string('x', 5000));

        Assert.Contains("cannot be used as an audit log",
            Assert.Throws<ImrPredictException>(() => new AuditLog(path)).Message, StringComparison.Ordinal);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void The_log_is_for_this_account_alone()
    {
        Filled(1).Dispose();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("log.db")));
    }

    [Fact]
    public void Precision_counts_the_last_judgement_of_each_item_and_leaves_notes_out()
    {
        using var log = Filled(0);
        log.Add("a", 1, LogFinding.Explained, "", "", Noon);
        log.Add("a", 1, LogFinding.Confirmed, "", "", Noon);
        log.Add("a", 1, LogFinding.Note, "", "", Noon);
        log.Add("b", 1, LogFinding.DataError, "", "", Noon);
        log.Add("c", 1, LogFinding.Explained, "", "", Noon);
        log.Add("d", 1, LogFinding.Note, "", "", Noon);

        var precision = FlagPrecision.Measure(log.Entries(), flagged: null);

        // Wilson's interval of 2 of 3: .2077 to .9385.
        Assert.Equal((3, 2), (precision.Judged, precision.Worthwhile));
        Assert.Equal((0.2077, 0.9385), (Math.Round(precision.Low, 4), Math.Round(precision.High, 4)));
    }

    [Fact]
    public void Precision_counts_flags_alone_and_no_finding_that_was_withdrawn()
    {
        using var log = Filled(0);
        log.Remember([("a", 1, true), ("b", 1, true), ("c", 1, false), ("d", 2, true)]);
        log.Remember([("a", 1, false)]);
        log.Add("a", 1, LogFinding.Confirmed, "", "", Noon);
        log.Add("b", 1, LogFinding.Explained, "", "", Noon);
        log.Add("b", 1, LogFinding.Withdrawn, "", "", Noon);
        log.Add("c", 1, LogFinding.Confirmed, "", "", Noon);
        log.Add("d", 0, LogFinding.Explained, "", "", Noon);

        var precision = FlagPrecision.Measure(log.Entries(), log.Flagged());

        Assert.Equal((2, 1), (precision.Judged, precision.Worthwhile));
        log.Add("a", 0, LogFinding.DataError, "", "", Noon);
        Assert.Equal(2, FlagPrecision.Measure(log.Entries(), log.Flagged()).Judged); // a letter and its item are one
        Assert.Equal((true, true, false, true), (
            log.KnowsDecisions, log.Knows("d", 0), log.Knows("d", 1), log.Knows("c", 1)));
        Assert.Null(log.FirstBroken());
    }

    [Fact]
    public void A_file_that_is_no_log_is_named()
    {
        var path = _folder.Write("text.db", "this is not a database, whatever its name says; it is long enough to "
            + "be read as one");

        var problem = Assert.Throws<ImrPredictException>(() => new AuditLog(path));

        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_log_is_one_error_whichever_bytes_are_damaged()
    {
        using (var log = Filled(20))
        {
            log.Remember([("CM90-0000001", 1, true), ("CM90-0000002", 1, false)]);
        }

        var sound = File.ReadAllBytes(_folder.File("log.db"));
        var (random, told) = (new Random(3), 0);
        for (var i = 0; i < 400; i++)
        {
            var bytes = sound.ToArray();
            for (var n = 0; n <= i % 8; n++)
            {
                bytes[random.Next(i % 3 == 0 ? 200 : bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(_folder.File("damaged.db"), i % 10 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            told += Record.Exception(UseDamaged) switch
            {
                null => 0,
                ImrPredictException => 1,
                var escaped => throw new InvalidOperationException($"damage {i} escapes", escaped),
            };
        }

        Assert.InRange(told, 20, 400);
    }

    [Fact]
    public void A_row_that_a_trigger_swallows_is_an_error()
    {
        Filled(1).Dispose();
        Run("CREATE TRIGGER hide BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END");

        Assert.Throws<ImrPredictException>(() => Filled(1));

        using var connection = new SqliteConnection($"Data Source={_folder.File("log.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO entries VALUES (9, '', '', '', 1, '', '', '')";
        Assert.Throws<ImrPredictException>(() => ImrPredict.Cases.Storage.DatabaseFile.Insert(command));
    }

    private void UseDamaged()
    {
        using var log = new AuditLog(_folder.File("damaged.db"));
        _ = log.KnowsDecisions;
        _ = log.Knows("CM90-0000001", 1);
        _ = log.Flagged();
        _ = log.FirstBroken();
        log.Add("CM90-0000001", 1, LogFinding.Confirmed, "n", "w", Noon);
        log.Remember([("CM90-0000003", 1, true)]);
    }

    private AuditLog Filled(int entries)
    {
        var log = new AuditLog(_folder.File("log.db"));
        for (var i = 1; i <= entries; i++)
        {
            log.Add($"CM90-{i:D7}", 1, LogFinding.Confirmed, "n", "w", Noon);
        }

        return log;
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("log.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
