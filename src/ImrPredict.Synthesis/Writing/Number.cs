using System.Globalization;

namespace ImrPredict.Synthesis.Writing;

/// <summary>Numbers as letters write them.</summary>
internal static class Number
{
    private static readonly string[] Words =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
    ];

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Word(int value) => value < Words.Length ? Words[value] : Text(value);
}
