using System.Text.Json.Serialization;

namespace ImrPredict.Ingest.Letters;

[JsonSerializable(typeof(PackedLetters.Line))]
internal sealed partial class PackedLettersJson : JsonSerializerContext;
