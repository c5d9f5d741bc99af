namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>How a broken row was put together again.</summary>
/// <param name="Fields">One field for each column.</param>
/// <param name="Note">What was done, for the item's warnings.</param>
internal sealed record RowReading(string[] Fields, string Note);

/// <summary>
/// Puts rows together again whose fields were torn apart at unquoted delimiters, or of which a field is missing: of
/// all ways to join neighbours (or to leave a column blank) those are kept in which every column holds a value that
/// it can hold, and the row is read when exactly one is left.
/// </summary>
internal sealed class DmhcRowRepair(DmhcLayout layout, DmhcVocabulary vocabulary, char delimiter)
{
    private const int MostJoined = 6;

    /// <summary>The one reading of a row; null where there is none, or more than one.</summary>
    /// <param name="fields">Fields of the row, more or fewer than there are columns.</param>
    /// <param name="reason">Why there is none.</param>
    public RowReading? Read(string[] fields, out string reason)
    {
        var columns = layout.Columns.Count;
        var readings = new ReadingSearch(layout, vocabulary, delimiter, fields).FirstTwo();
        reason = $"{fields.Length} fields, {columns} expected; "
            + (readings.Count == 0 ? "no way to join or part them fits all columns"
                : "they can be read in more than one way");
        return readings.Count switch
        {
            1 => new RowReading(readings[0], NoteOf(fields.Length, columns)),
            > 1 => null,
            _ => WithoutTrailingBlanks(fields) ?? JoinedAtSpaces(fields),
        };
    }

    private static string NoteOf(int found, int expected) => found > expected
        ? $"{found} fields joined to the {expected} columns"
        : $"{found} fields for {expected} columns; the missing one was left blank";

    private RowReading? WithoutTrailingBlanks(string[] fields)
    {
        var columns = layout.Columns.Count;
        return fields.Length > columns
            && fields.Skip(columns).All(string.IsNullOrWhiteSpace)
            && IsValid(fields[..columns], openNames: false)
            ? new RowReading(fields[..columns], $"{fields.Length - columns} blank fields at the end were dropped")
            : null;
    }

    // A comma inside a name is followed by a space, one between fields is not.
    private RowReading? JoinedAtSpaces(string[] fields)
    {
        var joined = new List<string>();
        foreach (var field in fields)
        {
            if (joined.Count > 0 && field.StartsWith(' '))
            {
                joined[^1] += delimiter + field;
            }
            else
            {
                joined.Add(field);
            }
        }

        return joined.Count == layout.Columns.Count && fields.Length > joined.Count && IsValid([.. joined], true)
            ? new RowReading([.. joined], "fields joined where a space follows; a sub-category is not known")
            : null;
    }

    private bool IsValid(string[] fields, bool openNames) => layout.Columns.Zip(fields).All(cell =>
        vocabulary.Allows(cell.First, cell.Second)
        || (openNames && cell.First is DmhcColumn.DiagnosisSubcategory or DmhcColumn.TreatmentSubcategory));

    /// <summary>Depth-first search over the columns; places from which no reading is left are remembered.</summary>
    private sealed class ReadingSearch(
        DmhcLayout layout, DmhcVocabulary vocabulary, char delimiter, string[] fields)
    {
        private readonly string[] _chosen = new string[layout.Columns.Count];
        private readonly HashSet<(int Column, int Field)> _deadEnds = [];
        private readonly List<string[]> _found = [];

        public List<string[]> FirstTwo()
        {
            Search(0, 0);
            return _found;
        }

        private void Search(int column, int field)
        {
            if (_found.Count == 2 || _deadEnds.Contains((column, field)))
            {
                return;
            }

            var before = _found.Count;
            if (column == _chosen.Length)
            {
                if (field == fields.Length)
                {
                    _found.Add([.. _chosen]);
                }
            }
            else if (fields.Length > _chosen.Length)
            {
                Join(column, field);
            }
            else
            {
                TakeOrLeaveBlank(column, field);
            }

            if (_found.Count == before)
            {
                _deadEnds.Add((column, field));
            }
        }

        private void Join(int column, int field)
        {
            var most = layout.Columns[column] switch
            {
                DmhcColumn.Extra => 1,
                DmhcColumn.Findings => fields.Length,
                _ => MostJoined,
            };
            var left = fields.Length - field - (_chosen.Length - column - 1);
            for (var count = 1; count <= Math.Min(most, left); count++)
            {
                Try(column, string.Join(delimiter, fields, field, count), field + count);
            }
        }

        private void TakeOrLeaveBlank(int column, int field)
        {
            if (field < fields.Length)
            {
                Try(column, fields[field], field + 1);
            }

            // A blank put before a blank field is the same reading as one put behind it.
            if (field == fields.Length || fields[field].Trim().Length > 0)
            {
                Try(column, "", field);
            }
        }

        private void Try(int column, string value, int nextField)
        {
            if (vocabulary.Allows(layout.Columns[column], value))
            {
                _chosen[column] = value;
                Search(column + 1, nextField);
            }
        }
    }
}
