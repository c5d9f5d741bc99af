namespace ImrPredict.Training.Export;

/// <summary>A setting of an operator of ONNX.</summary>
/// <param name="Message">It, as ONNX files have it.</param>
internal readonly record struct OnnxAttribute(ProtobufMessage Message)
{
    private const int WholeNumber = 2;
    private const int Text = 3;
    private const int Numbers = 6;
    private const int WholeNumbers = 7;
    private const int Texts = 8;

    /// <summary>A whole number.</summary>
    public static OnnxAttribute Of(string name, long value) => new(Named(name, WholeNumber).Add(3, value));

    /// <summary>A text.</summary>
    public static OnnxAttribute Of(string name, string value) => new(Named(name, Text).Add(4, value));

    /// <summary>Numbers.</summary>
    public static OnnxAttribute Of(string name, IEnumerable<float> values) =>
        new(values.Aggregate(Named(name, Numbers), (message, value) => message.Add(7, value)));

    /// <summary>Whole numbers.</summary>
    public static OnnxAttribute Of(string name, IEnumerable<long> values) =>
        new(values.Aggregate(Named(name, WholeNumbers), (message, value) => message.Add(8, value)));

    /// <summary>Texts.</summary>
    public static OnnxAttribute Of(string name, IEnumerable<string> values) =>
        new(values.Aggregate(Named(name, Texts), (message, value) => message.Add(9, value)));

    private static ProtobufMessage Named(string name, int kind) => new ProtobufMessage().Add(1, name).Add(20, kind);
}
