using ImrPredict.Cases;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Training.Package;

/// <summary>Writes <c>card.md</c>; every figure in it is filled in by the program.</summary>
internal static class ModelCard
{
    /// <summary>The card of a run, UTF-8.</summary>
    public static byte[] Write(TrainingRun run)
    {
        var card = new MarkdownText();
        ModelCardHead.Write(card, run);
        card.Line($"# Model {run.Model.Id}").Line($"");
        Purpose(card, run);
        Data(card, run);
        Inputs(card, run);
        Holds(card, run);
        ModelCardFigures.Write(card, run.Report);
        Leaks(card, run.Report);
        Use(card, run);
        Provenance(card, run);
        return card.ToBytes();
    }

    private static void Purpose(MarkdownText card, TrainingRun run)
    {
        card.Text($"{LegalNotice.Text.ReplaceLineEndings(" ")} IMR decisions are not precedents.");
        if (run.Data.Synthetic > 0)
        {
            card.Line($"")
                .Text(
                    $"**{Count(run.Data.Synthetic)} of its {Count(run.Data.Rows)} rows are synthetic: figures on ",
                    $"them say nothing about accuracy on real decisions.**");
        }

        card.Line($"").Text(
            $"Rows judged: {Count(run.Report.N)}, AUC {Number(run.Report.Metrics.Auc)}. ",
            $"{ModelCardFigures.OverPlain(run.Report)}");
        card.Heading("Purpose and limits")
            .Text($"- For: sorting a workload, retrospective quality work, research. It supports review by people.")
            .Text(
                $"- Never for: denying a request because review \"would uphold\"; discouraging an appeal; ranking ",
                $"physicians or reviewers; wording requests to please a model; taking a similar case as authority; ",
                $"any list sorted by a protected group.")
            .Text(
                $"- Law: medical necessity is decided by a licensed clinician on the patient's own records. A model ",
                $"of past outcomes is group data, which SB 1120 (Health & Safety Code 1367.01(k), Insurance Code ",
                $"10123.135) does not allow as the ground of a decision on care. Check current law before any use.")
            .Text(
                $"- Unit: one disputed item (one service in one case). Label: **Overturned** (positive) means that ",
                $"the denial was reversed; Upheld means that the denial stands. A case decided in part is items ",
                $"decided apart.");
    }

    private static void Data(MarkdownText card, TrainingRun run)
    {
        var (data, report) = (run.Data, run.Report);
        card.Heading("Data")
            .Text(
                $"- Learnt from {Count(data.Rows)} items, {Count(data.Overturned)} overturned ",
                $"({Percent((double)data.Overturned / data.Rows)}), in {Count(data.Clusters)} clusters of cases ",
                $"and near-duplicate texts: {Which(data.Refit)}.")
            .Text($"- Sources: {Counts(data.BySource)}.")
            .Text($"- Years: {Counts(data.ByYear)}.")
            .Text(
                $"- Layouts of letters: ",
                $"{(data.ByLayout.Count == 0 ? "none, no letter was read" : Counts(data.ByLayout))}.")
            .Bullets(SourceWords.Of(report.Repeated) is { } repeated ? [repeated] : [])
            .Bullets(SourceWords.Of(report.Sources))
            .Bullets(report.DataErrors is { } errors ? [errors.Words] : [])
            .Text(
                $"- Excluded: {Count(report.NDropped)} rows that could stand on neither side of the split (undated, ",
                $"or of a cluster on both sides). Never in such data: ineligible and withdrawn applications, and ",
                $"denials that the plan reversed itself before a decision. Requests that reach review are a ",
                $"selected, adverse tail of all requests.");
    }

    private static void Inputs(MarkdownText card, TrainingRun run) => card.Heading("What it reads")
        .Text(
            $"Only what is known before the review: {string.Join(", ", FeatureSpace.InputFields)}. Never: the ",
            $"decision, its date, rationale, reviewer's guideline and specialty, days to review, case number, year, ",
            $"sex, age. Text that states the verdict is cut first. Columns: ",
            $"{Counts(run.Model.Features.ColumnsByBlock())}. The clinical text of published letters is the ",
            $"reviewer's summary, written after reading the record; what an analyst holds instead (request, ",
            $"utilization review letter) reads differently, and figures may be lower there.");

    private static void Holds(MarkdownText card, TrainingRun run)
    {
        var columns = run.Model.Features.ColumnsByBlock();
        var fewest = run.Options.Features.MinDocumentFrequency;
        card.Heading("What it holds of the texts")
            .Text(
                $"No letter and no sentence. Near duplicates count as one letter.")
            .Line($"")
            .Text(
                $"- `model.zip`{(run.PlainArchive.Length > 0 ? " and `plain.zip`" : "")}: words and runs of words or ",
                $"characters, each in at least {fewest} letters (of titles ",
                $"{Count(columns["title"] + columns["title-characters"])}, of clinical texts ",
                $"{Count(columns["text"] + columns["text-characters"])}); categories and cells, each of at least ",
                $"{run.Options.Features.MinCategoryCount} letters. A number of a text is one sign, whatever it says.");
        if (run.ReadsNoWords)
        {
            card.Text($"- **No word stands in {fewest} letters, so the model reads none.** Give more letters.");
        }

        card.Text(
            $"- `metrics.json`, `reference.json`, `report.html` and this card: counts, shares and figures; columns ",
            $"and categories by name, each of at least {CommonNames.FewestLetters} letters; names of input files.");
        if (run.Precedents is not null)
        {
            card.Text(
                $"- `precedents.bin`: of each decision its case number, date, outcome, service, and the title of its ",
                $"request and words of its diagnoses. Of words only those that the program's own tables name or ",
                $"{CommonNames.FewestLetters} letters have in common, of numbers those of up to four digits; a sketch ",
                $"by which copies of its text are known.");
        }

        card.Text(
            $"- `learnt.bin`: fingerprints. Who holds a case number or a text can tell whether it was learnt from.");
    }

    private static void Leaks(MarkdownText card, EvaluationReport report)
    {
        if (report.Leak is not { } leak)
        {
            return;
        }

        card.Heading("Leak tests")
            .Text($"- Sentinel: {(leak.Tripped ? "**tripped**: " + string.Join("; ", leak.Reasons) : "quiet")}.")
            .Text(
                $"- {(leak.Texts == 0 ? "no clinical text to look into" : leak.Looked)}; ",
                $"{Count(leak.LeftOut)} rows left out of training for it.");
        if (leak.UncutGain is { } gain)
        {
            card.Text(
                $"- The same features and learner on text before cutting: AUC {Number(leak.UncutAuc)}, after cutting ",
                $"{Number(leak.CutAuc)}; difference {WithSign(gain.Auc)}.");
        }
        else
        {
            card.Text($"- No text was cut, so there is no uncut text to compare with.");
        }

        card.Text($"- Strongest single features (AUC alone; surely above 0.80 training stops):").Line($"")
            .Table(
                ["feature", "AUC alone", "towards", "rows"],
                leak.Features.Take(5).Select(f => (IReadOnlyList<string>)
                [
                    $"`{f.Feature}`", Number(f.Auc), f.Raises ? "overturn" : "uphold", Count(f.N),
                ]));
    }

    private static void Use(MarkdownText card, TrainingRun run)
    {
        var (report, metrics) = (run.Report, run.Report.Metrics);
        card.Heading("Use")
            .Text(
                $"- Read the probability beside the base rate of the service; rank by it. Do not read it as yes or ",
                $"no: at the saved threshold of 0.5 the model is {Percent(metrics.Accuracy)} right, and always ",
                $"saying the commoner outcome is {Percent(metrics.MajorityAccuracy)} right. Accuracy is therefore no ",
                $"ground to choose a threshold. As many rows as were overturned stand at {Number(report.MarkedFrom)} ",
                $"and above; the error rates of the subgroups are taken there. Choose a threshold by how many items ",
                $"can be looked at.")
            .Bullets(report.DecisionCurve.Count == 0 ? [] :
                [$"decision curve (net benefit by threshold): {DecisionCurve.Words(report.DecisionCurve)}"])
            .Text(
                $"- Abstention: `imr-score` gives no probability, but a reason, where too little is known of an item ",
                $"(no service or category that training knew and hardly any clinical text).")
            .Text(
                $"- Intervals of single probabilities tell how well calibration is known at that score, not how far ",
                $"the future drifts.")
            .Text(
                $"- Drift: `imr-train drift NEW --model DIR` compares new rows with `reference.json`. ",
                $"{DriftWords.RetrainTrigger}")
            .Text(
                $"- Privacy: see \"What it holds of the texts\". Words that many letters have in common can still ",
                $"tell something together: give a model of letters that are not public to no one who may not ",
                $"read them.");
    }

    private static void Provenance(MarkdownText card, TrainingRun run) => card.Heading("Provenance")
        .Text(
            $"- Model {run.Model.Id}; SHA-256 of model.zip {run.Model.Sha256}; hashes of the other files in ",
            $"manifest.json.")
        .Text($"- Data SHA-256 {run.Data.Hash}; settings in options.json, seed {run.Options.Seed}.")
        .Text(
            $"- Made by ImrPredict {ModelManifest.VersionOf(typeof(ModelManifest))} with Microsoft.ML ",
            $"{ModelManifest.VersionOf(typeof(Microsoft.ML.MLContext))}; saved learner: ",
            $"{run.Model.Selected}{Mix(run.Model)}, calibration: {run.Model.Parts.Settings.Calibration.Kind}.")
        .Text($"- Contact: {run.Options.Contact ?? "not stated (setting `contact` of the training options)"}.");

    private static string Which(string refit) => refit switch
    {
        "all" => "all rows given; the figures below are from models that had not seen the rows judged",
        "split" => "the training side of the split",
        _ => $"the years {refit} alone",
    };

    // Of a single learner the name says it all.
    private static string Mix(OutcomeModel model) => model.Learners.Count == 1
        ? ""
        : $" ({string.Join(", ", model.Learners.Select(l => FormattableString.Invariant($"{l.Key} {l.Value:0.00}")))})";

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.Select(pair => $"{pair.Key} {Count(pair.Value)}"));
}
