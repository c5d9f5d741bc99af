using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts;

/// <summary>Numbers the letters of items, from 0 by first appearance.</summary>
internal static class LetterNumbers
{
    public static IReadOnlyList<int> Of(IReadOnlyList<DecidedItem> items)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. items.Select(i =>
            numbers.TryGetValue(i.Item.CaseNumber, out var n) ? n : numbers[i.Item.CaseNumber] = numbers.Count)];
    }
}
