using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;

namespace ImrPredict.Tests;

/// <summary>Writes small letters of our own wording in the skeleton of 2014 to 2018.</summary>
internal sealed record LetterBuilder
{
    public const string Rationale =
        "The knee has been stable for months and the guideline asks for a trial of exercise first, of which the "
        + "records say nothing. Therefore, the request is not medically necessary.";

    public string Header { get; init; } =
        "Case Number: CM16-0123456\nDate Assigned: 12/05/2016 Date of Injury: 10/14/2016\n"
        + "Decision Date: 12/30/2016 UR Denial Date: 11/16/2016\nPriority: Standard Application\n"
        + "Received:\n11/28/2016\n";

    public string Credentials { get; init; } =
        "The Expert Reviewer has the following credentials:\nState(s) of Licensure: Ohio, Utah\n"
        + "Certification(s)/Specialty: Family Practice\n";

    public string HowMade { get; init; } =
        "MAXIMUS Federal Services sent the file to an expert reviewer, who has no\ntie to any of the parties.";

    public string Summary { get; init; } = "The injured worker is a 44 year old male with knee pain since a fall.";

    public string Organisation { get; init; } = "MAXIMUS";

    /// <summary>Blocks of items, each with its verdict, as they stand on the page.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public string Gap { get; init; } = "\n\n";

    public static string Item(
        string title, string rationale = Rationale, string afterTitle = "\n\n", string organisation = "MAXIMUS") =>
        $"{title}{afterTitle}Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.\n\n"
        + $"{organisation} guideline: Decision based on Non-MTUS Citation ODG Knee.\n\n"
        + $"Decision rationale: {Wrap(rationale)}";

    public override string ToString() =>
        $"{Header}\nHOW THE IMR FINAL DETERMINATION WAS MADE\n{HowMade}\n\n{Credentials}\nCLINICAL CASE SUMMARY\n"
        + "The expert reviewer developed the following clinical case summary from the file, with all the\n"
        + $"records that it holds:\n\n{Wrap(Summary)}\n\nIMR ISSUES, DECISIONS AND RATIONALES\n"
        + "The Final Determination was based on decisions for the disputed items that follow:\n\n"
        + string.Join(Gap, Items) + "\n";

    public Letter Parse() => Parse(ToString());

    public static Letter Parse(string text) =>
        Assert.IsType<LetterParse.Parsed>(LetterParser.Parse(text)).Letter;

    /// <summary>Titles and outcomes of a letter, which is what most tests ask for.</summary>
    public static IEnumerable<(string Title, Outcome? Outcome)> Verdicts(Letter letter) =>
        letter.Items.Select(i => (i.Title, i.Outcome));

    /// <summary>Breaks a text into lines at spaces, as a page does.</summary>
    public static string Wrap(string text, int width = 96)
    {
        var builder = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            var fits = column == 0 || column + 1 + word.Length <= width;
            builder.Append(column == 0 ? "" : fits ? " " : "\n").Append(word);
            column = (fits ? column + (column == 0 ? 0 : 1) : 0) + word.Length;
        }

        return builder.ToString();
    }
}
