namespace ImrPredict.Desk.Store;

/// <summary>Which items of a batch are shown, and in which order: what the address of a view says.</summary>
public sealed record ItemFilter
{
    public string Service { get; init; } = "";

    /// <summary>Words of a band; <see cref="NoNumber"/> for items without a probability; empty for all.</summary>
    public string Band { get; init; } = "";

    /// <summary>Words to find in title, diagnoses and text.</summary>
    public string Words { get; init; } = "";

    /// <summary>
    /// Month (yyyy-MM) in which it was assigned, else received; <see cref="NoNumber"/> for none; empty for all.
    /// </summary>
    public string Month { get; init; } = "";

    /// <summary>Last day (yyyy-MM-dd) on which the review is due; empty for any.</summary>
    public string Until { get; init; } = "";

    public ItemOrder Order { get; init; }

    /// <summary>Only so many scored items, the first of the order; null for all.</summary>
    public int? Most { get; init; }

    /// <summary>What stands for a band or a month where there is none.</summary>
    public const string NoNumber = "none";

    /// <summary>What stands in the store for a day that is not known; it is behind all days.</summary>
    public const string NoDate = "9";

    public bool IsAll => this is { Service: "", Band: "", Words: "", Month: "", Until: "", Most: null };
}

/// <summary>In which order items stand.</summary>
public enum ItemOrder
{
    /// <summary>Farthest above what is usual for the service first.</summary>
    Look,

    /// <summary>Likeliest overturn first.</summary>
    Probability,

    /// <summary>By service.</summary>
    Service,

    /// <summary>As they were read.</summary>
    Input,

    /// <summary>The earliest due first.</summary>
    Due,
}
