using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Writing;

/// <summary>The layouts of 2013 and early 2014, in which a verdict is stated by sentences alone.</summary>
internal static class EarlyLayouts
{
    private const string Organisation = "MAXIMUS FEDERAL SERVICES, INC.";

    /// <summary>January to July 2013: one service, the verdict in a heading.</summary>
    public static void ProfessionalReview(List<DraftLine> page, LetterDraft draft)
    {
        var item = draft.Items[0];
        Heading(page, "MEDICAL PROFESSIONAL REVIEW");
        page.Add(new DraftLine(LineKind.Body, $"IMR Case Number: {draft.CaseNumber}"));
        page.Add(new DraftLine(LineKind.Body, $"Date of Injury: {LayoutWriter.Date(draft.Case.Dates.Injury)}"));
        page.Add(new DraftLine(LineKind.Body, $"Decision Date: {LayoutWriter.Date(draft.Case.Dates.Decision)}"));
        page.Add(LayoutWriter.Blank);
        LayoutWriter.Section(page, "ISSUE AT DISPUTE:", item.Words.Short);
        page.Add(new DraftLine(LineKind.Heading, "CASE SUMMARY:"));
        Add(page, LineKind.Summary, draft.Summary.Text);
        page.Add(new DraftLine(LineKind.Heading, "DOCUMENTS REVIEWED FOR DETERMINATION:"));
        Listed(page, draft.Documents, n => $"{n}.");
        page.Add(new DraftLine(LineKind.Heading, "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL"));
        LayoutWriter.Section(page, "REVIEWER AND WHY:", item.Rationale.ReviewerGuideline);
        page.Add(new DraftLine(LineKind.Heading, "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE"));
        var verdict = item.Printed == Outcome.Overturned ? "MEDICALLY NECESSARY" : "NOT MEDICALLY NECESSARY";
        LayoutWriter.Section(page, $"IS/WAS {verdict}:", item.Rationale.Text);
        LayoutWriter.Section(page, "MEDICAL REVIEWER QUALIFICATIONS:", draft.Frame["qualification"]);
    }

    /// <summary>August to November 2013: findings stand on the cover and again in the body.</summary>
    public static void Notice(List<DraftLine> page, LetterDraft draft)
    {
        var dates = draft.Case.Dates;
        Heading(page, Organisation);
        Heading(page, "Notice of Independent Medical Review Determination");
        page.Add(new DraftLine(LineKind.Body, $"Dated: {Short(dates.Decision)}"));
        page.Add(LayoutWriter.Blank);
        foreach (var field in new[]
        {
            "Employee: [withheld: synthetic]", "Claim Number: SYN-0000-000",
            $"Date of UR Decision: {Short(dates.UrDenial)}", $"Date of Injury: {Short(dates.Injury)}",
            $"IMR Application Received: {Short(dates.Received)}", $"MAXIMUS Case Number: {draft.CaseNumber}",
        })
        {
            page.Add(new DraftLine(LineKind.Field, field));
        }

        page.Add(LayoutWriter.Blank);
        Findings(page, draft);
        Heading(page, "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE");
        Add(page, LineKind.Body,
            $"An application for review was filed on {Short(dates.Received)} "
            + $"against the UR denial dated {Short(dates.UrDenial)}. "
            + $"A notice of assignment and request for information went out on {Short(dates.Assigned)}. "
            + "On the disputed services this is the decision:");
        Findings(page, draft);
        LayoutWriter.Section(page, "Medical Qualifications of the Expert Reviewer:", draft.Frame["qualification"]);
        page.Add(new DraftLine(LineKind.Heading, "Case Summary:"));
        page.Add(new DraftLine(LineKind.Body, draft.Frame["lifted"]));
        page.Add(LayoutWriter.Blank);
        Add(page, LineKind.Summary, draft.Summary.Text);
        page.Add(new DraftLine(LineKind.Heading, "Documents Reviewed for Determination:"));
        Listed(page, draft.Documents, _ => "\u2022");
        Regarding(page, draft);
    }

    /// <summary>December 2013 to spring 2014: numbered sentences, a list of documents.</summary>
    public static void FinalDetermination(List<DraftLine> page, LetterDraft draft)
    {
        Heading(page, Organisation);
        Heading(page, "Independent Medical Review");
        page.Add(new DraftLine(LineKind.Body, "P.O. Box 0000"));
        page.Add(new DraftLine(LineKind.Body, "Sacramento, CA 00000"));
        page.Add(LayoutWriter.Blank);
        page.Add(new DraftLine(LineKind.HeaderTable, ""));
        page.Add(LayoutWriter.Blank);
        LayoutWriter.Section(page, "HOW THE IMR FINAL DETERMINATION WAS MADE", draft.Frame["madeprose"]);
        page.Add(new DraftLine(LineKind.Heading, "DOCUMENTS REVIEWED"));
        Listed(page, draft.Documents, _ => "-");
        page.Add(new DraftLine(LineKind.Heading, "CLINICAL CASE SUMMARY"));
        Add(page, LineKind.Summary, draft.Summary.Text);
        Heading(page, "IMR DECISION(S) AND RATIONALE(S)");
        for (var i = 0; i < draft.Items.Count; i++)
        {
            var item = draft.Items[i];
            Add(page, LineKind.Title, $"{i + 1}. {Finding("The request for", item)}");
            var (administrator, reviewer) = (item.Rationale.AdministratorGuideline, item.Rationale.ReviewerGuideline);
            Add(page, LineKind.Field, $"The Claims Administrator based its decision on {Cited(administrator)}");
            Add(page, LineKind.Field, $"The Physician Reviewer based his/her decision on {Cited(reviewer)}");
            Add(page, LineKind.Field, $"The Physician Reviewer's decision rationale: {item.Rationale.Text}");
        }

        page.Add(new DraftLine(LineKind.Label, draft.Frame["disclaimer"]));
    }

    private static void Findings(List<DraftLine> page, LetterDraft draft)
    {
        for (var i = 0; i < draft.Items.Count; i++)
        {
            Add(page, LineKind.Title,
                $"{i + 1}) {Finding("MAXIMUS Federal Services, Inc. has determined the request for", draft.Items[i])}");
        }
    }

    private static void Regarding(List<DraftLine> page, LetterDraft draft)
    {
        for (var i = 0; i < draft.Items.Count; i++)
        {
            var item = draft.Items[i];
            Add(page, LineKind.Title, $"{i + 1}) Regarding the request for {item.Words.Short}:");
            Add(page, LineKind.Field,
                "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer "
                + "to Make His/Her Decision: "
                + $"{Cited(item.Rationale.ReviewerGuideline)}");
            Add(page, LineKind.Field, $"Rationale for the Decision: {item.Rationale.Text}");
        }
    }

    private static string Finding(string opening, ItemDraft item) =>
        $"{opening} {item.Words.Short} is {(item.Printed == Outcome.Upheld ? "not " : "")}"
        + "medically necessary and appropriate.";

    private static string Cited(string guideline)
    {
        const string opening = "Decision based on ";
        return guideline.StartsWith(opening, StringComparison.Ordinal) ? $"the {guideline[opening.Length..]}"
            : guideline;
    }

    private static void Listed(List<DraftLine> page, IReadOnlyList<string> documents, Func<int, string> mark)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            page.Add(new DraftLine(LineKind.Field, $"{mark(i + 1)} {documents[i]}"));
        }

        page.Add(LayoutWriter.Blank);
    }

    private static string Short(DateOnly date) => date.ToString("M/d/yyyy", CultureInfo.InvariantCulture);

    private static void Heading(List<DraftLine> page, string text)
    {
        page.Add(new DraftLine(LineKind.Heading, text));
        page.Add(LayoutWriter.Blank);
    }

    private static void Add(List<DraftLine> page, LineKind kind, string text)
    {
        page.Add(new DraftLine(kind, text));
        page.Add(LayoutWriter.Blank);
    }
}
