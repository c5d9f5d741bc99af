using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Model;

namespace ImrPredict.Training.Export;

/// <summary>
/// A model's learners as an ONNX file: from a vector of features to the calibrated probability of overturn. How a text
/// becomes features is not in it, nor are intervals, reasons and precedents.
/// </summary>
public static class OnnxModel
{
    private const string Features = "features";
    private const string Kind = "kind";
    private const string LogOdds = "log_odds";
    private const string Probability = "probability";

    /// <summary>The file.</summary>
    /// <param name="model">The model; <see cref="FeatureVector"/> names the features that the file takes.</param>
    public static byte[] Write(OutcomeModel model)
    {
        var (learners, settings) = (model.Parts.Learners, model.Parts.Settings);
        var width = FeatureVector.Width(model);
        var graph = new OnnxGraph("imrpredict");
        graph.Input(
            Features, width, isWhole: false,
            "The features of each item, in the order of the list that imr-train export --columns writes.");
        graph.Input(Kind, null, isWhole: true, FeatureVector.KindMeaning);
        graph.Output(LogOdds, "Log-odds of overturn before calibration.");
        graph.Output(Probability, "Calibrated probability that the denial is overturned.");
        AddScores(graph, learners, width);
        AddSum(graph, learners);
        var (slope, level) = (Math.Max(settings.Calibration.Parameters[0], 0), settings.Calibration.Parameters[1]);
        AddCalibration(graph, slope, level);
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"in the graph: sigmoid({slope} x log_odds + {level}), within 0.0001 and 0.9999");
        return graph.ToModel(
            typeof(OnnxModel).Assembly.GetName().Version!.ToString(3),
            "Text features are not made here: the columns of words, phrases and clinical evidence must be filled "
                + $"before.\n{LegalNotice.Text}",
            [
                ("model_id", model.Id), ("model_sha256", model.Sha256), ("learner", model.Selected),
                ("features", string.Create(CultureInfo.InvariantCulture, $"{width}")),
                ("kind", FeatureVector.KindMeaning),
                ("text_features", "not made by this file: ImrPredict turns texts and fields into the features"),
                ("calibration", said), ("intervals", "not in this file"),
                ("learnt_from", model.IsSynthetic ? "invented cases alone" : "decisions that card.md names"),
                ("notice", LegalNotice.Text),
            ]);
    }

    // Log-odds by each learner: the logistic regressions as one product, and the trees of all learners together.
    private static void AddScores(OnnxGraph graph, LearnerMix learners, int width)
    {
        var members = learners.Members.Count;
        var weights = new float[width * members];
        for (var column = 0; column < learners.Weights.Length; column++)
        {
            weights[(column * members) + learners.MemberOf[column]] = learners.Weights[column];
        }

        var trees = new OnnxTrees(learners);
        graph.Constant("weights", weights, width, members);
        graph.Constant(
            "biases", [.. learners.Biases.Zip(trees.Levels, (bias, level) => (float)(bias + level))], members);
        graph.Node("MatMul", "products", [Features, "weights"]);
        graph.Node("Add", trees.Any ? "linear" : "scores", ["products", "biases"]);
        if (trees.Any)
        {
            graph.Node("TreeEnsembleRegressor", "trees", [Features], trees.Attributes, ofMachineLearning: true);
            graph.Node("Add", "scores", ["linear", "trees"]);
        }
    }

    // What an item has says which learners speak of it, and with what weight.
    private static void AddSum(OnnxGraph graph, LearnerMix learners)
    {
        var members = learners.Members.Count;
        var factors = Enumerable.Range(0, Fusion.Kinds).Select(kind => learners.FactorsOf((RowKind)kind)).ToList();
        graph.Constant("factors", [.. factors.SelectMany(kind => kind.Select(f => (float)f))], Fusion.Kinds, members);
        graph.Constant(
            "levels",
            [
                .. factors.Select((kind, i) => (float)(learners.Fusion.Levels[i]
                    - kind.Zip(learners.Fusion.Means, (factor, mean) => factor * mean).Sum())),
            ],
            Fusion.Kinds);
        graph.Constant("over_learners", 1);
        graph.Node("Gather", "factors_of_kind", ["factors", Kind]);
        graph.Node("Gather", "level_of_kind", ["levels", Kind]);
        graph.Node("Mul", "weighed", ["scores", "factors_of_kind"]);
        graph.Node("ReduceSum", "sum", ["weighed", "over_learners"], [OnnxAttribute.Of("keepdims", 0)]);
        graph.Node("Add", LogOdds, ["sum", "level_of_kind"]);
    }

    private static void AddCalibration(OnnxGraph graph, double slope, double level)
    {
        graph.Constant("slope", [(float)slope]);
        graph.Constant("level", [(float)level]);
        graph.Constant("least", [1e-4f]);
        graph.Constant("most", [1 - 1e-4f]);
        graph.Node("Mul", "stretched", [LogOdds, "slope"]);
        graph.Node("Add", "moved", ["stretched", "level"]);
        graph.Node("Sigmoid", "uncut", ["moved"]);
        graph.Node("Clip", Probability, ["uncut", "least", "most"]);
    }
}
