namespace ImrPredict.Desk.Views;

/// <summary>What a stream of progress tells a page.</summary>
internal static class ProgressEvents
{
    /// <summary>There is something new: lines to show.</summary>
    public const string Told = "progress";

    /// <summary>Nothing more comes: the page asks once more, and is led on.</summary>
    public const string Over = "over";
}
