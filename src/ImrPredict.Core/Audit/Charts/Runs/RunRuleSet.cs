namespace ImrPredict.Audit.Charts.Runs;

/// <summary>
/// A documented set of tests for runs beside the limits. One sigma is the distance at which chance puts a count as
/// rarely as a normal value one standard deviation away. No pattern crosses a rebasing.
/// </summary>
public enum RunRuleSet
{
    /// <summary>No tests.</summary>
    None,

    /// <summary>
    /// The four zone tests of the Western Electric Statistical Quality Control Handbook (1956): one point outside the
    /// limits, two of three beyond two sigma, four of five beyond one sigma, eight in a row on one side of the centre.
    /// </summary>
    WesternElectric,

    /// <summary>
    /// The rules of NHS England's "Making data count", as the R package NHSRplotthedots has them: one point outside the
    /// limits, two of three in the outer third inside a limit with all three on its side, seven in a row on one side of
    /// the centre, seven in a row that rise or fall.
    /// </summary>
    Nhs,
}
