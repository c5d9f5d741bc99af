using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Log;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Run;

/// <summary>The whole audit of decided items.</summary>
public static class AuditRun
{
    // Explaining a flag costs a pass of the model.
    private const int MostExplained = 200;

    // Decisions that are strange, but neither flagged nor inconsistent.
    private const int Rest = 3;

    /// <summary>Audits decisions. Same input and options give the same result.</summary>
    /// <param name="input">Items, expectation and what is known beside them.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ImrPredictException">There is no item, or a house column names persons.</exception>
    public static AuditResult Run(AuditInput input, AuditOptions options)
    {
        if (input.Items.Count == 0)
        {
            throw new ImrPredictException(
                "The input holds no decided item, expected at least one; an audit needs decisions.");
        }

        var twins = TwinFinder.Find(input.Items, options.Twins);
        var findings = ConsistencyChecks.Run(input.Items, options.Twins);
        var surprise = SurpriseScores.Score(input.Items, input.Expected, twins.Pairs, options.Surprise);
        var reasons = new FlagReasons(input, surprise, twins, findings);
        var ordered = surprise.Items.OrderBy(i => i.Rank).ToList();
        var contradicted = findings.Where(f => f.Check is VerdictContradictsRationale).Select(f => f.Row).ToHashSet();
        var inconsistent = findings.Select(f => f.Row).ToHashSet();
        // Flags, then verdicts that their own rationale contradicts, then what does not fit together, then the
        // strangest of the rest; what follows from a surgery is read with it.
        var toRead = ordered.Where(i => i.FollowsFrom is null)
            .Select(i => (Decision: i, Group: i.Flagged ? 0 : contradicted.Contains(i.Row) ? 1
                : inconsistent.Contains(i.Row) ? 2 : Rest))
            .OrderBy(i => i.Group)
            .TakeWhile((i, place) => i.Group < Rest || place < options.ReadFirst)
            .Select((i, place) => reasons.Explain(
                i.Decision.Row, place < options.ReadFirst || (i.Group == 0 && place < MostExplained)))
            .ToList();
        var columns = AuditParts.Columns(input.Items, input.HouseColumns);
        return new AuditResult
        {
            Input = input,
            Options = options,
            Surprise = surprise,
            Agreement = RankAgreement.Compare(surprise),
            ToRead = toRead,
            ReadFirst = [.. toRead.Take(options.ReadFirst)],
            Flags = [.. toRead.TakeWhile(i => i.Surprise.Flagged)],
            Twins = twins,
            Findings = findings,
            Whole = AuditParts.Whole(input.Items, input.Expected),
            Overall = AuditParts.Overall(input.Items, input.Expected, options.Charts),
            Charts = [.. columns.Select(c => AuditParts.Charts(input.Items, input.Expected, c, options.Charts))],
            Timeliness = AuditParts.Timeliness(input.Items, columns, options.Timeliness),
            Yearly = AuditParts.Yearly(input.Items, columns, options.Charts),
            Precision = FlagPrecision.Measure(
                input.Log,
                input.FlaggedBefore.Concat(surprise.Items.Where(i => i.Flagged).Select(i => (i.CaseNumber, i.Number)))
                    .ToHashSet()),
        };
    }
}
