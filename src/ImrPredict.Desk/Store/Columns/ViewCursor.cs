using System.Globalization;

namespace ImrPredict.Desk.Store.Columns;

/// <summary>
/// Where a page of a view ended: the key and the id of its last item. An address may hold a key of another order; it
/// compares as the database compares a number with a text.
/// </summary>
/// <param name="Id">Id of the item.</param>
/// <param name="Text">The key among texts.</param>
/// <param name="Number">The key among numbers; infinite for a text that is none.</param>
/// <param name="Whole">The key among whole numbers, where it is one.</param>
internal sealed record ViewCursor(long Id, string Text, double Number, long? Whole)
{
    /// <summary>A cursor as addresses hold it. It says of which kind its key is.</summary>
    public static string Write(long id, object key) => string.Create(
        CultureInfo.InvariantCulture, $"{id}~{(key is long ? 'n' : key is double ? 'r' : 't')}{key}");

    /// <summary>Reads one; null where there is none, or none that can be understood.</summary>
    public static ViewCursor? Read(string after)
    {
        if (after.Split('~', 2) is not [var id, { Length: > 1 } key]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var text = key[1..];
        var isWhole = long.TryParse(text, CultureInfo.InvariantCulture, out var whole);
        var isReal = double.TryParse(text, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real);
        return key[0] switch
        {
            'n' when isWhole => new(number, whole.ToString(CultureInfo.InvariantCulture), whole, whole),
            'r' when isReal => new(number, real.ToString(CultureInfo.InvariantCulture), real, null),
            't' => new(number, text, isReal ? real : double.PositiveInfinity, isWhole ? whole : null),
            _ => null,
        };
    }
}
