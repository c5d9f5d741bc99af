using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Output;

namespace ImrPredict.Benchmarks.Load;

/// <summary>
/// Fills a store: a desk scores and audits synthetic letters as uploads, and its rows are copied under other numbers
/// until a batch has as many items as are wanted.
/// </summary>
internal static class LoadedStore
{
    private const int Letters = 1500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    // Tables whose rows are copied whole; items get cases and ranks of their own.
    private static readonly (string Table, string Columns, string Copied)[] Copies =
    [
        ("texts", "id, item", "item"), ("dates", "id, month, due", "month, due"),
        ("entries", "id, entry, rank, percentile, passed", "entry, rank, percentile, passed"),
        ("words", "rowid, case_number, title, diagnoses, text", "case_number, title, diagnoses, text"),
        (
            "items", "id, batch, case_number, title, service, band, probability, base_rate, look, place, month, due",
            "@batch, case_number || '-' || @copy, title, service, band, probability, base_rate, look, "
            + "CASE WHEN probability IS NULL THEN place ELSE place + @copy * 4294967296 END, month, due"
        ),
    ];

    /// <summary>Has a desk score and audit the letters.</summary>
    /// <returns>The batch of scores and the audit.</returns>
    public static async Task<(long Scored, long Audited)> UploadAsync(LoadedDesk desk, string token, string folder)
    {
        CorpusWriter.Write(
            new CorpusOptions
            {
                Letters = Letters,
                Seed = 33,
                Packed = true,
                PdfCount = 0,
                PlanRows = 0,
                BacklogCases = 0,
            },
            folder);
        using var client = new HttpClient { BaseAddress = desk.Address, Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var letters = await File.ReadAllBytesAsync(Path.Combine(folder, "letters.jsonl"));
        return (await AddAsync("batches"), await AddAsync("audits"));

        async Task<long> AddAsync(string kind)
        {
            using var body = new ByteArrayContent(letters);
            using var added = await client.PostAsync($"/api/v1/{kind}?name=letters.jsonl", body);
            using var told = JsonDocument.Parse(await added.Content.ReadAsStringAsync());
            var id = told.RootElement.GetProperty("id").GetInt64();
            while (true)
            {
                using var now = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/batches/{id}"));
                switch (now.RootElement.GetProperty("state").GetString())
                {
                    case "done":
                        return id;
                    case "failed":
                        throw new InvalidOperationException(now.RootElement.GetProperty("message").GetString());
                    default:
                        await Task.Delay(500);
                        break;
                }
            }
        }
    }

    /// <summary>Adds a batch of so many items, copies of another.</summary>
    /// <returns>The batch, its services and months.</returns>
    public static LoadedBatch Fill(string path, long from, int items)
    {
        using var store = DeskStore.Open(path);
        var batches = new BatchTable(store);
        var result = batches.Find(from)!.Result!;
        var batch = batches.Add("many items", "default", DateTimeOffset.UtcNow);
        using var connection = store.Connect();
        connection.Run("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;");
        var (rows, numbers) = (Number("count(*)"), Number("max(id) & 4294967295"));
        var left = (long)items;
        for (var copy = 0; left > 0; copy++, left -= rows)
        {
            using var transaction = connection.BeginTransaction();
            var last = left >= rows ? numbers : Number($"max(id) & 4294967295", left);
            foreach (var (table, columns, copied) in Copies)
            {
                var id = table == "words" ? "rowid" : "id";
                using var command = connection.CreateCommand();
                command.CommandText = $"INSERT INTO {table} ({columns}) SELECT {id} + @shift, {copied} FROM {table} "
                    + $"WHERE {id} BETWEEN @first AND @last ORDER BY {id}";
                command.Bind("@shift", ((batch - from) << 32) + (copy * numbers));
                command.Bind("@first", from << 32);
                command.Bind("@last", (from << 32) + last);
                command.Bind("@batch", batch);
                command.Bind("@copy", copy);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var scored = Number("count(probability)", batch: batch);
        var share = (double)scored / result.Scored;
        batches.SetResult(batch, result with
        {
            Scored = scored,
            Abstained = items - scored,
            Rejected = 0,
            ExpectedOverturns = result.ExpectedOverturns * share,
            ExpectedLow = result.ExpectedLow * share,
            ExpectedHigh = result.ExpectedHigh * share,
        });
        return new(batch, Texts("service"), Texts("month"));

        long Number(string what, long most = long.MaxValue, long batch = 0)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {what} FROM (SELECT id, probability FROM items "
                + "WHERE id BETWEEN @first AND @last ORDER BY id LIMIT @most)";
            command.Bind("@first", (batch == 0 ? from : batch) << 32);
            command.Bind("@last", ((batch == 0 ? from : batch) << 32) + uint.MaxValue);
            command.Bind("@most", most);
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        List<string> Texts(string column)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT DISTINCT {column} FROM items WHERE id BETWEEN @first AND @last";
            command.Bind("@first", from << 32);
            command.Bind("@last", (from << 32) + uint.MaxValue);
            using var row = command.ExecuteReader();
            var texts = new List<string>();
            while (row.Read())
            {
                texts.Add(row.GetString(0));
            }

            return texts;
        }
    }
}

/// <summary>A batch to ask for, and what its views can be filtered by.</summary>
internal sealed record LoadedBatch(long Id, IReadOnlyList<string> Services, IReadOnlyList<string> Months);
