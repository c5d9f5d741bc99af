using ImrPredict.Desk.Store;
using ImrPredict.Reports.Scores;
using ImrPredict.Scoring.Backlog;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Views;

/// <summary>The columns of a list of items: those of the score table by name, and the day of the review.</summary>
/// <param name="Offered">What there is to choose from.</param>
/// <param name="Shown">What is shown, in the order of the score table.</param>
public sealed record ViewColumns(IReadOnlyList<string> Offered, IReadOnlyList<string> Shown)
{
    /// <summary>The parameter of addresses that names a column; once for each.</summary>
    public const string Parameter = "col";

    /// <summary>The day by which the review is due; it is no column of the score table.</summary>
    public const string Due = "review_due";

    /// <summary>What was asked for.</summary>
    public const string Service = "requested_service";

    /// <summary>The probability with its range and the usual rate.</summary>
    public const string Probability = "overturn_probability";

    /// <summary>The probability in words.</summary>
    public const string Band = "band";

    /// <summary>What moved it most.</summary>
    public const string Reason = "reason_1";

    private const int Most = 12;
    private static readonly string[] Usual = [Service, Probability, Band, Reason];

    /// <summary>Whether none was chosen.</summary>
    public bool IsUsual => Shown.SequenceEqual(Usual);

    /// <summary>The columns that an address asks for; the usual ones where it names none.</summary>
    /// <param name="query">The address.</param>
    /// <param name="passed">Names of the inputs' columns that follow ours.</param>
    public static ViewColumns Read(IQueryCollection query, IReadOnlyList<string> passed)
    {
        IReadOnlyList<string> offered = [Due, .. ScoreTable.Names(passed).Where(name => name != Due)];
        List<string> chosen = [.. offered.Where(query[Parameter].Contains).Take(Most)];
        return new(offered, chosen.Count > 0 ? chosen : Usual);
    }

    /// <summary>A name as people read it.</summary>
    public static string Title(string name) => name switch
    {
        Service => "Service",
        Probability => "Probability of overturn",
        Band => "In words",
        Reason => "What moved it most",
        Due => "Due by",
        _ => name.Replace('_', ' '),
    };

    /// <summary>A row for an export of the columns shown: with its day where that is one of them.</summary>
    public RankedScore RowOf(ItemLine line, IReadOnlyList<string> passed) => Shown.Contains(Due)
        ? line.Ranked with
        {
            Passed = [.. passed.Select((_, i) => i < line.Ranked.Passed.Count ? line.Ranked.Passed[i] : ""), line.Due],
        }
        : line.Ranked;

    /// <summary>Names of the columns behind ours in such an export.</summary>
    public IReadOnlyList<string> Passed(IReadOnlyList<string> passed) =>
        Shown.Contains(Due) ? [.. passed, Due] : passed;
}
