using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Keeps one odd letter from ending a run of thousands: whatever its reading throws becomes its reject, named by place
/// and by kind of failure, never by text.
/// </summary>
internal static class LetterGuard
{
    /// <summary>
    /// How long a pattern of letters may search one text; ordinary letters take thousandths of a second. The patterns
    /// of
    /// tables and reports have no limit: there is nobody to try them again. Unit: milliseconds.
    /// </summary>
    public const int PatternMilliseconds = 30_000;

    /// <summary>
    /// Reads a letter; a pattern that ran out of time is given a second chance, since a process that was stopped for a
    /// while and let go on has used up its time without working.
    /// </summary>
    /// <param name="at">Where the letter stands.</param>
    /// <param name="read">The reading; the same each time it is asked.</param>
    /// <returns>What the reading gave, or a single <see cref="ItemRead.Rejected"/>.</returns>
    public static IReadOnlyList<ItemRead> Read(SourceLocation at, Func<IReadOnlyList<ItemRead>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return ReadTwice(read);
        }
        catch (RegexMatchTimeoutException)
        {
            return Rejected(at, $"a pattern found no end in it within {PatternMilliseconds / 1000} s, twice");
        }
        catch (LostWorkerException lost)
        {
            return [new ItemRead.Rejected(at, "", $"the letter cannot be read: {lost.Message}")];
        }
        catch (UnreadableInputException problem)
        {
            return [new ItemRead.Rejected(at, "", problem.Message)];
        }
        catch (Exception problem) when (problem is not (OutOfMemoryException or ImrPredictException))
        {
            return Rejected(at, $"its reading failed ({problem.GetType().Name})");
        }
    }

    /// <summary>What a failure says to a user: its kind, never text of the letter.</summary>
    public static string Describe(Exception problem) => problem is UnreadableInputException ? problem.Message
        : Reason($"its reading failed ({problem.GetType().Name})");

    private static IReadOnlyList<ItemRead> ReadTwice(Func<IReadOnlyList<ItemRead>> read)
    {
        try
        {
            return read();
        }
        catch (RegexMatchTimeoutException)
        {
            return read();
        }
    }

    private static ItemRead[] Rejected(SourceLocation at, string what) =>
        [new ItemRead.Rejected(at, "", Reason(what))];

    private static string Reason(string what) =>
        $"the letter cannot be read: {what}; please report it with the letter";
}
