using System.Globalization;

namespace ImrPredict.Score.Commands;

/// <summary>How a user names an item: <c>CASE/N</c>, or the case number alone.</summary>
internal static class ItemName
{
    public static (string CaseNumber, int? Item) Parse(string name)
    {
        var slash = name.LastIndexOf('/');
        return slash > 0 && int.TryParse(
            name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var item) && item > 0
            ? (name[..slash], item)
            : (name, null);
    }
}
