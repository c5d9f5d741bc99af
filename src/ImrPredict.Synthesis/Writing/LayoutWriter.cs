using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Synthesis.Writing;

/// <summary>Sets a letter in the layout of its era.</summary>
internal static class LayoutWriter
{
    private const string SummaryLeadIn =
        "The expert reviewer developed the following clinical case summary from what the file holds:";

    public const string Banner = "SYNTHETIC DOCUMENT - ImrPredict corpus, not a real determination";

    public static List<DraftLine> Set(LetterDraft draft)
    {
        var page = new List<DraftLine> { new(LineKind.Banner, Banner), Blank };
        switch (draft.Layout)
        {
            case LetterLayout.L1:
                EarlyLayouts.ProfessionalReview(page, draft);
                break;
            case LetterLayout.L2:
                EarlyLayouts.Notice(page, draft);
                break;
            case LetterLayout.L3:
                EarlyLayouts.FinalDetermination(page, draft);
                break;
            case LetterLayout.L7:
                PartyCopy.Cover(page, draft);
                Skeleton(page, draft);
                break;
            default:
                Skeleton(page, draft);
                break;
        }

        return page;
    }

    public static DraftLine Blank => new(LineKind.Blank, "");

    public static string Date(DateOnly date) => date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    public static string Verdict(Outcome? outcome) => outcome switch
    {
        Outcome.Overturned => "Overturned",
        Outcome.Upheld => "Upheld",
        _ => "",
    };

    public static void Section(List<DraftLine> page, string heading, params ReadOnlySpan<string> paragraphs)
    {
        page.Add(new DraftLine(LineKind.Heading, heading));
        foreach (var paragraph in paragraphs)
        {
            page.Add(new DraftLine(LineKind.Body, paragraph));
        }

        page.Add(Blank);
    }

    /// <summary>Three headings and the item grammar that letters have kept since 2014.</summary>
    private static void Skeleton(List<DraftLine> page, LetterDraft draft)
    {
        var credentialsInProse = draft.Layout == LetterLayout.L4
            || (draft.Layout == LetterLayout.L7 && draft.Case.Dates.Decision.Year <= 2014);
        page.Add(new DraftLine(LineKind.HeaderTable, ""));
        page.Add(Blank);
        Section(page, "HOW THE IMR FINAL DETERMINATION WAS MADE",
            draft.Frame[credentialsInProse ? "madeprose" : "made"]);
        if (!credentialsInProse)
        {
            page.RemoveAt(page.Count - 1);
            page.Add(new DraftLine(LineKind.Label, "The Expert Reviewer has the following credentials:"));
            page.Add(new DraftLine(
                LineKind.Field, $"State(s) of Licensure: {string.Join(",", draft.Case.Reviewer.States)}"));
            page.Add(new DraftLine(LineKind.Field, $"Certification(s)/Specialty: {draft.Case.Reviewer.Specialty}"));
            page.Add(Blank);
        }

        page.Add(new DraftLine(LineKind.Heading, "CLINICAL CASE SUMMARY"));
        page.Add(new DraftLine(LineKind.Body, SummaryLeadIn));
        page.Add(Blank);
        page.Add(new DraftLine(LineKind.Summary, draft.Summary.Text));
        page.Add(Blank);
        Section(page, "IMR ISSUES, DECISIONS AND RATIONALES",
            "The Final Determination was based on decisions for the disputed items set forth below:");
        foreach (var item in draft.Items)
        {
            Item(page, draft, item);
        }
    }

    private static void Item(List<DraftLine> page, LetterDraft draft, ItemDraft item)
    {
        if (item.Printed is null)
        {
            page.Add(new DraftLine(LineKind.Title, item.Words.Title));
            return;
        }

        if (draft.VerdictApart)
        {
            page.Add(new DraftLine(LineKind.Title, $"{item.Words.Title}:"));
            page.Add(new DraftLine(LineKind.Title, Verdict(item.Printed)));
        }
        else
        {
            page.Add(new DraftLine(LineKind.Title, $"{item.Words.Title}: {Verdict(item.Printed)}"));
        }

        page.Add(Blank);
        page.Add(new DraftLine(
            LineKind.Field, $"Claims Administrator guideline: {item.Rationale.AdministratorGuideline}"));
        page.Add(Blank);
        page.Add(new DraftLine(
            LineKind.Field, $"{Organisation(draft)} guideline: {item.Rationale.ReviewerGuideline}"));
        page.Add(Blank);
        page.Add(new DraftLine(LineKind.Field, $"Decision rationale: {item.Rationale.Text}"));
        page.Add(Blank);
    }

    private static string Organisation(LetterDraft draft) =>
        draft.Layout == LetterLayout.L6 || (draft.Layout == LetterLayout.L7 && draft.Case.Dates.Decision.Year >= 2018)
            ? "Maximus"
            : "MAXIMUS";
}
