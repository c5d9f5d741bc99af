using System.Globalization;
using ImrPredict.Desk.Store;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Views;

/// <summary>Addresses of views: filters, order and page stand in them, so that a link shows the same.</summary>
public static class ViewAddress
{
    private const int MostWords = 200;

    private static readonly (ItemOrder Order, string Name)[] Orders =
    [
        (ItemOrder.Look, "look"), (ItemOrder.Probability, "probability"), (ItemOrder.Service, "service"),
        (ItemOrder.Input, "input"), (ItemOrder.Due, "due"),
    ];

    /// <summary>The name of an order in addresses.</summary>
    public static string NameOf(ItemOrder order) => Orders.First(pair => pair.Order == order).Name;

    /// <summary>The view that an address asks for; what it does not understand is left out.</summary>
    public static ItemFilter Read(IQueryCollection query) => new()
    {
        Service = query["service"].ToString(),
        Band = query["band"].ToString(),
        Words = query["q"].ToString() is var words && words.Length <= MostWords ? words.Trim() : words[..MostWords],
        Month = query["month"].ToString(),
        Until = DateOnly.TryParseExact(
            query["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "",
        Order = Orders.FirstOrDefault(pair => pair.Name == query["sort"]).Order,
        Most = int.TryParse(query["read"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0
            ? most : null,
    };

    /// <summary>The address of a batch with a view.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="filter">Which items, in which order.</param>
    /// <param name="part">The part of the batch.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="columns">The columns that were chosen.</param>
    public static string Of(
        long batch, ItemFilter filter, string part = "", string? after = null, ViewColumns? columns = null)
    {
        var query = new List<(string Name, string Value)>();
        Add("service", filter.Service);
        Add("band", filter.Band);
        Add("q", filter.Words);
        Add("month", filter.Month);
        Add("until", filter.Until);
        Add("sort", filter.Order == ItemOrder.Look ? "" : NameOf(filter.Order));
        Add("read", filter.Most?.ToString(CultureInfo.InvariantCulture) ?? "");
        foreach (var name in columns is { IsUsual: false } ? columns.Shown : [])
        {
            Add(ViewColumns.Parameter, name);
        }

        Add("after", after ?? "");
        var text = string.Join('&', query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return Of(batch, part) + (text.Length == 0 ? "" : $"?{text}");

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Add((name, value));
            }
        }
    }

    /// <summary>The address of a batch, or of a part of it.</summary>
    public static string Of(long batch, string part = "") => string.Create(
        CultureInfo.InvariantCulture, $"/batches/{batch}{part}");

    /// <summary>The address of an item.</summary>
    public static string OfItem(long batch, long number) => string.Create(
        CultureInfo.InvariantCulture, $"/batches/{batch}/items/{number}");
}
