namespace ImrPredict.Cases;

/// <summary>
/// The run cannot go on: a file, schema or model is unusable. The message is one line that says where, what was
/// found, what was expected and what to do; it never quotes clinical text. Commands catch it and exit with 2.
/// </summary>
public class ImrPredictException : Exception
{
    /// <summary>Creates it with its message; see <see cref="OneLine"/>.</summary>
    public ImrPredictException(string message)
        : base(OneLine(message))
    {
    }

    /// <summary>Creates it with its message and what caused it.</summary>
    public ImrPredictException(string message, Exception innerException)
        : base(OneLine(message), innerException)
    {
    }

    /// <summary>
    /// A message as one line that a terminal shows as it is: a name out of a file may hold line ends and commands.
    /// </summary>
    public static string OneLine(string message) => message.Any(IsUnsafe)
        ? string.Concat(message.Select(c => IsUnsafe(c) ? '\uFFFD' : c))
        : message;

    // Control characters, other line ends, and what turns the direction of writing.
    private static bool IsUnsafe(char c) => char.IsControl(c)
        || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
