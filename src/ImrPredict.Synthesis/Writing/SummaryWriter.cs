using ImrPredict.Cases;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Writing;

/// <summary>
/// Writes the clinical case summary from the facts. Outcomes enter only by two options, each with random numbers of its
/// own; with both at 0 a summary does not depend on the decision.
/// </summary>
internal sealed class SummaryWriter(CorpusOptions options)
{
    private const double AsideShare = 0.3;
    private const double LeftOutShare = 0.12;
    private const double OwnShare = 0.65;
    private const double WholeRequestShare = 0.6;

    public SummaryDraft Write(
        LatentLetter letter, ItemWords[] items, DecidedDraft[] decided, TextContext context, bool ageKnown)
    {
        var text = new SentenceText();
        var plan = Plan(letter, decided, context.Random);
        var mentions = new List<Mention>();
        var edits = new CounterRandom(options.Seed, RandomStream.Edits, letter.Index);
        text.Say(ageKnown ? $"opener.{letter.Author.Family}" : "opener.noage", context);
        foreach (var step in Order(plan, context.Random))
        {
            if (step.Fact is { } fact)
            {
                Mentioned(text, fact, letter, items, context, mentions);
            }
            else
            {
                // Left-out sentences are drawn too, so that the rest of a repeated case reads as in its first letter.
                var sentence = Phrases.Say(Own(step.Key!, letter.Author, context), context);
                if (letter.Source == letter.Index || !edits.Chance(LeftOutShare))
                {
                    text.Add(sentence);
                }
            }
        }

        Requested(text, letter, items, context);
        var leaks = Leaked(text, letter, decided[0].Argued, context);
        return new SummaryDraft(text.ToString(), mentions, leaks);
    }

    /// <summary>Families of authors have sentences of their own, beside those that all use.</summary>
    private static string Own(string key, Reviewer author, TextContext context)
    {
        var own = $"{key}.{author.Family}";
        return Phrases.Has(own) && context.Random.Chance(OwnShare) ? own : key;
    }

    private List<PlannedFact> Plan(LatentLetter letter, DecidedDraft[] decided, CounterRandom random)
    {
        var bias = new CounterRandom(options.Seed, RandomStream.SummaryBias, letter.Index);
        var plan = new List<PlannedFact>();
        var seen = new HashSet<EvidenceFactor>();
        for (var i = 0; i < letter.Items.Count; i++)
        {
            foreach (var prior in letter.Items[i].Service.Factors)
            {
                var status = letter.Items[i][prior.Factor];
                if (status == FactStatus.NotStated || (prior.LetterWide && !seen.Add(prior.Factor)))
                {
                    continue;
                }

                // Both numbers are drawn for every fact, so that facts do not depend on each other.
                var stated = random.Chance(options.MentionShare);
                var hidden = bias.Chance(options.SummaryBias) && Against(prior, status, decided[i].Argued);
                if (stated)
                {
                    plan.Add(new PlannedFact(prior.Factor, status, prior.LetterWide ? null : i, hidden));
                }
            }
        }

        AddAsides(letter, plan, seen, random);
        return plan;
    }

    /// <summary>Adds facts that are in the records but matter to no item of the letter.</summary>
    private static void AddAsides(
        LatentLetter letter, List<PlannedFact> plan, HashSet<EvidenceFactor> seen, CounterRandom random)
    {
        for (var factor = 1; factor < letter.Facts.Length; factor++)
        {
            if (letter.Facts[factor] != FactStatus.NotStated && !seen.Contains((EvidenceFactor)factor)
                && random.Chance(AsideShare))
            {
                plan.Add(new PlannedFact((EvidenceFactor)factor, letter.Facts[factor], null));
            }
        }
    }

    private static bool Against(FactorPrior prior, FactStatus status, Outcome outcome)
    {
        var supports = status == FactStatus.Present ? prior.Favours : status == FactStatus.Absent && !prior.Favours;
        return status != FactStatus.Hypothetical && supports == (outcome == Outcome.Upheld);
    }

    private static List<Step> Order(List<PlannedFact> plan, CounterRandom random)
    {
        var steps = new List<Step> { new("dx"), new("complaint"), new("exam") };
        Maybe("care", 0.75);
        Maybe("exam", 0.35);
        Maybe("meds", 0.4);
        Maybe("work", 0.4);
        Maybe("complaint", 0.3);
        for (var i = random.PickIndex([34, 26, 16, 9, 6, 5, 4]); i > 0; i--)
        {
            steps.Add(new("filler"));
        }

        for (var i = random.PickIndex([48, 20, 9, 6, 5, 4, 4, 4]); i > 0; i--)
        {
            steps.Insert(random.Between(2, steps.Count), new("visit"));
        }

        foreach (var fact in plan)
        {
            steps.Insert(random.Between(2, steps.Count), new(null, fact));
        }

        return steps;

        void Maybe(string key, double probability)
        {
            if (random.Chance(probability))
            {
                steps.Insert(random.Between(1, steps.Count), new(key));
            }
        }
    }

    private static void Mentioned(
        SentenceText text, PlannedFact fact, LatentLetter letter, ItemWords[] items, TextContext context,
        List<Mention> mentions)
    {
        var item = fact.ItemAt is { } at ? letter.Items[at] : null;
        if (FactKey(fact, item) is not { } key)
        {
            return;
        }

        if (item is not null)
        {
            FillItem(context, item, items[fact.ItemAt!.Value]);
        }

        // A hidden fact's sentence is drawn too, so that the rest does not change with the decision.
        var sentence = Phrases.Say(key, context);
        if (!fact.Hidden)
        {
            mentions.Add(new Mention(fact.Factor, fact.ItemAt, text.Add(sentence)));
        }
    }

    public static void FillItem(TextContext context, LatentItem item, ItemWords words)
    {
        context[Slot.Service] = words.Noun;
        context[Slot.Drug] = item.Drug?.ShortName ?? words.Noun;
        context[Slot.Qty] = words.Quantity;
        context[Slot.Prior] = item.PriorVisits == 0 ? "no" : $"{item.PriorVisits}";
        context[Slot.Limit] = $"{item.VisitLimit}";
    }

    /// <summary>Key of the sentences that state a fact of an item; null where there are none.</summary>
    public static string? FactKey(LatentItem item, EvidenceFactor factor) =>
        FactKey(new PlannedFact(factor, item[factor], null), item);

    private static string? FactKey(PlannedFact fact, LatentItem? item)
    {
        var stem = fact.Factor switch
        {
            EvidenceFactor.QuantityWithinGuideline when item!.Service.Group == "opioid" =>
                "QuantityWithinGuidelineOpioid",
            EvidenceFactor.QuantityWithinGuideline when item!.Drug is not null => "QuantityWithinGuidelineDrug",
            EvidenceFactor.NotRecommended when item!.Service.Group == "opioid" => "NotRecommendedOpioid",
            _ => fact.Factor.ToString(),
        };
        var key = $"{stem}.{fact.Status}";
        return Phrases.Has(key) ? key : null;
    }

    private static void Requested(SentenceText text, LatentLetter letter, ItemWords[] items, TextContext context)
    {
        var random = context.Random;
        context[Slot.Services] = Services(items, random);
        text.Say(random.Chance(0.05) ? "rfa.missing" : Own("rfa", letter.Author, context), context);
        var modified = Array.FindIndex([.. letter.Items], i => i.Allowed > 0);
        if (modified >= 0 && random.Chance(0.6))
        {
            context[Slot.Service] = items[modified].Noun;
            text.Say("ur.modified", context);
        }

        context[Slot.Services] = Services(items, random);
        context[Slot.Reason] = Phrases.Say("reason", context);
        text.Say(random.Chance(0.03) ? "ur.necessity" : $"ur.{letter.Author.Family}", context);
    }

    /// <summary>The services as requested, or in short.</summary>
    private static string Services(ItemWords[] items, CounterRandom random)
    {
        var whole = random.Chance(WholeRequestShare);
        var names = items.Take(5).Select(i => whole && !i.Short.Contains(". ", StringComparison.Ordinal)
            ? i.Short
            : i.Noun).Distinct().ToList();
        if (items.Length > 5)
        {
            names.Add("additional services");
        }

        return CaseWords.Join(names);
    }

    private List<Passage> Leaked(SentenceText text, LatentLetter letter, Outcome argued, TextContext context)
    {
        var random = new CounterRandom(options.Seed, RandomStream.Edits, -1 - letter.Index);
        if (!random.Chance(options.LeakShare))
        {
            return [];
        }

        context.Random = random;
        return [text.Say(argued == Outcome.Upheld ? "leak.upheld" : "leak.overturned", context)];
    }

    private sealed record PlannedFact(EvidenceFactor Factor, FactStatus Status, int? ItemAt, bool Hidden = false);

    private sealed record Step(string? Key, PlannedFact? Fact = null);
}

/// <summary>A clinical case summary with what its sentences are.</summary>
internal sealed record SummaryDraft(string Text, IReadOnlyList<Mention> Mentions, IReadOnlyList<Passage> Leaks);

/// <summary>A sentence of the summary that states a fact.</summary>
/// <param name="Factor">The fact's factor.</param>
/// <param name="ItemAt">Place of the item that it speaks of; null for a fact of the whole letter.</param>
/// <param name="Passage">Where it stands in the summary.</param>
internal sealed record Mention(EvidenceFactor Factor, int? ItemAt, Passage Passage);
