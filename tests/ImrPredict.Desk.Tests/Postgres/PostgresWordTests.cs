using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using ImrPredict.Desk.Store.Databases;
using ImrPredict.Tests.Desk.Columns;

namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>A store on a server finds what one in a file finds.</summary>
[Collection(PostgresDesks.Tests)]
public sealed class PostgresWordTests(PostgresDesks desks)
{
    private const int Drawn = 600;
    private static readonly string[] Texts =
    [
        "Café résumé naïve", "CAFÉ at Noël", "cafe\u0301 in pieces", "straße STRASSE Straße", "low-back pain, back low",
        "patient's wife’s O'Neil d'Arc", "L4-L5 at 12.5 mg, 2,000 units", "M54.5; G89.4", "Ōpioids ŌPIOIDS opioids",
        "𝔐RI of 𝔐", "日本語 テスト 日本", "İstanbul ıspanak ISTANBUL", "ﬁbro fibro ﬂow", "x_y x.y x/y", "a\u00ADb a\u200Db",
        "naïve\0null", "½ ² ³ x² Ⅳ", "ÅNGSTRÖM Å Å", "Ελληνικά ΆΛΦΑ άλφα ς Σ", "Привет ёлка Елка", "C++ c# .NET f(x)",
        "pain🙂relief 👩‍⚕️", "\uD800 lone \uDC00", "ấ Ấ ấ", "don''t \\ back\\slash 'quoted'", "& | ! <-> :* ( )",
        "10mg 10 mg 0010", "ｆｕｌｌ ＷＩＤＴＨ", "क्षत्रिय हिन्दी", "العربية مُحَمَّد", "Ǆ ǅ ǆ", "lumbar lumbar-sacral",
    ];

    private static readonly string[] Queries =
    [
        "--", "-- pain", "pain --", "AND", "OR NOT NEAR", "*", "diagnoses:lumbar", "'", "\\", "a'b", "&", "!", "<->",
        ":*", "()", "\"", "\"low back\"", "low-back", "back-low", "l4-l5", "2,000", "12.5", "12", "o'n", "wife's", "e",
        "café", "CAFE", "cafe\u0301", "strasse", "straß", "opioids", "fibro", "istanbul", "ı", "日本", "x", "x_", "²",
        "½",
        "елка", "ΑΛΦΑ", "σ", "c#", "🙂", "\uD800", "pain🙂relief", "ａ", "full", "tail", "far tail", "tail-of-it",
        "repeated", "repeated-end", "repeated-repeated-end", "zzz", "pain pain", "lumbar sprain", "01", "10",
    ];

    [PostgresFact]
    public void Words_are_found_as_the_index_of_SQLite_finds_them()
    {
        using var folder = new TemporaryFolder();
        using var sqlite = DeskStore.Open(folder.File("desk.db"));
        using var postgres = DeskStore.Open(desks.NewPlace());
        Fill(sqlite);
        Fill(postgres);
        var random = new Random(3);
        var parts = Texts.SelectMany(text => Enumerable.Range(0, 6).Select(_ => Part(random, text)));
        var found = 0;

        foreach (var query in Queries.Concat(Texts).Concat(parts))
        {
            WordQuery[] ways = [new(query), new("", query), new("case", query), new(query, "spine")];
            foreach (var words in ways.Where(words => !words.IsEmpty))
            {
                var wanted = Ids(sqlite, words);
                Assert.True(wanted.SequenceEqual(Ids(postgres, words)), $"{words}: {string.Join(',', wanted)}");
                found += wanted.Count;
            }
        }

        Assert.True(found > Texts.Length * 5, $"{found} were found");
    }

    [PostgresFact]
    public void Views_of_drawn_items_are_those_of_a_file()
    {
        using var folder = new TemporaryFolder();
        using var sqlite = DeskStore.Open(folder.File("desk.db"));
        using var postgres = DeskStore.Open(desks.NewPlace());
        var (batch, other) = (FilledStore.Add(sqlite, Drawn, 1), FilledStore.Add(postgres, Drawn, 1));
        var (file, server) = (Views(sqlite), Views(postgres));
        var sql = new SqlViews(postgres);

        Assert.Equal((batch.Id, batch.Name, batch.Made), (other.Id, other.Name, other.Made));
        foreach (var order in Enum.GetValues<ItemOrder>())
        {
            foreach (var service in FilledStore.Services.Append(""))
            {
                var filter = new ItemFilter
                {
                    Order = order,
                    Service = service,
                    Words = service.Length % 2 == 0 ? FilledStore.Words[service.Length % 5] : "",
                    Most = service == "Other" ? 20 : null,
                };
                Assert.Equal(Written(file.All(batch, filter)), Written(server.All(other, filter)));
                Assert.Equal(Written(sql.All(other.Id, filter)), Written(server.All(other, filter)));
                Assert.Equal(
                    Written(file.Page(batch, filter, "").Lines), Written(server.Page(other, filter, "").Lines));
            }
        }
    }

    private static ItemViews Views(DeskStore store)
    {
        var table = new ColumnTable(store);
        return new ItemViews(table, new ColumnCache(table));
    }

    private static List<string> Written(IEnumerable<ItemLine> lines) => [.. lines.Select(StoreJson.Write)];

    private static void Fill(DeskStore store)
    {
        var id = new BatchTable(store).Add("words", "default", DateTimeOffset.UnixEpoch);
        using var writer = new BatchWriter(store, id);
        var number = 0L;
        foreach (var text in Texts)
        {
            Add(text, "", "spine");
            Add("", text, text);
            Add($"before {text} after", "spine request", $"lumbar spine {text}");
        }

        // Beyond what one vector of the server counts: places, one word, the length of a word.
        Add(string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"w{i % 9000}")) + " far tail of it", "", "");
        Add(string.Concat(Enumerable.Repeat("repeated ", 3_000)) + "end", "", "");
        Add(new string('z', 70_000) + " after", "", "");
        Add(string.Join(' ', Enumerable.Range(0, 900).Select(i => $"{i}{new string('y', 1_500)}")) + " tail", "", "");
        writer.Commit();

        void Add(string text, string request, string diagnosis) => writer.Add(++number, new StoredItem(
            new("words.csv", SourceUnit.Line, (int)number),
            new DisputedItem
            {
                CaseNumber = $"CASE-{number}",
                Number = 1,
                Source = ItemSource.CaseTable,
                RequestedService = request,
                Diagnoses = diagnosis.Length > 0 ? [diagnosis] : [],
                ClinicalText = text,
            },
            null, null, [], null));
    }

    private static List<long> Ids(DeskStore store, WordQuery words)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.Bind("@first", 1L << 32);
        command.Bind("@last", (1L << 32) + uint.MaxValue);
        command.CommandText =
            $"SELECT id FROM texts WHERE id IN ({store.Database.IdsHolding(command, words)}) ORDER BY id";
        using var row = command.ExecuteReader();
        var ids = new List<long>();
        while (row.Read())
        {
            ids.Add(row.GetInt64(0) & uint.MaxValue);
        }

        return ids;
    }

    private static string Part(Random random, string text)
    {
        var from = random.Next(text.Length);
        return text.Substring(from, random.Next(1, text.Length - from + 1));
    }
}
