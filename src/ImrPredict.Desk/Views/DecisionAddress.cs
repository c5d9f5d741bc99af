using System.Globalization;
using ImrPredict.Desk.Decisions;

namespace ImrPredict.Desk.Views;

/// <summary>Addresses of the pages of audits.</summary>
public static class DecisionAddress
{
    /// <summary>The address of an audit, or of a part of it.</summary>
    public static string Of(long batch, string part = "") => string.Create(
        CultureInfo.InvariantCulture, $"/decisions/{batch}{part}");

    /// <summary>The address of a view, or of a page of it.</summary>
    /// <param name="batch">The audit.</param>
    /// <param name="filter">The view.</param>
    /// <param name="part">What of it.</param>
    /// <param name="more">A further field and its value, e.g. <c>after=50</c>.</param>
    public static string Of(long batch, DecisionFilter filter, string part = "", string more = "") =>
        Of(batch, part) + (more.Length == 0 ? filter.Query
            : filter.Query.Length == 0 ? $"?{more}"
            : $"{filter.Query}&{more}");

    /// <summary>The address of a decision, which remembers the view that it was opened from.</summary>
    public static string Of(long batch, long number, DecisionFilter? filter = null) => string.Create(
        CultureInfo.InvariantCulture, $"/decisions/{batch}/{number}{filter?.Query}");

    /// <summary>The address of two twins side by side.</summary>
    public static string OfTwins(long batch, long number) => string.Create(
        CultureInfo.InvariantCulture, $"/decisions/{batch}/twins/{number}");
}
