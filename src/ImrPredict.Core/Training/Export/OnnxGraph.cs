using System.Buffers.Binary;

namespace ImrPredict.Training.Export;

/// <summary>
/// A graph of ONNX operators as it is put together, node by node. Field numbers are those of onnx.proto
/// (github.com/onnx/onnx, IR version 8).
/// </summary>
/// <param name="name">Name of the graph.</param>
internal sealed class OnnxGraph(string name)
{
    private const int IrVersion = 8;
    private const int Operators = 13;
    private const int MachineLearningOperators = 3;
    private const string MachineLearning = "ai.onnx.ml";
    private const int Float = 1;
    private const int Int64 = 7;

    private readonly ProtobufMessage _graph = new ProtobufMessage().Add(2, name);

    /// <summary>Adds an input of numbers.</summary>
    /// <param name="named">Its name.</param>
    /// <param name="width">Values for each item; null where an item has one number, without a dimension for it.</param>
    /// <param name="isWhole">Whether they are whole numbers.</param>
    /// <param name="meaning">What they are.</param>
    public void Input(string named, int? width, bool isWhole, string meaning) =>
        _graph.Add(11, Value(named, width, isWhole, meaning));

    /// <summary>Adds an output of one number for each item.</summary>
    public void Output(string named, string meaning) => _graph.Add(12, Value(named, null, false, meaning));

    /// <summary>Adds numbers that the graph holds.</summary>
    /// <param name="named">Their name.</param>
    /// <param name="values">The numbers, rows one after another.</param>
    /// <param name="shape">Length of each dimension; none for a single number.</param>
    public void Constant(string named, IReadOnlyList<float> values, params ReadOnlySpan<int> shape)
    {
        var bytes = new byte[values.Count * sizeof(float)];
        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        Constant(named, Float, bytes, shape);
    }

    /// <summary>Adds whole numbers that the graph holds, as a list.</summary>
    public void Constant(string named, long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Constant(named, Int64, bytes, [1]);
    }

    /// <summary>Adds an operator.</summary>
    /// <param name="operation">Its name in ONNX.</param>
    /// <param name="output">Name of what it gives.</param>
    /// <param name="inputs">Names of what it takes.</param>
    /// <param name="attributes">Its settings.</param>
    /// <param name="ofMachineLearning">Whether it is one of ONNX's operators of machine learning.</param>
    public void Node(
        string operation, string output, IReadOnlyList<string> inputs, IEnumerable<OnnxAttribute>? attributes = null,
        bool ofMachineLearning = false)
    {
        var node = new ProtobufMessage();
        foreach (var input in inputs)
        {
            node.Add(1, input);
        }

        node.Add(2, output).Add(3, output).Add(4, operation);
        foreach (var attribute in attributes ?? [])
        {
            node.Add(5, attribute.Message);
        }

        _graph.Add(1, ofMachineLearning ? node.Add(7, MachineLearning) : node);
    }

    /// <summary>The model file.</summary>
    /// <param name="version">Version of the program that makes it.</param>
    /// <param name="meaning">What it is.</param>
    /// <param name="facts">What else a reader should know, by name.</param>
    public byte[] ToModel(string version, string meaning, IEnumerable<(string Name, string Value)> facts)
    {
        var model = new ProtobufMessage().Add(1, IrVersion)
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, Operators))
            .Add(8, new ProtobufMessage().Add(1, MachineLearning).Add(2, MachineLearningOperators))
            .Add(2, "ImrPredict").Add(3, version).Add(6, meaning).Add(7, _graph);
        foreach (var (fact, value) in facts)
        {
            model.Add(14, new ProtobufMessage().Add(1, fact).Add(2, value));
        }

        return model.ToArray();
    }

    private void Constant(string named, int kind, byte[] bytes, ReadOnlySpan<int> shape)
    {
        var tensor = new ProtobufMessage();
        foreach (var length in shape)
        {
            tensor.Add(1, length);
        }

        _graph.Add(5, tensor.Add(2, kind).Add(8, named).Add(9, bytes));
    }

    private static ProtobufMessage Value(string named, int? width, bool isWhole, string meaning)
    {
        var shape = new ProtobufMessage().Add(1, new ProtobufMessage().Add(2, "items"));
        if (width is { } values)
        {
            shape.Add(1, new ProtobufMessage().Add(1, values));
        }

        var tensor = new ProtobufMessage().Add(1, isWhole ? Int64 : Float).Add(2, shape);
        return new ProtobufMessage().Add(1, named).Add(2, new ProtobufMessage().Add(1, tensor)).Add(3, meaning);
    }
}
