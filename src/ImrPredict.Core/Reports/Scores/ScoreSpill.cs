using System.Globalization;
using ImrPredict.Scoring;

namespace ImrPredict.Reports;

/// <summary>
/// Rows of a score table on their way to the output: kept in a temporary file, because the rank of the first row
/// depends on the last. In memory it holds one number a row.
/// </summary>
public sealed class ScoreSpill : IDisposable
{
    private readonly FileStream _file;
    private readonly BinaryWriter _writer;
    private readonly List<float> _probabilities = [];

    /// <summary>Opens an empty spill; its file has no name that outlives the process.</summary>
    /// <param name="folder">Where the file stands meanwhile: the folder of the output.</param>
    public ScoreSpill(string folder)
    {
        var path = Path.Combine(folder, $".{Path.GetRandomFileName()}.spill");
        _file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        _writer = new BinaryWriter(_file);
    }

    /// <summary>Rows so far.</summary>
    public int Count => _probabilities.Count;

    /// <summary>Adds a row.</summary>
    public void Add(ItemScore score)
    {
        foreach (var cell in ScoreTable.Cells(score))
        {
            _writer.Write(cell);
        }

        _probabilities.Add((float?)score.OverturnProbability ?? float.NaN);
    }

    /// <summary>
    /// The rows in input order with their ranks: 1 is the highest overturn probability, equals by input order;
    /// rows without a probability have none.
    /// </summary>
    public IEnumerable<string[]> Rows()
    {
        var ranks = Ranks();
        _writer.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        foreach (var rank in ranks)
        {
            var cells = new string[ScoreTable.Columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.ReadString();
            }

            cells[ScoreTable.RankColumn] = rank == 0 ? "" : rank.ToString(CultureInfo.InvariantCulture);
            yield return cells;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private int[] Ranks()
    {
        var ranks = new int[_probabilities.Count];
        var order = Enumerable.Range(0, ranks.Length)
            .Where(i => !float.IsNaN(_probabilities[i]))
            .OrderByDescending(i => _probabilities[i]);
        var rank = 0;
        foreach (var i in order)
        {
            ranks[i] = ++rank;
        }

        return ranks;
    }
}
