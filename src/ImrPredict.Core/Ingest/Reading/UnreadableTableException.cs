namespace ImrPredict.Ingest.Reading;

/// <summary>
/// A table cannot be read; the message says why and holds no text of it. It ends the file, not the run.
/// </summary>
internal sealed class UnreadableTableException(string message) : Exception(message);
