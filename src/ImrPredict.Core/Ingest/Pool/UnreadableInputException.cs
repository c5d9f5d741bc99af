namespace ImrPredict.Ingest.Pool;

/// <summary>
/// An input cannot be read; the message says why and holds no text of it. It ends the file, not the run.
/// </summary>
internal class UnreadableInputException(string message) : Exception(message);
