namespace ImrPredict.Ingest.Pool;

/// <summary>A process of the pool has ended while it read an input.</summary>
/// <param name="reason">Why, fit for a reject.</param>
/// <param name="isOfInput">Whether the input is the reason for sure, and would be of any other process.</param>
internal sealed class LostWorkerException(string reason, bool isOfInput) : UnreadableInputException(reason)
{
    /// <summary>Whether the input is the reason for sure.</summary>
    public bool IsOfInput { get; } = isOfInput;
}
