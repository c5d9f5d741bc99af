using ImrPredict.Cases;
using ImrPredict.Features.Categorical;
using ImrPredict.Features.Encoding;
using ImrPredict.Features.Lexical;
using ImrPredict.Features.Published;

namespace ImrPredict.Features;

/// <content>How a space is written and read.</content>
public sealed partial class FeatureSpace
{
    private const int Version = 5;

    /// <summary>Writes the space; equal spaces give equal bytes.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Version);
        levels.Save(writer);
        title.Save(writer);
        text.Save(writer);
        rates.Save(writer);
        writer.Write(evidenceWeight);
        knowledge.Save(writer);
        encodedTitle.Save(writer);
        encodedText.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ImrPredictException">The stream is of another version, or broken.</exception>
    public static FeatureSpace Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            var version = reader.ReadInt32();
            return version == Version
                ? new FeatureSpace(
                    OneHotBlock.Load(reader), TextBlocks.Load(reader), TextBlocks.Load(reader), TargetRateBlock.Load(reader),
                    reader.ReadDouble(), PublishedRateBlock.Load(reader), EncodedBlock.Load(reader), EncodedBlock.Load(reader),
                    new TextEncoder())
                : throw new ImrPredictException(
                    $"feature space: version {version}, expected {Version}; retrain the model.");
        }
        catch (EndOfStreamException ended)
        {
            throw new ImrPredictException("feature space: ends too early; train the model again.", ended);
        }
    }
}
