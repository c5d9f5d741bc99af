using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>The layouts of 2013 and early 2014, in which a verdict is stated by sentences alone.</summary>
internal static class EarlyLayouts
{
    private const string Organisation = "MAXIMUS FEDERAL SERVICES, INC.";

    /// <summary>January to July 2013: one service, the verdict in a heading.</summary>
    public static void AddProfessionalReview(DraftPage page, LetterDraft draft)
    {
        var item = draft.Items[0];
        page.AddApart(LineKind.Heading, "MEDICAL PROFESSIONAL REVIEW");
        page.Add(LineKind.Body, $"IMR Case Number: {draft.CaseNumber}",
            $"Date of Injury: {draft.Case.Dates.Injury:MM/dd/yyyy}");
        page.AddApart(LineKind.Body, $"Decision Date: {draft.Case.Dates.Decision:MM/dd/yyyy}");
        page.AddSection("ISSUE AT DISPUTE:", item.Words.Short);
        page.Add(LineKind.Heading, "CASE SUMMARY:");
        page.AddApart(LineKind.Summary, draft.Summary.Text);
        page.Add(LineKind.Heading, "DOCUMENTS REVIEWED FOR DETERMINATION:");
        AddList(page, draft.Documents, n => $"{n}.");
        page.Add(LineKind.Heading, "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL");
        page.AddSection("REVIEWER AND WHY:", item.Rationale.ReviewerGuideline);
        page.Add(LineKind.Heading, "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE");
        var verdict = item.Printed == Outcome.Overturned ? "MEDICALLY NECESSARY" : "NOT MEDICALLY NECESSARY";
        page.AddSection($"IS/WAS {verdict}:", item.Rationale.Text);
        page.AddSection("MEDICAL REVIEWER QUALIFICATIONS:", draft.Frame["qualification"]);
    }

    /// <summary>August to November 2013: findings stand on the cover and again in the body.</summary>
    public static void AddNotice(DraftPage page, LetterDraft draft)
    {
        var dates = draft.Case.Dates;
        page.AddApart(LineKind.Heading, Organisation);
        page.AddApart(LineKind.Heading, "Notice of Independent Medical Review Determination");
        page.AddApart(LineKind.Body, $"Dated: {dates.Decision:M/d/yyyy}");
        page.Add(LineKind.Field,
            "Employee: [withheld: synthetic]", "Claim Number: SYN-0000-000",
            $"Date of UR Decision: {dates.UrDenial:M/d/yyyy}", $"Date of Injury: {dates.Injury:M/d/yyyy}",
            $"IMR Application Received: {dates.Received:M/d/yyyy}", $"MAXIMUS Case Number: {draft.CaseNumber}");
        page.AddBlank();
        AddFindings(page, draft);
        page.AddApart(LineKind.Heading, "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE");
        page.AddApart(LineKind.Body,
            $"An application for review was filed on {dates.Received:M/d/yyyy} "
            + $"against the UR denial dated {dates.UrDenial:M/d/yyyy}. "
            + $"A notice of assignment and request for information went out on {dates.Assigned:M/d/yyyy}. "
            + "On the disputed services this is the decision:");
        AddFindings(page, draft);
        page.AddSection("Medical Qualifications of the Expert Reviewer:", draft.Frame["qualification"]);
        page.AddSection("Case Summary:", draft.Frame["lifted"]);
        page.AddApart(LineKind.Summary, draft.Summary.Text);
        page.Add(LineKind.Heading, "Documents Reviewed for Determination:");
        AddList(page, draft.Documents, _ => "\u2022");
        AddRationales(page, draft);
    }

    /// <summary>December 2013 to spring 2014: numbered sentences, a list of documents.</summary>
    public static void AddFinalDetermination(DraftPage page, LetterDraft draft)
    {
        page.AddApart(LineKind.Heading, Organisation);
        page.AddApart(LineKind.Heading, "Independent Medical Review");
        page.Add(LineKind.Body, "P.O. Box 0000", "Sacramento, CA 00000");
        page.AddBlank();
        page.AddApart(LineKind.HeaderTable, "");
        page.AddSection("HOW THE IMR FINAL DETERMINATION WAS MADE", draft.Frame["madeprose"]);
        page.Add(LineKind.Heading, "DOCUMENTS REVIEWED");
        AddList(page, draft.Documents, _ => "-");
        page.Add(LineKind.Heading, "CLINICAL CASE SUMMARY");
        page.AddApart(LineKind.Summary, draft.Summary.Text);
        page.AddApart(LineKind.Heading, "IMR DECISION(S) AND RATIONALE(S)");
        for (var i = 0; i < draft.Items.Count; i++)
        {
            var item = draft.Items[i];
            page.AddApart(LineKind.Title, $"{i + 1}. {Finding("The request for", item)}");
            var (administrator, reviewer) = (item.Rationale.AdministratorGuideline, item.Rationale.ReviewerGuideline);
            page.AddApart(LineKind.Field, $"The Claims Administrator based its decision on {Cited(administrator)}");
            page.AddApart(LineKind.Field, $"The Physician Reviewer based his/her decision on {Cited(reviewer)}");
            page.AddApart(LineKind.Field, $"The Physician Reviewer's decision rationale: {item.Rationale.Text}");
        }

        page.Add(LineKind.Label, draft.Frame["disclaimer"]);
    }

    private static void AddFindings(DraftPage page, LetterDraft draft)
    {
        for (var i = 0; i < draft.Items.Count; i++)
        {
            page.AddApart(LineKind.Title,
                $"{i + 1}) {Finding("MAXIMUS Federal Services, Inc. has determined the request for", draft.Items[i])}");
        }
    }

    private static void AddRationales(DraftPage page, LetterDraft draft)
    {
        for (var i = 0; i < draft.Items.Count; i++)
        {
            var item = draft.Items[i];
            page.AddApart(LineKind.Title, $"{i + 1}) Regarding the request for {item.Words.Short}:");
            page.AddApart(LineKind.Field,
                "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer "
                + $"to Make His/Her Decision: {Cited(item.Rationale.ReviewerGuideline)}");
            page.AddApart(LineKind.Field, $"Rationale for the Decision: {item.Rationale.Text}");
        }
    }

    private static string Finding(string opening, ItemDraft item) =>
        $"{opening} {item.Words.Short} is {(item.Printed == Outcome.Upheld ? "not " : "")}"
        + "medically necessary and appropriate.";

    private static string Cited(string guideline)
    {
        const string opening = "Decision based on ";
        return guideline.StartsWith(opening, StringComparison.Ordinal)
            ? $"the {guideline[opening.Length..]}"
            : guideline;
    }

    private static void AddList(DraftPage page, IReadOnlyList<string> documents, Func<int, string> mark)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            page.Add(LineKind.Field, $"{mark(i + 1)} {documents[i]}");
        }

        page.AddBlank();
    }
}
