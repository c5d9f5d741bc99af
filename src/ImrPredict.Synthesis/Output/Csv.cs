namespace ImrPredict.Synthesis.Output;

/// <summary>Cells of comma-separated files.</summary>
internal static class Csv
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    public static string Quoted(string cell) => cell.AsSpan().IndexOfAny(Special) < 0
        ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
