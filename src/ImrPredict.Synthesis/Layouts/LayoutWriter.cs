using ImrPredict.Cases.Provenance;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>Sets a letter in the layout of its era.</summary>
internal static class LayoutWriter
{
    private const string SummaryLeadIn =
        "The expert reviewer developed the following clinical case summary from what the file holds:";

    public static IReadOnlyList<DraftLine> Set(LetterDraft draft)
    {
        var page = new DraftPage();
        page.AddApart(LineKind.Banner, SyntheticLetter.Banner);
        switch (draft.Layout)
        {
            case LetterLayout.L1:
                EarlyLayouts.AddProfessionalReview(page, draft);
                break;
            case LetterLayout.L2:
                EarlyLayouts.AddNotice(page, draft);
                break;
            case LetterLayout.L3:
                EarlyLayouts.AddFinalDetermination(page, draft);
                break;
            case LetterLayout.L7:
                PartyCopy.AddCover(page, draft);
                AddModern(page, draft);
                break;
            default:
                AddModern(page, draft);
                break;
        }

        return page.Lines;
    }

    /// <summary>Three headings, and items in the form of all letters since 2014.</summary>
    private static void AddModern(DraftPage page, LetterDraft draft)
    {
        var year = draft.Case.Dates.Decision.Year;
        page.AddApart(LineKind.HeaderTable, "");
        page.Add(LineKind.Heading, "HOW THE IMR FINAL DETERMINATION WAS MADE");
        if (draft.Layout == LetterLayout.L4 || (draft.Layout == LetterLayout.L7 && year <= 2014))
        {
            page.AddApart(LineKind.Body, draft.Frame["madeprose"]);
        }
        else
        {
            var reviewer = draft.Case.Reviewer;
            page.Add(LineKind.Body, draft.Frame["made"]);
            page.Add(LineKind.Label, "The Expert Reviewer has the following credentials:");
            page.Add(LineKind.Field, $"State(s) of Licensure: {string.Join(",", reviewer.States)}");
            page.AddApart(LineKind.Field, $"Certification(s)/Specialty: {reviewer.Specialty}");
        }

        page.AddSection("CLINICAL CASE SUMMARY", SummaryLeadIn);
        page.AddApart(LineKind.Summary, draft.Summary.Text);
        page.AddSection("IMR ISSUES, DECISIONS AND RATIONALES",
            "The Final Determination was based on decisions for the disputed items set forth below:");
        foreach (var item in draft.Items)
        {
            AddItem(page, draft, item);
        }
    }

    private static void AddItem(DraftPage page, LetterDraft draft, ItemDraft item)
    {
        if (item.Printed is not { } verdict)
        {
            page.Add(LineKind.Title, item.Words.Title);
            return;
        }

        if (draft.VerdictApart)
        {
            page.Add(LineKind.Title, $"{item.Words.Title}:", $"{verdict}");
        }
        else
        {
            page.Add(LineKind.Title, $"{item.Words.Title}: {verdict}");
        }

        var organisation = draft.Frame["organisation"].Split(' ')[0];
        page.AddBlank();
        page.AddApart(LineKind.Field, $"Claims Administrator guideline: {item.Rationale.AdministratorGuideline}");
        page.AddApart(LineKind.Field, $"{organisation} guideline: {item.Rationale.ReviewerGuideline}");
        page.AddApart(LineKind.Field, $"Decision rationale: {item.Rationale.Text}");
    }
}
