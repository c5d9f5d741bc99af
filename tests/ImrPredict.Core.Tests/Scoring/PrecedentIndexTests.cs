using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Tests.Training;
using ImrPredict.Text.Evidence;
using ImrPredict.Training;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Precedents;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Scoring;

public sealed class PrecedentIndexTests : IDisposable
{
    private const string Story =
        "She fell from a ladder in the warehouse and hurt her lower back. Six weeks of physical therapy failed. "
        + "Straight leg raise is positive on the left, and the ankle reflex is weak on that side.";

    private const string OtherStory =
        "A crate slipped at the depot and his back has ached since. Physical therapy failed over two months. "
        + "Straight leg raise is positive on the right and the knee reflex is weak there.";

    private static readonly Lazy<TrainingRun> Trained = new(() => ModelTrainer.Train(
        SmallCases.Make(200), SmallRun.Quick with { Candidates = [CandidateNames.Text] }));

    private readonly TemporaryFolder _folder = new();
    private readonly List<DecidedItem> _past = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_most_similar_earlier_decisions_come_first_with_outcome_date_and_similarity()
    {
        Past("A-1", "MRI of the lumbar spine", "lumbar spine", OtherStory, 2015, overturned: true);
        Past("A-2", "Zolpidem 10mg", "brain", "Sleep is poor.", 2015);

        var found = Find(Item("N-1", "MRI of the lumbar spine", "lumbar spine", Story, received: 2017));

        Assert.Equal(["A-1"], found.Select(p => p.CaseNumber));
        Assert.Equal((Outcome.Overturned, new DateOnly(2015, 6, 1)), (found[0].Outcome, found[0].Decided));
        Assert.InRange(found[0].Similarity, 0.6, 1);
        Assert.Matches("^A-1/1 Overturned 2015-06-01, similarity [01]\\.\\d\\d: MRI of the lumbar spine$",
            found[0].ToString());
    }

    [Fact]
    public void A_decision_later_than_the_item_is_never_shown()
    {
        Past("A-1", "MRI of the lumbar spine", "lumbar spine", "", 2018);
        Past("A-2", "MRI of the lumbar spine", "lumbar spine", "", 2016);

        var found = Find(Item("N-1", "MRI of the lumbar spine", "lumbar spine", "", received: 2017));

        Assert.Equal(["A-2"], found.Select(p => p.CaseNumber));
    }

    [Fact]
    public void The_case_itself_and_near_duplicates_of_its_text_are_never_shown()
    {
        Past("N-1", "MRI of the lumbar spine", "lumbar spine", Story, 2015);
        Past("A-1", "MRI of the lumbar spine", "lumbar spine", Story + " She is right handed.", 2015);
        Past("A-2", "MRI of the lumbar spine", "lumbar spine", "Nothing else is known of him.", 2015);

        var found = Find(Item("N-1", "MRI of the lumbar spine", "lumbar spine", Story, received: 2017));

        Assert.Equal(["A-2"], found.Select(p => p.CaseNumber));
    }

    [Fact]
    public void Each_cluster_gives_one_precedent_and_there_are_at_most_three()
    {
        for (var i = 0; i < 6; i++)
        {
            Past($"A-{i / 2}", "MRI of the lumbar spine", "lumbar spine", "", 2015, number: (i % 2) + 1);
            Past($"B-{i}", "MRI of the lumbar spine", "lumbar spine", "", 2014);
        }

        var found = Find(Item("N-1", "MRI of the lumbar spine", "lumbar spine", "", received: 2017));

        Assert.Equal(["A-0", "A-1", "A-2"], found.Select(p => p.CaseNumber));
    }

    [Fact]
    public void A_decided_item_without_dates_has_no_earlier_decisions_that_are_known_as_such()
    {
        Past("A-1", "MRI of the lumbar spine", "lumbar spine", "", 2015);
        var open = Item("N-1", "MRI of the lumbar spine", "lumbar spine", "", received: null);

        Assert.Single(Find(open));
        Assert.Empty(Find(open with { Decision = new Decision { Outcome = Outcome.Upheld } }));
    }

    [Fact]
    public void The_file_holds_no_clinical_text_and_no_rationale_and_is_the_same_bytes_again()
    {
        Past("A-1", "MRI of the lumbar spine", "lumbar spine", Story, 2015, rationale: "Thereforethereviewerfinds");
        Save("one");
        Save("two");

        var bytes = File.ReadAllBytes(Path.Combine(_folder.File("one"), PrecedentFile.Name));

        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_folder.File("two"), PrecedentFile.Name)));
        var text = System.Text.Encoding.Latin1.GetString(bytes).ToLowerInvariant();
        Assert.Contains("mri of the lumbar spine", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ladder", text, StringComparison.Ordinal);
        Assert.DoesNotContain("thereforethereviewerfinds", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_precedents_has_the_same_model_and_an_index_that_was_changed_is_refused()
    {
        Past("A-1", "MRI of the lumbar spine", "lumbar spine", Story, 2015);
        var with = Save("with");
        var without = ModelPackage.Save(_folder.File("without"), Trained.Value with { Precedents = null });
        File.AppendAllText(Path.Combine(_folder.File("with"), PrecedentFile.Name), "x");

        Assert.Equal(with.ModelId, without.ModelId);
        Assert.Null(PrecedentIndex.OpenOrNull(_folder.File("without")));
        var refused = Assert.Throws<ImrPredictException>(() => PrecedentIndex.OpenOrNull(_folder.File("with")));
        Assert.Contains(PrecedentFile.Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_item_shares_with_a_precedent_is_told_in_words()
    {
        Past("A-1", "MRI of the lumbar spine without contrast", "lumbar spine", OtherStory, 2015);
        Past("A-2", "Lumbar brace", "lumbar spine", "Nothing else is known of him.", 2015);
        var read = Item("N-1", "MRI lumbar region", "lumbar spine", Story, received: 2017);
        var mentions = EvidenceFinder.Find(Story);
        var found = Find(read);
        var index = PrecedentIndex.OpenOrNull(_folder.File("model"))!;

        var near = index.Compare(read.Item, mentions, found.Single(p => p.CaseNumber == "A-1"))!;
        var far = index.Compare(read.Item, mentions, found.Single(p => p.CaseNumber == "A-2"))!;
        var none = index.Compare(read.Item, mentions, found[0] with { Number = 9 });

        Assert.Equal(["MRI", "lumbar"], near.SharedRequest);
        Assert.Equal(["region"], near.OwnRequest);
        Assert.Equal((ServiceLikeness.Same, true), (near.Service, near.SameBodyPart));
        Assert.Equal(ServiceLikeness.SameCategory, far.Service);
        Assert.Contains(near.SharedEvidence, term => term is { Words: "failed conservative care", IsDenied: false });
        Assert.Empty(far.SharedEvidence);
        Assert.Equal(
            near.SharedEvidence.Concat(near.OwnEvidence).Select(e => (e.Words, e.IsDenied)).Order(),
            mentions.Where(m => m.Status is Assertion.Present or Assertion.Absent)
                .Select(m => (EvidenceFinder.WordsOf(m.Concept), m.Status == Assertion.Absent)).Distinct().Order());
        Assert.Null(none);
    }

    [Fact]
    public void Diagnoses_that_both_have_are_told_in_words_and_others_are_counted()
    {
        // A package keeps words that five letters have.
        for (var i = 0; i < 5; i++)
        {
            Past($"A-{i}", "MRI of the lumbar spine", "lumbar spine", "", 2015);
            _past[i] = _past[i] with
            {
                Item = _past[i].Item with { Diagnoses = ["lumbar radiculopathy", "gout"] },
            };
        }

        var read = Item("N-1", "MRI of the lumbar spine", "lumbar spine", "", received: 2017);
        read = read with { Item = read.Item with { Diagnoses = ["radiculopathy", "stenosis"] } };

        var found = Find(read);
        var likeness = PrecedentIndex.OpenOrNull(_folder.File("model"))!.Compare(read.Item, [], found[0])!;

        Assert.Equal(["radiculopathy"], likeness.SharedDiagnoses);
        Assert.Equal(["stenosis"], likeness.OwnDiagnoses);
        Assert.Equal(2, likeness.OtherDiagnoses);
    }

    private void Past(
        string caseNumber, string title, string part, string text, int year, bool overturned = false, int number = 1,
        string? rationale = null) =>
        _past.Add(new DecidedItem(
            Item(caseNumber, title, part, text, null).Item with { Number = number },
            new Decision
            {
                Outcome = overturned ? Outcome.Overturned : Outcome.Upheld,
                DecisionDate = new DateOnly(year, 6, 1),
                Rationale = rationale,
            }));

    private static ItemRead.Parsed Item(
        string caseNumber, string title, string part, string text, int? received) => new(
        new SourceLocation("x.csv"),
        new DisputedItem
        {
            CaseNumber = caseNumber,
            Number = 1,
            Source = ItemSource.DwcLetter,
            RequestedService = title,
            ServiceCategory = new ServiceCategory(
                "Diagnostic Testing", title.StartsWith("MRI", StringComparison.Ordinal) ? "Imaging" : "Other"),
            BodyPart = part,
            ClinicalText = text,
            ReceivedDate = received is { } year ? new DateOnly(year, 1, 1) : null,
        },
        null, null, []);

    private ModelManifest Save(string name) => ModelPackage.Save(_folder.File(name), Trained.Value with
    {
        Precedents = new PrecedentSource(_past, DuplicateClusters.Find(_past, 0.5)),
    });

    private IReadOnlyList<Precedent> Find(ItemRead.Parsed read)
    {
        if (!Directory.Exists(_folder.File("model")))
        {
            Save("model");
        }

        var index = PrecedentIndex.OpenOrNull(_folder.File("model"))!;
        return index.Find(read, EvidenceFinder.Find(read.Item.ClinicalText));
    }
}
