using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Tables.Dmhc;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>The closed words of case tables, by their letters in lower case. Null: no known word.</summary>
internal static partial class CaseWords
{
    public static Outcome? Outcome(string key) => key switch
    {
        "upheld" or "uphold" or "denialupheld" or "decisionupheld" or "urdecisionupheld" or "notmedicallynecessary"
            or "upheldnotmedicallynecessary" or "affirmed" or "denialaffirmed" => Cases.Outcome.Upheld,
        "overturned" or "overturn" or "denialoverturned" or "decisionoverturned" or "urdecisionoverturned"
            or "overturnedmedicallynecessary" or "medicallynecessary" or "reversed" or "denialreversed"
            => Cases.Outcome.Overturned,
        _ => DmhcValue.Determination(key),
    };

    /// <summary>The outcome of a yes or no in a column that is named after one.</summary>
    /// <param name="house">The column's name in the file.</param>
    /// <param name="key">The word.</param>
    public static Outcome? OutcomeByName(string house, string key)
    {
        var named = NamedAfterOutcome().Match(house) is not { Success: true } name ? (Outcome?)null
            : name.Groups[1].ValueSpan[0] == 'o' ? Cases.Outcome.Overturned : Cases.Outcome.Upheld;
        return key switch
        {
            "yes" or "y" or "true" or "t" or "1" => named,
            "no" or "n" or "false" or "f" or "0" => named is null ? null
                : named == Cases.Outcome.Upheld ? Cases.Outcome.Overturned : Cases.Outcome.Upheld,
            _ => null,
        };
    }

    [GeneratedRegex("^(?:is|was|imr|case|item|ur|denial|decision|the)*(overturned|overturn|upheld|uphold)"
        + "(?:is|yn|yesno|yesorno|flag|flg|ind|indicator|bool|boolean|status|10|01)*$")]
    private static partial Regex NamedAfterOutcome();

    /// <summary>Whether a word in the place of an outcome says that there is none yet.</summary>
    public static bool IsOpen(string key) => key is "pending" or "open" or "inprogress" or "inprocess" or "underreview"
        or "inreview" or "pendingreview" or "pendingdecision" or "decisionpending" or "pendingimr" or "imrpending"
        or "awaitingdecision" or "awaitingimr" or "awaiting" or "undecided" or "undetermined" or "notdecided"
        or "notyetdecided" or "nodecision" or "nodecisionyet" or "notyet" or "new" or "active" or "assigned"
        or "received" or "submitted" or "tobedecided";

    public static Sex? Sex(string key) => DmhcValue.Gender(key);

    public static Priority? Priority(string key) => key switch
    {
        "standard" or "regular" or "routine" => Cases.Priority.Standard,
        "expedited" or "expedite" or "urgent" => Cases.Priority.Expedited,
        _ => null,
    };

    public static ReviewType? ReviewType(string key) => key switch
    {
        "prospective" or "pre" => Cases.ReviewType.Prospective,
        "retrospective" or "retro" => Cases.ReviewType.Retrospective,
        "concurrent" => Cases.ReviewType.Concurrent,
        _ => null,
    };

    public static BodySide? Side(string key) => key switch
    {
        "left" or "l" or "lt" => BodySide.Left,
        "right" or "r" or "rt" => BodySide.Right,
        "bilateral" or "both" or "b" or "bil" or "bilat" => BodySide.Bilateral,
        _ => null,
    };

    public static UtilizationReviewDecision? UrDecision(string key) => key switch
    {
        "denied" or "deny" or "denial" or "noncertified" or "noncertify" or "noncertification" or "notcertified"
            => UtilizationReviewDecision.Denied,
        "modified" or "modify" or "modification" or "partiallyapproved" or "partiallycertified"
            => UtilizationReviewDecision.Modified,
        "delayed" or "delay" => UtilizationReviewDecision.Delayed,
        _ => null,
    };

    public static ClinicalTextKind? TextKind(string key) => key switch
    {
        "urreport" or "ur" or "utilizationreview" => ClinicalTextKind.UrReport,
        "treatingreport" or "pr2" or "rfa" or "progressreport" => ClinicalTextKind.TreatingReport,
        "reviewersummary" => ClinicalTextKind.ReviewerSummary,
        "findingsbackground" => ClinicalTextKind.FindingsBackground,
        _ => null,
    };

    public static ItemSource? Source(string key) => key switch
    {
        "dwcletter" => ItemSource.DwcLetter,
        "dmhcfile" => ItemSource.DmhcFile,
        "hicric" => ItemSource.Hicric,
        "casetable" => ItemSource.CaseTable,
        _ => null,
    };
}
