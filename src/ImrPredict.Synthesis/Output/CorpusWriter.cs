using System.Text.Encodings.Web;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Synthesis.Letters;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// Writes a corpus into a folder: letters, truth, health plan files, an open backlog, a README and a card.
/// </summary>
public static class CorpusWriter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes everything; the same options give the same bytes.</summary>
    /// <param name="options">What to write.</param>
    /// <param name="folder">Where; made if missing, files of the same names are replaced.</param>
    /// <param name="progress">Told how many letters are written; null for silence.</param>
    /// <param name="cancellation">Stops between letters.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static CorpusSummary Write(
        CorpusOptions options, string folder, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var (summary, letters) = WriteLetters(options, folder, progress, cancellation);
        if (options.PlanRows > 0)
        {
            PlanFiles.Write(options, Path.Combine(folder, "dmhc"), cancellation);
        }

        var backlog = options.BacklogCases > 0 ? BacklogFiles.Write(options, Path.Combine(folder, "backlog")) : 0;
        summary = summary with { PlanRows = options.PlanRows, BacklogRows = backlog };
        File.WriteAllText(Path.Combine(folder, "README.txt"), ReadmeText.Write(options, summary));
        IEnumerable<string> files =
        [
            "README.txt", "truth.jsonl", .. options.Packed ? (string[])["letters.jsonl"] : [], .. letters,
            .. options.PlanRows > 0 ? PlanFiles.Names.Select(name => $"dmhc/{name}") : [],
            .. backlog > 0 ? BacklogFiles.Names.Select(name => $"backlog/{name}") : [],
        ];
        File.WriteAllBytes(Path.Combine(folder, DatasetCard.FileName), DatasetCard.Write(folder, files, summary));
        return summary;
    }

    private static (CorpusSummary Summary, IReadOnlyList<string> Files) WriteLetters(
        CorpusOptions options, string folder, IProgress<long>? progress, CancellationToken cancellation)
    {
        var letters = Path.Combine(folder, "letters");
        if (!options.Packed || options.PdfCount > 0)
        {
            Directory.CreateDirectory(letters);
        }

        using var truth = File.Create(Path.Combine(folder, "truth.jsonl"), 1 << 16);
        using var packed = options.Packed ? File.Create(Path.Combine(folder, "letters.jsonl"), 1 << 16) : null;
        var (summary, files) = (new CorpusSummary(0, 0, 0, 0, 0, 0), new List<string>());
        var generator = new CorpusGenerator(options);
        foreach (var written in generator.Make(0, options.Letters, made => WriteLetter(made, options, letters)))
        {
            cancellation.ThrowIfCancellationRequested();
            packed?.Write(written.Packed);
            truth.Write(written.Truth);
            if (written.File is { } file)
            {
                files.Add($"letters/{file}");
            }

            summary = summary with
            {
                Letters = summary.Letters + 1,
                Pdfs = summary.Pdfs + (written.IsPdf ? 1 : 0),
                Items = summary.Items + written.Items,
                Overturned = summary.Overturned + written.Overturned,
            };
            progress?.Report(summary.Letters);
        }

        return (summary, files);
    }

    /// <summary>PDFs are spread evenly over the corpus.</summary>
    private static bool IsPdf(CorpusOptions options, long index) =>
        (index + 1) * options.PdfCount / options.Letters > index * options.PdfCount / options.Letters;

    /// <summary>Writes a letter's own file, if it has one, and returns its lines of the common files.</summary>
    private static WrittenLetter WriteLetter(DraftedLetter made, CorpusOptions options, string folder)
    {
        var letter = made.Letter;
        var pdf = IsPdf(options, letter.Index);
        var file = pdf ? Path.ChangeExtension(letter.FileName, ".pdf") : letter.FileName;
        if (pdf)
        {
            File.WriteAllBytes(Path.Combine(folder, file), PdfLetterWriter.Write(made.Draft));
        }
        else if (!options.Packed)
        {
            File.WriteAllBytes(Path.Combine(folder, file), letter.Encode());
        }

        return new WrittenLetter(
            options.Packed && !pdf ? Line(PackedLine(letter)) : [],
            [.. letter.Items.SelectMany(item => Line(TruthWriter.Write(letter, item, file, options.TruthTexts)))],
            pdf || !options.Packed ? file : null, pdf, letter.Items.Count,
            letter.Items.Count(i => i.Printed == Outcome.Overturned));
    }

    private static object PackedLine(SyntheticLetter letter) =>
        new { synthetic = true, file_name = letter.FileName, text = letter.Text };

    private static byte[] Line<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Json), (byte)'\n'];

    private sealed record WrittenLetter(
        byte[] Packed, byte[] Truth, string? File, bool IsPdf, int Items, int Overturned);
}
