using System.Globalization;

namespace ImrPredict.Desk.Views;

/// <summary>Addresses of the pages of audits.</summary>
public static class DecisionAddress
{
    /// <summary>The address of an audit, or of a part of it.</summary>
    public static string Of(long batch, string part = "") => string.Create(
        CultureInfo.InvariantCulture, $"/decisions/{batch}{part}");

    /// <summary>The address of a decision.</summary>
    public static string Of(long batch, long number) => string.Create(
        CultureInfo.InvariantCulture, $"/decisions/{batch}/{number}");
}
