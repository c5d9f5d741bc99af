using ImrPredict.Training.Learners;
using Microsoft.ML.Trainers.FastTree;

namespace ImrPredict.Training.Export;

/// <summary>The trees of a model as ONNX's operator TreeEnsembleRegressor has them: every node in one list.</summary>
internal sealed class OnnxTrees
{
    private const string Inner = "BRANCH_LEQ";
    private const string Leaf = "LEAF";

    private readonly List<(long Tree, long Node, string Mode, long Feature, float Threshold, long Left, long Right)>
        _nodes = [];

    private readonly List<(long Tree, long Node, long Member, float Value)> _leaves = [];
    private readonly int _members;
    private int _trees;

    /// <summary>Takes the trees out of learners.</summary>
    public OnnxTrees(LearnerMix learners)
    {
        _members = learners.Members.Count;
        Levels = new double[_members];
        var first = learners.TreesReadAllColumns ? 0 : learners.Space.Names.Count;
        foreach (var (member, (ensemble, scale)) in learners.Trees.Zip(LearnedTrees.Of(learners.Chain)))
        {
            Levels[member] = scale * ensemble.Bias;
            for (var tree = 0; tree < ensemble.Trees.Count; tree++)
            {
                Add(ensemble.Trees[tree], scale * ensemble.TreeWeights[tree], first, member);
            }
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _trees > 0;

    /// <summary>What each learner's trees add to, in log-odds; 0 for a learner without trees.</summary>
    public double[] Levels { get; }

    /// <summary>Settings of the operator, which gives the sum of its trees for each learner.</summary>
    public IEnumerable<OnnxAttribute> Attributes =>
    [
        OnnxAttribute.Of("n_targets", _members),
        OnnxAttribute.Of("aggregate_function", "SUM"),
        OnnxAttribute.Of("post_transform", "NONE"),
        OnnxAttribute.Of("nodes_treeids", _nodes.Select(node => node.Tree)),
        OnnxAttribute.Of("nodes_nodeids", _nodes.Select(node => node.Node)),
        OnnxAttribute.Of("nodes_modes", _nodes.Select(node => node.Mode)),
        OnnxAttribute.Of("nodes_featureids", _nodes.Select(node => node.Feature)),
        OnnxAttribute.Of("nodes_values", _nodes.Select(node => node.Threshold)),
        OnnxAttribute.Of("nodes_truenodeids", _nodes.Select(node => node.Left)),
        OnnxAttribute.Of("nodes_falsenodeids", _nodes.Select(node => node.Right)),
        OnnxAttribute.Of("target_treeids", _leaves.Select(leaf => leaf.Tree)),
        OnnxAttribute.Of("target_nodeids", _leaves.Select(leaf => leaf.Node)),
        OnnxAttribute.Of("target_ids", _leaves.Select(leaf => leaf.Member)),
        OnnxAttribute.Of("target_weights", _leaves.Select(leaf => leaf.Value)),
    ];

    // Leaves are numbered behind the inner nodes; the first node is the root.
    private void Add(RegressionTreeBase tree, double weight, int first, int member)
    {
        var inner = tree.LeftChild.Count;
        long Place(int child) => child >= 0 ? child : inner + ~child;
        for (var node = 0; node < inner; node++)
        {
            _nodes.Add((
                _trees, node, Inner, first + tree.NumericalSplitFeatureIndexes[node],
                tree.NumericalSplitThresholds[node], Place(tree.LeftChild[node]), Place(tree.RightChild[node])));
        }

        for (var leaf = 0; leaf < tree.LeafValues.Count; leaf++)
        {
            _nodes.Add((_trees, inner + leaf, Leaf, 0, 0, 0, 0));
            _leaves.Add((_trees, inner + leaf, member, (float)(weight * tree.LeafValues[leaf])));
        }

        _trees++;
    }
}
