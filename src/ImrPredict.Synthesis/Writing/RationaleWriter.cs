using System.Text;
using ImrPredict.Cases;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Writing;

/// <summary>
/// Writes guideline, reasons and verdict of one item. Guidelines are quoted under both verdicts alike.
/// </summary>
internal sealed class RationaleWriter(CorpusOptions options)
{
    private const double ConcessionShare = 0.1;

    private static readonly string[] DetailKeys = ["neutral", "neutral", "neutral", "neutral", "visit", "meds"];

    public RationaleDraft Write(
        LatentLetter letter, int at, ItemWords words, Outcome argued, TextContext context, bool ageKnown)
    {
        var item = letter.Items[at];
        SummaryWriter.FillItem(context, item, words);
        context[Slot.Title] = words.Short.Contains(". ", StringComparison.Ordinal) ? words.Noun : words.Short;
        context[Slot.Title2] = words.Noun;
        context[Slot.Chapter] = Chapters.For(letter, item.Service);
        var administrator = Administrator(letter, at, context);
        context[Slot.Topic] = Phrases.Say("topicname", context);
        var text = new SentenceText();
        Recap(text, context, ageKnown);
        Guideline(text, letter.Reviewer, item.Service.Topic, context);
        CaseDetail(text, item, argued, context);
        Reasons(text, item, argued, context, ageKnown ? "case" : "case.noage");
        var verdicts = new List<Passage> { Close(text, letter.Reviewer, argued, context) };
        if (item.Service.Group == "opioid" && argued == Outcome.Upheld && context.Random.Chance(0.5))
        {
            verdicts.Add(text.Say("weaning", context));
        }

        return new RationaleDraft(
            administrator, Phrases.Say(Chapters.CitationKey(letter), context),
            text.ToString(), verdicts);
    }

    private static void Recap(SentenceText text, TextContext context, bool ageKnown)
    {
        for (var i = context.Random.PickIndex([35, 40, 25]); i > 0; i--)
        {
            text.Say(ageKnown && context.Random.Chance(0.25) ? "recap.age" : "recap", context);
        }
    }

    /// <summary>What the records say, retold: visits, treatment, and facts of either polarity.</summary>
    private static void CaseDetail(SentenceText text, LatentItem item, Outcome argued, TextContext context)
    {
        var random = context.Random;
        for (var i = random.PickIndex([34, 24, 14, 10, 7, 5, 3, 3]); i > 0; i--)
        {
            text.Say(DetailKeys[random.Next(DetailKeys.Length)], context);
        }

        foreach (var prior in item.Service.Factors)
        {
            if (item.Holds(prior.Factor) && (prior.Favours || argued == Outcome.Upheld) && random.Chance(0.3)
                && SummaryWriter.FactKey(item, prior.Factor) is { } key)
            {
                text.Say(key, context);
            }
        }
    }

    /// <summary>A reviewer pastes the same paragraph into many letters, and words it differently in others.</summary>
    private void Guideline(SentenceText text, Reviewer reviewer, string topic, TextContext context)
    {
        var own = context.Random;
        var stock = own.Chance(reviewer.StockShare);
        if (stock)
        {
            var seedOfTopic = (reviewer.Number * 1000L) + StableHash(topic + context[Slot.Chapter]);
            context.Random = new CounterRandom(options.Seed, RandomStream.Stock, seedOfTopic);
        }

        var key = $"g.{topic}";
        var available = Phrases.CountOf(key);
        var count = Math.Min(available, 2 + context.Random.PickIndex([30, 30, 20, 12, 8]));
        var first = context.Random.Next(available);
        for (var i = 0; i < count; i++)
        {
            var lead = i == 0 ? "lead" : context.Random.Chance(0.45) ? "more" : null;
            Led(text, lead, key, (first + i) % available, context);
        }

        context.Random = own;
    }

    /// <summary>A sentence behind a lead such as "the guideline says that".</summary>
    private static void Led(SentenceText text, string? lead, string key, int place, TextContext context)
    {
        var sentence = new StringBuilder();
        if (lead is not null)
        {
            Phrases.Append(lead, sentence, context);
            sentence.Append(' ');
        }

        var quotes = sentence.Length > 1 && sentence[^2] == '"';
        if (quotes)
        {
            sentence.Length--;
        }

        var start = sentence.Length;
        Phrases.Append(key, place, sentence, context);
        if (quotes)
        {
            sentence[start] = char.ToUpperInvariant(sentence[start]);
            sentence.Append('"');
        }

        text.Add(sentence.ToString());
    }

    private static int StableHash(string text)
    {
        var hash = 17;
        foreach (var c in text)
        {
            hash = ((hash * 31) + c) % 1_000_003;
        }

        return hash;
    }

    private static void Reasons(
        SentenceText text, LatentItem item, Outcome argued, TextContext context, string caseKey)
    {
        var random = context.Random;
        var side = argued == Outcome.Upheld ? "con" : "pro";
        var reasons = item.Service.Factors.Select(f => f.Factor).Append(EvidenceFactor.PrimarySurgery)
            .Where(factor => Speaks(item, factor, argued) && Phrases.Has($"{side}.{factor}")).ToList();
        var count = Math.Min(reasons.Count, 1 + random.PickIndex([45, 40, 15]));
        for (var i = 0; i < count; i++)
        {
            var at = random.Next(reasons.Count);
            var key = $"{side}.{reasons[at]}";
            Led(text, random.Chance(0.6) ? caseKey : null, key, random.Next(Phrases.CountOf(key)), context);
            reasons.RemoveAt(at);
        }

        if (count == 0 || random.Chance(0.35))
        {
            var key = $"{side}.generic";
            Led(text, random.Chance(0.5) ? caseKey : null, key, random.Next(Phrases.CountOf(key)), context);
        }

        if (argued == Outcome.Overturned && random.Chance(ConcessionShare))
        {
            text.Say("con.RedFlag", context);
        }
    }

    /// <summary>Whether a fact, or its absence, speaks for the verdict.</summary>
    private static bool Speaks(LatentItem item, EvidenceFactor factor, Outcome argued)
    {
        var status = item[factor];
        if (factor == EvidenceFactor.PrimarySurgery)
        {
            return status != FactStatus.NotStated && (status == FactStatus.Present) == (argued == Outcome.Overturned);
        }

        var prior = Array.Find(item.Service.Factors, f => f.Factor == factor)!;
        return argued == Outcome.Upheld
            ? prior.Favours ? status != FactStatus.Present : status == FactStatus.Present
            : prior.Favours ? status == FactStatus.Present : status == FactStatus.Absent;
    }

    private static Passage Close(SentenceText text, Reviewer reviewer, Outcome argued, TextContext context)
    {
        var family = context.Random.Chance(0.7) ? reviewer.Number % 6 : context.Random.Next(6);
        return text.Say($"close.{(argued == Outcome.Upheld ? "upheld" : "overturned")}.{family}", context);
    }

    /// <summary>Drawn apart from all else, because it is known before the decision.</summary>
    private string Administrator(LatentLetter letter, int at, TextContext context)
    {
        var own = context.Random;
        context.Random = new CounterRandom(options.Seed, RandomStream.Utilization, (letter.Source * 64) + at);
        context[Slot.Topic] = Phrases.Say("topicname", context);
        var cited = Phrases.Say(
            letter.Items[at].Holds(EvidenceFactor.UrGaveNoGuideline) ? "admin.none" : "admin.mtus", context);
        context.Random = own;
        return cited;
    }
}

/// <summary>A reviewer's rationale with the guidelines cited beside it.</summary>
/// <param name="AdministratorGuideline">What stands behind "Claims Administrator guideline:".</param>
/// <param name="ReviewerGuideline">What stands behind the reviewer's.</param>
/// <param name="Text">The rationale.</param>
/// <param name="Verdicts">Sentences that state the verdict.</param>
internal sealed record RationaleDraft(
    string AdministratorGuideline, string ReviewerGuideline, string Text, IReadOnlyList<Passage> Verdicts);
