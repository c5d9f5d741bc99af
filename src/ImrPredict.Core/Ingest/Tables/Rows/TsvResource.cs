using System.Reflection;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Reads the data files that stand beside the code: a header line, then tab-separated rows.</summary>
internal static class TsvResource
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split('\t');
            }
        }
    }
}
