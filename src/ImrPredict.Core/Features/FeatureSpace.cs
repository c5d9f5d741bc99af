using ImrPredict.Cases;
using ImrPredict.Features.Categorical;
using ImrPredict.Features.Encoding;
using ImrPredict.Features.Evidence;
using ImrPredict.Features.Lexical;
using ImrPredict.Features.Published;
using ImrPredict.Features.Rows;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features;

/// <summary>
/// What was learnt from training items about how to turn an item into numbers: category levels, phrases of title and
/// clinical text with their document frequencies, and overturn rates of cells. It reads <see cref="DisputedItem"/>
/// alone when it transforms, so no decision can reach a feature; case number, year, age and sex are never read.
/// Immutable and safe from several threads.
/// </summary>
public sealed partial class FeatureSpace
{
    // Room for what an item has beside the words of its text; more is found when needed.
    private const int UsualColumns = 160;

    private readonly OneHotBlock levels;
    private readonly TextBlocks title;
    private readonly TextBlocks text;
    private readonly TargetRateBlock rates;
    private readonly EncodedBlock encodedTitle;
    private readonly EncodedBlock encodedText;
    private readonly double evidenceWeight;
    private readonly PublishedRateBlock knowledge;
    private readonly TextEncoder? encoder;

    private FeatureSpace(
        OneHotBlock levels, TextBlocks title, TextBlocks text, TargetRateBlock rates, double evidenceWeight,
        PublishedRateBlock knowledge, EncodedBlock encodedTitle, EncodedBlock encodedText, TextEncoder? encoder)
    {
        (this.levels, this.title, this.text, this.rates) = (levels, title, text, rates);
        (this.evidenceWeight, this.knowledge) = (evidenceWeight, knowledge);
        (this.encodedTitle, this.encodedText, this.encoder) = (encodedTitle, encodedText, encoder);
        Names =
        [
            .. levels.Names, .. title.Names, .. text.Names, .. EvidenceNames(evidenceWeight),
            .. knowledge.Names, .. encodedTitle.Names, .. encodedText.Names,
        ];
    }

    /// <summary>Whether a pretrained language model reads the texts; scoring is then about a hundred times slower.</summary>
    public bool UsesEncoder => encodedTitle.Names.Count + encodedText.Names.Count > 0;

    /// <summary>Names of the columns of the sparse part, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names of the values of the dense part, in order.</summary>
    public static IReadOnlyList<string> DenseNames { get; } = [.. TargetRateBlock.Names, .. NumberBlock.Names];

    /// <summary>How many of the dense part, at its head, are rates, which count outcomes.</summary>
    internal static int RateCount => TargetRateBlock.Names.Count;

    /// <summary>Fields of <see cref="DisputedItem"/> that the space reads.</summary>
    public static IReadOnlyList<string> InputFields { get; } =
    [
        nameof(DisputedItem.RequestedService), nameof(DisputedItem.ServiceCategory),
        nameof(DisputedItem.RequestedQuantity), nameof(DisputedItem.AuthorisedQuantity),
        nameof(DisputedItem.DisputedQuantity), nameof(DisputedItem.BodyPart), nameof(DisputedItem.UrDecision),
        nameof(DisputedItem.ClaimsAdministratorGuideline), nameof(DisputedItem.Priority),
        nameof(DisputedItem.ReviewType), nameof(DisputedItem.InjuryDate), nameof(DisputedItem.UrDenialDate),
        nameof(DisputedItem.ReceivedDate), nameof(DisputedItem.AssignedDate), nameof(DisputedItem.ItemsInCase),
        nameof(DisputedItem.ClinicalText), nameof(DisputedItem.DiagnosisCategory),
        nameof(DisputedItem.DiagnosisSubcategory), nameof(DisputedItem.TreatmentCategory),
        nameof(DisputedItem.TreatmentSubcategory), nameof(DisputedItem.ImrType),
    ];

    /// <summary>Number of columns of each block.</summary>
    public IReadOnlyDictionary<string, int> ColumnsByBlock() => new SortedDictionary<string, int>
    {
        ["dense"] = DenseNames.Count,
        ["encoded-text"] = encodedText.Names.Count,
        ["encoded-title"] = encodedTitle.Names.Count,
        ["evidence"] = EvidenceNames(evidenceWeight).Count,
        ["knowledge"] = knowledge.Names.Count,
        ["levels"] = levels.Count,
        ["text"] = text.Count,
        ["title"] = title.Count,
    };

    /// <summary>A row without the sparse columns of other views; the dense part stays.</summary>
    /// <param name="row">A row of this space.</param>
    /// <param name="view">The view to keep.</param>
    public FeatureRow Only(FeatureRow row, FeatureView view)
    {
        var indices = new List<int>(row.Indices.Length);
        var values = new List<float>(row.Indices.Length);
        for (var i = 0; i < row.Indices.Length; i++)
        {
            if (ViewOf(row.Indices[i]) == view)
            {
                indices.Add(row.Indices[i]);
                values.Add(row.Values[i]);
            }
        }

        return new FeatureRow([.. indices], [.. values], row.DenseArray);
    }

    /// <summary>Learns the space from training items, which all count the same.</summary>
    /// <param name="training">Training items; rows to be tested must not be among them.</param>
    /// <param name="options">Settings.</param>
    public static FeatureSpace Fit(IReadOnlyList<DecidedItem> training, FeatureOptions options) =>
        Fit(training, [.. Enumerable.Repeat(1.0, training.Count)], options);

    /// <summary>Learns the space from weighted training items; the weights count in the rates alone.</summary>
    /// <param name="training">Training items; rows to be tested must not be among them.</param>
    /// <param name="weights">Their weights, same length, e.g. by recency.</param>
    /// <param name="options">Settings.</param>
    /// <param name="encoder">Reads the texts as a whole; null leaves those blocks out, whatever the settings say.</param>
    public static FeatureSpace Fit(
        IReadOnlyList<DecidedItem> training, IReadOnlyList<double> weights, FeatureOptions options,
        TextEncoder? encoder = null)
    {
        var items = training.Select(t => t.Item).ToList();
        EncodedBlock Encoded(string name, Func<DisputedItem, string> textOf) => encoder is null
            ? EncodedBlock.Off(name)
            : EncodedBlock.Fit(name, items.Select(textOf), options.EncoderWeight, encoder);
        return new FeatureSpace(
            OneHotBlock.Fit(items, options.MinCategoryCount, options.CategoryWeight),
            TextBlocks.Fit([.. items.Select(i => i.RequestedService)], options.TitlePhrases, options.TitleCharacters),
            TextBlocks.Fit([.. items.Select(i => i.ClinicalText)], options.TextPhrases, options.TextCharacters),
            TargetRateBlock.Fit(training, weights, options.RateSmoothing),
            options.EvidenceWeight,
            new PublishedRateBlock(options.KnowledgeWeight),
            Encoded("title", i => i.RequestedService),
            Encoded("text", i => i.ClinicalText),
            encoder);
    }

    /// <summary>Turns an item into numbers.</summary>
    /// <param name="item">What is known before the review.</param>
    public FeatureRow Transform(DisputedItem item) => Transform(item, null, rates).Row;

    /// <summary>Turns an item into numbers whose text has been read.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="reading">What <see cref="Read(string)"/> made of its clinical text.</param>
    public FeatureRow Transform(DisputedItem item, ClinicalReading reading) => Transform(item, reading, rates).Row;

    /// <summary>The same, with <see cref="KnownShare(DisputedItem)"/>.</summary>
    internal (FeatureRow Row, double KnownShare) TransformKnown(DisputedItem item, ClinicalReading reading)
    {
        var (row, (known, all)) = Transform(item, reading, rates);
        return (row, Share(known + reading.KnownWords.Known, all + reading.KnownWords.All));
    }

    /// <summary>Reads a clinical text, once for all items that have it.</summary>
    public ClinicalReading Read(string clinicalText) => Read(TokenizedText.Of(clinicalText));

    /// <summary>The same for a text that is split already.</summary>
    internal ClinicalReading Read(TokenizedText split)
    {
        var words = new RowBuilder(split.Text.Length / 4);
        var found = text.Read(split, words, 0);
        return new ClinicalReading(split, words.Build([]), found.Sentences)
        {
            FirstColumn = FirstTextColumn,
            KnownWords = (found.KnownWords, found.AllWords),
            Encoded = UsesEncoder ? new(() => Encode(split.Text)) : null,
        };
    }

    /// <summary>Share of an item's words and category levels that training met often enough.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <returns>From 0 to 1; 0 for an item without words and levels.</returns>
    public double KnownShare(DisputedItem item)
    {
        var known = levels.Append(item, new RowBuilder(), 0);
        var inTitle = title.KnownWords(item.RequestedService);
        var inText = text.KnownWords(item.ClinicalText);
        return Share(known.Known + inTitle.Known + inText.Known, known.All + inTitle.All + inText.All);
    }

    /// <summary>
    /// Turns training items into numbers such that no item's own outcome reaches its rates: those of a fold are
    /// counted without the fold.
    /// </summary>
    /// <param name="training">The items that the space was fitted on, same order.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="folds">Fold of each item, from 0; items that belong together share one.</param>
    /// <param name="options">The settings that the space was fitted with.</param>
    public IReadOnlyList<FeatureRow> TransformTraining(
        IReadOnlyList<DecidedItem> training, IReadOnlyList<double> weights, IReadOnlyList<int> folds,
        FeatureOptions options)
    {
        var without = Enumerable.Range(0, folds.DefaultIfEmpty(-1).Max() + 1)
            .Select(fold => TargetRateBlock.Fit(
                training, [.. weights.Select((w, i) => folds[i] == fold ? 0 : w)], options.RateSmoothing))
            .ToList();
        return [.. training.Select((t, i) => Transform(t.Item, null, without[folds[i]]).Row)];
    }

    /// <summary>
    /// The weighed sum of the evidence, column by column: a column of which the sum is made, and its weight in it. The
    /// sum is the last column of the evidence; null where the space has none.
    /// </summary>
    public (int Sum, IEnumerable<(int Column, float Weight)> Parts)? WeighedEvidence
    {
        get
        {
            if (evidenceWeight <= 0)
            {
                return null;
            }

            var first = levels.Count + title.Count + text.Count;
            return (first + EvidenceFeatures.Names.Count - 1, EvidenceFeatures.Weights
                .Select((weight, i) => (Column: first + i, Weight: weight)).Where(part => part.Weight != 0));
        }
    }

    /// <summary>Whether a sparse column is one of the encoder's numbers.</summary>
    public bool IsEncoded(int column) => ViewOf(column) == FeatureView.Whole;

    private int FirstTextColumn => levels.Count + title.Count;

    private FeatureView ViewOf(int column) =>
        column < levels.Count + title.Count + text.Count ? FeatureView.Words
            : column < Names.Count - encodedTitle.Names.Count - encodedText.Names.Count ? FeatureView.Facts
            : FeatureView.Whole;

    private static IReadOnlyList<string> EvidenceNames(double weight) => weight > 0 ? EvidenceFeatures.Names : [];

    private void AppendEvidence(DisputedItem item, ClinicalReading? reading, RowBuilder row)
    {
        if (evidenceWeight <= 0)
        {
            return;
        }

        var mentions = reading?.MentionsOf(item) ?? RequestMentions.In(item);
        var offset = levels.Count + title.Count + text.Count;
        Span<EvidenceValue> values = stackalloc EvidenceValue[EvidenceFeatures.Names.Count];
        var filled = EvidenceFeatures.Fill(item, mentions, values);
        foreach (var (column, value) in values[..filled])
        {
            row.Add(offset + column, (float)(evidenceWeight * value));
        }
    }

    private void AppendEncoded(DisputedItem item, ClinicalReading? reading, RowBuilder row)
    {
        if (UsesEncoder)
        {
            var offset = Names.Count - encodedText.Names.Count;
            encodedTitle.Append(item.RequestedService, row, offset - encodedTitle.Names.Count, encoder);
            row.AddRange(reading?.Encoded?.Value ?? Encode(item.ClinicalText), offset);
        }
    }

    private FeatureRow Encode(string clinicalText)
    {
        var row = new RowBuilder();
        encodedText.Append(clinicalText, row, 0, encoder);
        return row.Build([]);
    }

    private static double Share(int known, int all) => all == 0 ? 0 : (double)known / all;

    // Without a reading the words of the text go straight into the row. Known are the levels and the words of the title.
    private (FeatureRow Row, (int Known, int All) Known) Transform(
        DisputedItem item, ClinicalReading? reading, TargetRateBlock itemRates)
    {
        var row = new RowBuilder((item.ClinicalText.Length / 4) + UsualColumns);
        var known = levels.Append(item, row, 0);
        var inTitle = title.Append(item.RequestedService, row, levels.Count);
        if (reading is not null)
        {
            row.AddRange(reading.Words, FirstTextColumn);
        }
        else
        {
            text.Append(item.ClinicalText, row, FirstTextColumn);
        }

        AppendEvidence(item, reading, row);
        knowledge.Append(
            item, row, levels.Count + title.Count + text.Count + EvidenceNames(evidenceWeight).Count);
        AppendEncoded(item, reading, row);
        var dense = new float[DenseNames.Count];
        itemRates.Fill(item, dense);
        NumberBlock.Fill(item, dense.AsSpan(TargetRateBlock.Names.Count));
        return (row.Build(dense), (known.Known + inTitle.Known, known.All + inTitle.All));
    }
}
