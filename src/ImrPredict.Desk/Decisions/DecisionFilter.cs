using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Decisions;

/// <summary>Which decisions of an audit are shown: what the address of a view says.</summary>
public sealed record DecisionFilter
{
    private const int MostWords = 200;

    /// <summary>Decisions that the audit flagged.</summary>
    public const string Flags = "flags";

    /// <summary>Decisions in which something does not fit together.</summary>
    public const string Checks = "checks";

    /// <summary>Decisions on which readers differ and nobody has settled it.</summary>
    public const string Differ = "differ";

    /// <summary><see cref="Flags"/>, <see cref="Checks"/>, or empty for all that there is a reason to read.</summary>
    public string Why { get; init; } = "";

    /// <summary>A <see cref="ReadingState"/> in small letters, <see cref="Differ"/>, or empty for all.</summary>
    public string State { get; init; } = "";

    /// <summary>upheld, overturned, or empty for both.</summary>
    public string Outcome { get; init; } = "";

    public string Service { get; init; } = "";

    /// <summary>Words to find in title, diagnoses and text.</summary>
    public string Words { get; init; } = "";

    public bool IsAll => this is { Why: "", State: "", Outcome: "", Service: "", Words: "" };

    /// <summary>The query of an address; empty for all, else with its question mark.</summary>
    public string Query => string.Join('&', Fields.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"))
        is { Length: > 0 } query ? $"?{query}" : "";

    /// <summary>What is not empty of it, as fields of a form.</summary>
    public IEnumerable<(string Name, string Value)> Fields => new (string Name, string Value)[]
    {
        ("why", Why), ("state", State), ("outcome", Outcome), ("service", Service), ("q", Words),
    }.Where(pair => pair.Value.Length > 0);

    /// <summary>The view that fields of an address or a form ask for.</summary>
    public static DecisionFilter Read(Func<string, string> field) => new()
    {
        Why = OneOf(field("why"), Flags, Checks),
        State = OneOf(field("state"), [Differ, .. Enum.GetValues<ReadingState>().Select(NameOf)]),
        Outcome = OneOf(field("outcome"), "upheld", "overturned"),
        Service = field("service"),
        Words = field("q") is var words && words.Length <= MostWords ? words.Trim() : words[..MostWords],
    };

    /// <summary>The view that an address asks for; what it does not understand is left out.</summary>
    public static DecisionFilter Read(IQueryCollection query) => Read(name => query[name].ToString());

    /// <summary>A state as addresses name it.</summary>
    public static string NameOf(ReadingState state) => state.ToString().ToLowerInvariant();

    /// <summary>Whether a decision is in the view; words are found elsewhere.</summary>
    public bool Holds(QueueLine line) =>
        (Why.Length == 0 || (Why == Flags ? line.Decision.Flagged : line.Decision.Checks.Count > 0))
        && (State.Length == 0 || (State == Differ ? line.NeedsSettling : NameOf(line.State) == State))
        && (Outcome.Length == 0 || Outcome == (line.Decision.Overturned ? "overturned" : "upheld"))
        && (Service.Length == 0 || line.Decision.Service == Service);

    private static string OneOf(string value, params ReadOnlySpan<string> known) => known.Contains(value) ? value : "";
}
