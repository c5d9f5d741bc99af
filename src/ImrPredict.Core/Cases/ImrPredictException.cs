namespace ImrPredict.Cases;

/// <summary>
/// The run cannot go on: a file, schema or model is unusable. The message is one line that says where, what was
/// found, what was expected and what to do; it never quotes clinical text. Commands catch it and exit with 2.
/// </summary>
public class ImrPredictException : Exception
{
    /// <summary>Creates it with its one-line message.</summary>
    public ImrPredictException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with its one-line message and what caused it.</summary>
    public ImrPredictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
