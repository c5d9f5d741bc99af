using System.Globalization;
using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Writing;

namespace ImrPredict.Synthesis;

/// <summary>
/// Makes letters: a case and its facts first, then the decision from the facts, then the text from both. Letter k
/// depends on the options and on k alone.
/// </summary>
public sealed class CorpusGenerator
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
    public IEnumerable<SyntheticLetter> Letters(long from, long to) => Made(from, to, letter => letter);

    /// <summary>
    /// What is made of letters <paramref name="from"/> to <paramref name="to"/> - 1, in order. Letters and what is
    /// made of them are made on several cores, a batch ahead of the one that is handed out.
    /// </summary>
    internal IEnumerable<T> Made<T>(long from, long to, Func<SyntheticLetter, T> make)
    {
        var next = Task.Run(() => Batch(from, to, make));
        for (var start = from; start < to; start += BatchSize)
        {
            var batch = next.GetAwaiter().GetResult();
            var following = start + BatchSize;
            next = Task.Run(() => Batch(following, to, make));
            foreach (var made in batch)
            {
                yield return made;
            }
        }
    }

    private T[] Batch<T>(long from, long to, Func<SyntheticLetter, T> make)
    {
        var batch = new T[Math.Clamp(to - from, 0, BatchSize)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism };
        Parallel.For(0, batch.Length, options, i => batch[i] = make(Letter(from + i)));
        return batch;
    }

    /// <summary>One letter by its position, from 0.</summary>
    public SyntheticLetter Letter(long index)
    {
        var latent = _latent.Draw(index);
        var layoutRandom = new CounterRandom(_options.Seed, RandomStream.Layout, index);
        var layout = LayoutEra.Choose(latent.Dates.Decision, _options, layoutRandom);
        if (layout == LetterLayout.L1)
        {
            latent.Items.RemoveRange(1, latent.Items.Count - 1);
        }

        var artefactRandom = new CounterRandom(_options.Seed, RandomStream.Artefacts, index);
        var artefacts = ArtefactPlan.Draw(_options, layout, artefactRandom);
        var decided = _decider.Decide(latent);
        var draft = Write(latent, decided, layout, artefacts);
        var page = LayoutWriter.Set(draft);
        var text = new LetterText(draft, artefacts, artefactRandom).Render(page);
        return TruthOf(draft, decided, artefacts, text);
    }

    private LetterDraft Write(
        LatentLetter latent, DecidedDraft[] decided, LetterLayout layout, LetterArtefacts artefacts)
    {
        var titleWords = CaseWords.Of(
            latent, latent.Author, Phrases.Default, new CounterRandom(
                _options.Seed, RandomStream.Title, latent.Source));
        var items = TitleWriter.Write(latent, titleWords);
        var context = CaseWords.Of(
            latent, latent.Author, Phrases.Default, new CounterRandom(
                _options.Seed, RandomStream.Summary, latent.Source));
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
            CaseNumber = CaseNumberOf(latent),
            Layout = layout,
            Case = latent,
            Summary = summary,
            Items = drafts,
            Frame = FrameWords.Of(latent, layout, context),
            Documents = layout <= LetterLayout.L3 ? FrameWords.Documents(context) : [],
            VerdictApart = artefacts.HasFlag(LetterArtefacts.VerdictOnNextLine),
        };
    }

    private static string CaseNumberOf(LatentLetter latent) => string.Create(
        CultureInfo.InvariantCulture, $"CM{latent.Dates.Received.Year % 100:00}-9{latent.Index:000000}");

    private static SyntheticLetter TruthOf(
        LetterDraft draft, DecidedDraft[] decided, LetterArtefacts artefacts, string text)
    {
        var latent = draft.Case;
        return new SyntheticLetter
        {
            Index = latent.Index,
            CaseNumber = draft.CaseNumber,
            Layout = draft.Layout,
            Artefacts = artefacts,
            Text = text,
            Summary = draft.Summary.Text,
            SummaryLeaks = draft.Summary.Leaks,
            Items = [.. decided.Select((d, i) => Truth.Item(draft, d, i))],
            Cluster = ClusterPlan.NameOf(latent.Source),
            ClusterKind = latent.ClusterKind,
            InjuryDate = latent.Dates.Injury,
            UrDenialDate = latent.Dates.UrDenial,
            ReceivedDate = latent.Dates.Received,
            AssignedDate = latent.Dates.Assigned,
            DecisionDate = latent.Dates.Decision,
            Age = artefacts.HasFlag(LetterArtefacts.MissingAge) ? null : latent.Person.Age,
            Sex = latent.Person.Sex,
            Priority = latent.Priority,
            Reviewer = latent.Reviewer.Number,
            ReviewerSpecialty = latent.Reviewer.Specialty,
            Requester = latent.Requester,
            Draft = draft,
        };
    }
}
