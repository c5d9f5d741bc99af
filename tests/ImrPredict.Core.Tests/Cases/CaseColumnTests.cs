using System.Reflection;
using ImrPredict.Cases.Schema;
using ImrPredict.Reports.Tables;
using ImrPredict.Tests.Tables;

namespace ImrPredict.Tests.Cases;

public sealed class CaseColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_column_is_read_and_written_again_in_every_word_that_it_knows()
    {
        for (var word = 0; word < CaseColumns.All.Max(column => column.Words.Count); word++)
        {
            var cells = CaseColumns.All.Select(column => Sample(column, word)).ToList();
            var path = _folder.Write($"{word}.csv", $"{Header}\r\n{string.Join(",", cells)}\r\n");
            var written = _folder.File($"written-{word}.csv");

            await CaseTableWriter.WriteAsync(written, await TableReading.ParsedAsync(path));

            Assert.Equal(
                CaseColumns.All.Zip(cells, (column, cell) => $"{column}: {cell}"),
                CaseColumns.All.Zip(File.ReadAllLines(written)[1].Split(','), (column, cell) => $"{column}: {cell}"));
        }
    }

    [Fact]
    public async Task A_cell_that_cannot_be_read_rejects_the_row_or_is_left_blank_as_its_column_says()
    {
        foreach (var column in CaseColumns.All.Where(CanBeUnreadable))
        {
            var cells = CaseColumns.All.Select(c => c == column ? "no such thing" : Sample(c, 0));
            var path = _folder.Write($"{column}.csv", $"{Header}\r\n{string.Join(",", cells)}\r\n");

            if (column.RejectsRow)
            {
                Assert.Equal(column.Name, (await TableReading.RejectedAsync(path)).Field);
            }
            else
            {
                var warnings = (await TableReading.OneAsync(path)).Warnings;
                Assert.Contains(warnings, warning => warning.StartsWith($"{column}: ", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_blank_item_fills_no_column_that_scores_rest_on() =>
        Assert.DoesNotContain(CaseColumns.All, column => column.IsExpected && column.IsFilled(new()
        {
            CaseNumber = "A",
            Number = 1,
            Source = default,
        }));

    [Fact]
    public void Every_column_has_a_name_of_its_own_and_stands_where_it_is_declared()
    {
        var declared = typeof(CaseColumns).GetProperties(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(property => property.PropertyType == typeof(CaseColumn)).Select(property => property.Name);

        Assert.Equal(declared, CaseColumns.All.Select(column => string.Concat(
            column.Name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))));
    }

    [Fact]
    public void The_column_dictionary_says_what_the_schema_says()
    {
        var dictionary = File.ReadAllLines(Path.Combine(SharedData.Root, "data", "README.md"));

        Assert.All(CaseColumns.All, column => Assert.Contains(Row(column), dictionary));
    }

    private static string Header => string.Join(",", CaseColumns.All);

    private static string Row(CaseColumn column)
    {
        var words = column.Words.Count == 0 ? "" : $" ({string.Join(", ", column.Words)})";
        var known = column.IsDecision ? "with the decision" : "before";
        return $"| {column} | {column.Kind.ToString().ToLowerInvariant()} | {known} | {column.Meaning}{words} |";
    }

    private static bool CanBeUnreadable(CaseColumn column) =>
        column.Words.Count > 0 || column.Kind is CaseColumnKind.Number or CaseColumnKind.Date;

    private static string Sample(CaseColumn column, int word) => column.Kind switch
    {
        CaseColumnKind.Number => $"{column.Range.Least}",
        CaseColumnKind.Date => "2016-03-04",
        CaseColumnKind.List => "one; two",
        _ when column.Words.Count > 0 => column.Words[word % column.Words.Count],
        _ => $"words of {column}",
    };
}
