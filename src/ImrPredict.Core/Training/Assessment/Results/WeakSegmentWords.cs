using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>Says in words what a search for weak segments found.</summary>
public static class WeakSegmentWords
{
    /// <summary>One sentence, without its full stop.</summary>
    public static string Of(WeakSegmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var looked = $"of {Count(report.Looked)} parts looked at, of one field or of two together";
        return report.Segments.Count == 0
            ? $"weak segments: {looked}, none is one where the probabilities surely miss"
            : $"weak segments: {looked}, the probabilities miss in {Count(report.Found)} by more than chance explains "
                + $"({Percent(report.Level)} of these may be there by chance); the surest: "
                + Of(report.Segments[0]);
    }

    private static string Of(WeakSegment segment) =>
        $"{segment.Part}, {Count(segment.N)} rows, {Percent(segment.Expected / segment.N)} expected and "
            + $"{Percent((double)segment.NOverturned / segment.N)} overturned";
}
