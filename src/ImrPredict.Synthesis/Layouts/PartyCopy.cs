using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>
/// The pages that stand before the determination in the copy that a party holds. All names are blanks.
/// </summary>
internal static class PartyCopy
{
    public static void AddCover(DraftPage page, LetterDraft draft)
    {
        var dates = draft.Case.Dates;
        page.Add(LineKind.Body,
            draft.Frame["organisation"], "Independent Medical Review", $"Dated: {dates.Decision:MM/dd/yyyy}");
        page.AddBlank();
        page.Add(LineKind.Body, draft.Frame["cover.addressee"], "[name and address withheld: synthetic]");
        page.AddBlank();
        page.Add(LineKind.Body,
            $"RE: IMR Case Number {draft.CaseNumber}", "Claim number: SYN-0000-000", "Employer: none (synthetic)",
            $"Date of UR determination: {dates.UrDenial:MM/dd/yyyy}");
        page.AddBlank();
        page.Add(LineKind.Body, draft.Frame["cover.open"], OutcomeOf(draft), draft.Frame["cover.appeal"]);
        page.AddBlank();
        page.Add(LineKind.Body,
            $"Records considered: {draft.Frame["documents"]}", "cc: claims administrator; treating provider");
        page.Add(LineKind.PageBreak, "");
    }

    private static string OutcomeOf(LetterDraft draft)
    {
        var printed = draft.Items.Select(i => i.Printed).OfType<Outcome>().ToList();
        return printed.Count > 0 && printed.All(o => o == Outcome.Overturned)
            ? "OVERTURN (every service in dispute is to be authorized)."
            : printed.Contains(Outcome.Overturned)
                ? "PARTIAL OVERTURN (some of the services in dispute are to be authorized)."
                : "UPHOLD (the utilization review decision stands for every service in dispute).";
    }
}
