using System.Globalization;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest;

/// <summary>Counts what inputs give a second time and is read once.</summary>
public sealed class AlreadyReadTally
{
    private const int MostNamed = 3;
    private readonly List<(string File, string Of)> _copies = [];
    private (string File, string Of) _last;
    private long _files;

    /// <summary>Rows of tables that list items which letters of the run have given.</summary>
    public long Rows { get; private set; }

    /// <summary>Items of copies of letters.</summary>
    public long CopiedItems { get; private set; }

    /// <summary>All of them.</summary>
    public long Count => Rows + CopiedItems;

    /// <summary>Counts one.</summary>
    public void Add(ItemRead.AlreadyRead read)
    {
        if (read.CopyOf is not { } first)
        {
            Rows++;
            return;
        }

        CopiedItems++;
        var copy = (read.At.File, first);
        if (copy == _last)
        {
            return;
        }

        _last = copy;
        _files++;
        if (_copies.Count < MostNamed)
        {
            _copies.Add(copy);
        }
    }

    /// <summary>Counts what was read, where it is a second time; all else is passed over.</summary>
    public void AddIfSecond(ItemRead read)
    {
        if (read is ItemRead.AlreadyRead told)
        {
            Add(told);
        }
    }

    /// <summary>Counts what was found later, by joining parts.</summary>
    /// <param name="rows">Rows of tables that list items of letters.</param>
    /// <param name="items">Items of copies of letters.</param>
    public void AddJoined(long rows, long items)
    {
        Rows += rows;
        CopiedItems += items;
    }

    /// <summary>One sentence for each kind that there is.</summary>
    /// <param name="doing">What was not done twice, e.g. <c>read</c>.</param>
    public IEnumerable<string> Words(string doing)
    {
        if (Rows > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Rows:N0} rows of tables list items that the letters gave; not {doing} twice");
        }

        if (CopiedItems > 0)
        {
            var named = _copies.Select(copy => copy.File == copy.Of ? $"in {copy.File}" : $"{copy.File} of {copy.Of}");
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{CopiedItems:N0} items stand in copies of letters; not {doing} twice")
                + (_copies.Count == 0 ? "" : $" ({string.Join(", ", named)}{(_files > _copies.Count ? ", ..." : "")})");
        }
    }
}
