
namespace ImrPredict.Synthesis.Writing;

/// <summary>
/// The pages that stand before the determination in the copy that a party holds. All names are blanks.
/// </summary>
internal static class PartyCopy
{
    public static void Cover(List<DraftLine> page, LetterDraft draft)
    {
        var dates = draft.Case.Dates;
        AddAll(page, LineKind.Body,
            $"{draft.Frame["organisation"]}", "Independent Medical Review",
                $"Dated: {LayoutWriter.Date(dates.Decision)}", "");
        AddAll(page, LineKind.Body, draft.Frame["cover.addressee"], "[name and address withheld: synthetic]", "");
        AddAll(page, LineKind.Body,
            $"RE: IMR Case Number {draft.CaseNumber}", "Claim number: SYN-0000-000", "Employer: none (synthetic)",
            $"Date of UR determination: {LayoutWriter.Date(dates.UrDenial)}", "");
        page.Add(new DraftLine(LineKind.Body, draft.Frame["cover.open"]));
        page.Add(new DraftLine(LineKind.Body, Outcome(draft)));
        page.Add(new DraftLine(LineKind.Body, draft.Frame["cover.appeal"]));
        page.Add(LayoutWriter.Blank);
        page.Add(new DraftLine(LineKind.Body, $"Records considered: {draft.Frame["documents"]}"));
        page.Add(new DraftLine(LineKind.Body, "cc: claims administrator; treating provider"));
        page.Add(new DraftLine(LineKind.PageBreak, ""));
    }

    private static string Outcome(LetterDraft draft)
    {
        var printed = draft.Items.Where(i => i.Printed is not null).Select(i => i.Printed).ToList();
        return printed.All(o => o == ImrPredict.Cases.Outcome.Overturned) && printed.Count > 0
            ? "OVERTURN (every service in dispute is to be authorized)."
            : printed.Any(o => o == ImrPredict.Cases.Outcome.Overturned)
                ? "PARTIAL OVERTURN (some of the services in dispute are to be authorized)."
                : "UPHOLD (the utilization review decision stands for every service in dispute).";
    }

    private static void AddAll(List<DraftLine> page, LineKind kind, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            page.Add(line.Length == 0 ? LayoutWriter.Blank : new DraftLine(kind, line));
        }
    }
}
