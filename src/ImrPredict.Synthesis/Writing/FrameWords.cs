using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;

namespace ImrPredict.Synthesis.Writing;

/// <summary>Words the fixed parts of a letter.</summary>
internal static class FrameWords
{
    private static readonly string[] CoverKeys =
        ["cover.open", "cover.appeal", "cover.addressee", "documents", "disclaimer", "lifted"];

    public static Dictionary<string, string> Write(LatentLetter letter, LetterLayout layout, TextContext context)
    {
        var year = letter.Dates.Decision.Year;
        var modern = layout == LetterLayout.L6 || (layout == LetterLayout.L7 && year >= 2018);
        var reviewer = letter.Reviewer;
        context[Slot.License] = modern ? "Maximus Federal Services" : "MAXIMUS Federal Services";
        context[Slot.Specialty] = reviewer.Specialty;
        context[Slot.Value] = CaseWords.Join(reviewer.States);
        var frame = new Dictionary<string, string>
        {
            ["organisation"] = context[Slot.License],
            ["made"] = Phrases.SayCapitalised("made", context),
            ["madeprose"] = Phrases.SayCapitalised("madeprose", context),
            ["qualification"] =
                $"The reviewer is Board Certified in {reviewer.Specialty} "
                + $"and is licensed to practice in {context[Slot.Value]}.",
        };
        if (layout is LetterLayout.L2 or LetterLayout.L3 or LetterLayout.L7)
        {
            foreach (var key in CoverKeys)
            {
                frame[key] = Phrases.SayCapitalised(key, context);
            }
        }

        return frame;
    }

    public static IReadOnlyList<string> Documents(TextContext context)
    {
        var count = 3 + context.Random.Next(4);
        return [.. Enumerable.Range(0, count).Select(i => Phrases.Say("doc", i, context))];
    }
}
