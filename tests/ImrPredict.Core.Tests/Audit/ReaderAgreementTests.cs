using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Audit;

public sealed class ReaderAgreementTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Kappa_is_that_of_the_textbook()
    {
        // Two raters, 50 applications: 20 both yes, 15 both no, 5 and 10 apart; kappa 0.40.
        var pair = Assert.Single(ReaderAgreement.Measure(JudgedDecision.Of(Entries(
            [.. Many("c", "c", 20), .. Many("c", "e", 5), .. Many("e", "c", 10), .. Many("e", "e", 15)]))));

        Assert.Equal((50, 35), (pair.Decisions, pair.Agreed));
        Assert.Equal(0.5, pair.Expected, 12);
        Assert.Equal(0.4, pair.Kappa!.Value, 12);
        // Wilson's interval of 35 of 50 is 0.5625 to 0.8090.
        Assert.Equal(0.1249, pair.Low!.Value, 3);
        Assert.Equal(0.6180, pair.High!.Value, 3);
        Assert.False(pair.IsTooFew);
    }

    [Fact]
    public void Full_agreement_on_ten_is_not_called_certain_and_one_finding_throughout_has_no_kappa()
    {
        var full = Assert.Single(ReaderAgreement.Measure(JudgedDecision.Of(Entries(
            [.. Many("c", "c", 6), .. Many("d", "d", 4)]))));
        var one = Assert.Single(ReaderAgreement.Measure(JudgedDecision.Of(Entries([.. Many("c", "c", 9)]))));

        Assert.Equal(1, full.Kappa!.Value, 12);
        Assert.InRange(full.Low!.Value, 0.3, 0.5);
        Assert.Null(one.Kappa);
        Assert.True(one.IsTooFew);
    }

    [Fact]
    public void Two_spellings_of_a_name_are_one_reader_by_the_first()
    {
        using var log = new AuditLog(_folder.File("names.db"));
        log.Add("CM24-1", 1, LogFinding.Confirmed, "", "Dee", Noon);
        log.Add("CM24-1", 1, LogFinding.Explained, "", "dee", Noon);
        log.Add("CM24-2", 1, LogFinding.Explained, "", "DEE", Noon);

        var judged = JudgedDecision.Of(log.Entries());

        Assert.Equal(["Dee", "Dee"], judged.Select(decision => Assert.Single(decision.Readers).Who));
        Assert.Equal(LogFinding.Explained, judged[0].Settled);
        Assert.Null(log.FirstBroken());
    }

    [Fact]
    public void What_holds_is_what_readers_agree_on_or_somebody_settled()
    {
        using var log = new AuditLog(_folder.File("log.db"));
        void Add(string number, LogFinding finding, string who, bool settles = false) =>
            log.Add(number, 1, finding, "", who, Noon, settles);
        Add("one", LogFinding.DataError, "Ann");
        Add("agreed", LogFinding.DataError, "Ann");
        Add("agreed", LogFinding.DataError, "Ben");
        Add("differs", LogFinding.DataError, "Ann");
        Add("differs", LogFinding.Explained, "Ben");
        Add("settled", LogFinding.DataError, "Ann");
        Add("settled", LogFinding.Explained, "Ben");
        Add("settled", LogFinding.Explained, "Cleo", settles: true);
        Add("changed", LogFinding.DataError, "Ann");
        Add("changed", LogFinding.Confirmed, "Ann");
        Add("back", LogFinding.DataError, "Ann");
        Add("back", LogFinding.Withdrawn, "Ann");
        Add("unsettled", LogFinding.DataError, "Ann");
        Add("unsettled", LogFinding.Explained, "Ben");
        Add("unsettled", LogFinding.DataError, "Cleo", settles: true);
        Add("unsettled", LogFinding.Withdrawn, "Cleo", settles: true);

        var judged = JudgedDecision.Of(log.Entries()).ToDictionary(one => one.CaseNumber, one => one.Settled);
        var precision = FlagPrecision.Measure(log.Entries(), flagged: null);

        Assert.Equal(
            new Dictionary<string, LogFinding?>
            {
                ["one"] = LogFinding.DataError,
                ["agreed"] = LogFinding.DataError,
                ["differs"] = null,
                ["settled"] = LogFinding.Explained,
                ["changed"] = LogFinding.Confirmed,
                ["unsettled"] = null,
            },
            judged);
        Assert.Equal((4, 3, 1, 1, 2, 2), (
            precision.Judged, precision.Worthwhile, precision.Confirmed, precision.Explained, precision.DataErrors,
            precision.Unsettled));
        Assert.Null(log.FirstBroken());
    }

    [Fact]
    public void A_finding_that_settles_is_in_the_chain_of_hashes()
    {
        using (var log = new AuditLog(_folder.File("log.db")))
        {
            log.Add("a", 1, LogFinding.DataError, "", "Ann", Noon, adjudicates: true);
            Assert.True(Assert.Single(log.Entries()).Adjudicates);
        }

        using (var connection = new SqliteConnection($"Data Source={_folder.File("log.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER entries_stay; UPDATE entries SET finding = 'DataError'";
            command.ExecuteNonQuery();
        }

        using var connection2 = new SqliteConnection($"Data Source={_folder.File("log.db")};Pooling=False");
        connection2.Open();
        Assert.Equal(1, new FindingTable(connection2, "log.db", "entries").FirstBroken());
    }

    [Fact]
    public void A_database_of_another_program_is_refused_as_a_log_and_stays_as_it_is()
    {
        var path = _folder.File("other.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE entries (a); INSERT INTO entries VALUES (1)";
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(path);

        Assert.Throws<ImrPredictException>(() => new AuditLog(path));
        Assert.Throws<ImrPredictException>(() => FindingsFile.Load(path));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<(string First, string Second)> Many(string first, string second, int count) =>
        Enumerable.Repeat((first, second), count);

    private static IEnumerable<LogEntry> Entries(IReadOnlyList<(string First, string Second)> findings) =>
        findings.SelectMany((pair, i) => new[] { Entry(i, "Ann", pair.First), Entry(i, "Ben", pair.Second) });

    private static LogEntry Entry(int row, string who, string finding) => new(
        row + 1, Noon, who, $"CM90-{row:0000000}", 1,
        finding switch { "c" => LogFinding.Confirmed, "e" => LogFinding.Explained, _ => LogFinding.DataError }, "", "");
}
