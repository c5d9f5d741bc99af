using ImrPredict.Cases;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Output;

/// <summary>Writes findings as prose until 2014 and in headed parts since.</summary>
internal static class PlanFindings
{
    public static (string Text, Passage Background) Write(
        PlanTreatment treatment, string[] diagnosis, string type, (int From, int To) ages, int evidence,
        Outcome outcome, int year, CounterRandom random)
    {
        var context = new TextContext
        {
            Random = random,
            DateStyle = DateStyle.Slashes,
            Treatment = (new DateOnly(year - 1, 1, 1), new DateOnly(year, 1, 1)),
        };
        context[Slot.Age] = $"{ages.From + random.Next(9)}";
        context[Slot.Disease] = Disease(diagnosis);
        context[Slot.Treatment] = treatment.Words;
        var background = Background(type, evidence, context);
        var headed = year >= 2015;
        var verdict = Phrases.SayCapitalised($"f.verdict.{type}.{outcome}", context);
        var final = Phrases.SayCapitalised($"f.final.{outcome}", context);
        var credentials = Phrases.SayCapitalised("f.credentials", context);
        var opening = headed ? "Nature of Statutory Criteria/Case Summary: " : "";
        var text = headed
            ? $"{opening}{background}\n\nFindings: {verdict}\n\nFinal Result: {final}\n\n"
                + $"Credentials/Qualifications: {credentials}"
            : $"{background} {verdict} {final}";
        return (text, new Passage(opening.Length, background.Length));
    }

    private static string Background(string type, int evidence, TextContext context)
    {
        var text = new SentenceText();
        text.Say("f.request", context);
        text.Say($"f.denial.{type}", context);
        text.Say("f.history.neutral", context);
        if (evidence < 2)
        {
            text.Say(evidence == 0 ? "f.history.for" : "f.history.against", context);
        }

        return text.ToString();
    }

    private static string Disease(string[] diagnosis) =>
        (diagnosis[2] == "Other" ? diagnosis[0] : diagnosis[2])
        .Replace("/ ", "/", StringComparison.Ordinal).ToLowerInvariant();
}
