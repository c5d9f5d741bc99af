using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Layouts;
using ImrPredict.Synthesis.Randomness;
using ImrPredict.Synthesis.Writing;

namespace ImrPredict.Synthesis.Letters;

/// <summary>
/// Makes letters: a case and its facts first, then the decision from the facts, then the text from both. Letter k
/// depends on the options and on k alone.
/// </summary>
internal sealed class CorpusGenerator
{
    private const int BatchSize = 512;

    private readonly CorpusOptions _options;
    private readonly LatentGenerator _latent;
    private readonly Decider _decider;
    private readonly SummaryWriter _summaries;
    private readonly RationaleWriter _rationales;

    /// <summary>Prepares the tables and solves the intercepts; takes a fraction of a second.</summary>
    public CorpusGenerator(CorpusOptions options)
    {
        _options = options;
        _latent = new LatentGenerator(options, World.Default);
        _decider = new Decider(options, Calibration.Intercepts(options, World.Default));
        _summaries = new SummaryWriter(options);
        _rationales = new RationaleWriter(options);
    }

    /// <summary>The letters of a corpus in order, made as they are asked for.</summary>
    public static IEnumerable<SyntheticLetter> Generate(CorpusOptions options) =>
        new CorpusGenerator(options).Letters(0, options.Letters);

    /// <summary>
    /// Letters <paramref name="from"/> to <paramref name="to"/> - 1, in order, made on several cores.
    /// </summary>
    public IEnumerable<SyntheticLetter> Letters(long from, long to) => Make(from, to, made => made.Letter);

    /// <summary>
    /// Makes letters <paramref name="from"/> to <paramref name="to"/> - 1, and something of each, on several cores, a
    /// batch ahead of the one that is handed out in order.
    /// </summary>
    public IEnumerable<T> Make<T>(long from, long to, Func<DraftedLetter, T> make)
    {
        var next = Task.Run(() => MakeBatch(from, to, make));
        for (var start = from; start < to; start += BatchSize)
        {
            var batch = next.GetAwaiter().GetResult();
            var following = start + BatchSize;
            next = Task.Run(() => MakeBatch(following, to, make));
            foreach (var made in batch)
            {
                yield return made;
            }
        }
    }

    /// <summary>One letter by its position, from 0.</summary>
    public SyntheticLetter Letter(long index) => Make(index).Letter;

    /// <summary>One letter with the draft that it was set from.</summary>
    public DraftedLetter Make(long index)
    {
        var latent = _latent.Draw(index);
        var layout = LayoutEra.Choose(
            latent.Dates.Decision, _options, new CounterRandom(_options.Seed, RandomStream.Layout, index));
        if (layout == LetterLayout.L1)
        {
            latent.Items.RemoveRange(1, latent.Items.Count - 1);
        }

        var random = new CounterRandom(_options.Seed, RandomStream.Artefacts, index);
        var artefacts = ArtefactPlan.Draw(_options, layout, random);
        var decided = _decider.Decide(latent);
        var draft = Write(latent, decided, layout, artefacts);
        var text = new LetterText(draft, artefacts, random).Render(LayoutWriter.Set(draft));
        return new DraftedLetter(LetterTruth.Tell(draft, decided, artefacts, text), draft);
    }

    private T[] MakeBatch<T>(long from, long to, Func<DraftedLetter, T> make)
    {
        var batch = new T[Math.Clamp(to - from, 0, BatchSize)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism };
        Parallel.For(0, batch.Length, options, i => batch[i] = make(Make(from + i)));
        return batch;
    }

    private LetterDraft Write(
        LatentLetter latent, DecidedDraft[] decided, LetterLayout layout, LetterArtefacts artefacts)
    {
        var titleWords = CaseWords.Fill(latent, new CounterRandom(_options.Seed, RandomStream.Title, latent.Source));
        var items = TitleWriter.Write(latent, titleWords);
        var context = CaseWords.Fill(latent, new CounterRandom(_options.Seed, RandomStream.Summary, latent.Source));
        context[Slot.Specialist] = titleWords[Slot.Specialist];
        var ageKnown = !artefacts.HasFlag(LetterArtefacts.MissingAge);
        var summary = _summaries.Write(latent, items, decided, context, ageKnown);
        context.Random = new CounterRandom(_options.Seed, RandomStream.Rationale, latent.Index);
        var lost = artefacts.HasFlag(LetterArtefacts.MissingVerdict);
        var drafts = items.Select((words, i) => new ItemDraft(
            words, lost && i == items.Length - 1 ? null : decided[i].Printed,
            _rationales.Write(latent, i, words, decided[i].Argued, context, ageKnown))).ToList();
        return new LetterDraft
        {
            CaseNumber = $"CM{latent.Dates.Received.Year % 100:00}-9{latent.Index:000000}",
            Layout = layout,
            Case = latent,
            Summary = summary,
            Items = drafts,
            Frame = FrameWords.Write(latent, layout, context),
            Documents = layout <= LetterLayout.L3 ? FrameWords.Documents(context) : [],
            VerdictApart = artefacts.HasFlag(LetterArtefacts.VerdictOnNextLine),
        };
    }
}

/// <summary>A letter, and its draft before artefacts, which can be set in another medium.</summary>
internal sealed record DraftedLetter(SyntheticLetter Letter, LetterDraft Draft);
