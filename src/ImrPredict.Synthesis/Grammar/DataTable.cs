using System.Globalization;

namespace ImrPredict.Synthesis.Grammar;

/// <summary>
/// An embedded table: tab-separated, a header row, <c>#</c> for comments, <c>|</c> between values of a cell.
/// </summary>
internal sealed class DataTable
{
    private readonly string _name;
    private readonly string[] _header;

    private DataTable(string name, string[] header, IReadOnlyList<string[]> rows)
    {
        _name = name;
        _header = header;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static DataTable Load(string name)
    {
        var lines = ReadLines(name).ToList();
        var header = lines[0].Split('\t');
        var rows = lines.Skip(1).Select(line => line.Split('\t')).ToList();
        var odd = rows.FirstOrDefault(row => row.Length != header.Length);
        return odd is null
            ? new DataTable(name, header, rows)
            : throw new InvalidDataException($"{name}: '{odd[0]}' has {odd.Length} cells, not {header.Length}.");
    }

    public int Column(string header)
    {
        var at = Array.IndexOf(_header, header);
        return at >= 0 ? at : throw new InvalidDataException($"{_name}: no column '{header}'.");
    }

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    public static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    public static string[] Values(string cell) =>
        cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IEnumerable<string> ReadLines(string name)
    {
        using var stream = typeof(DataTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"No embedded table '{name}'.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
