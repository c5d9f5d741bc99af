using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Output;

namespace ImrPredict.Train.Commands;

internal static class SynthesizeCommand
{
    private static readonly CorpusOptions Defaults = new();
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "the folder holds a part of the corpus; run the same command again.",
    };

    private static readonly Option<int> Letters = Number("--letters", "Letters to write.", Defaults.Letters);

    private static readonly Option<int> Seed =
        Number("--seed", "Seed; the same settings give the same bytes.", Defaults.Seed);

    private static readonly Option<int> Pdfs =
        Number("--pdf", "How many of the letters are PDFs, evenly spread.", Defaults.PdfCount);

    private static readonly Option<int> PlanRows =
        Number("--plan-rows", "Rows of the DMHC-like file; 0 writes none.", Defaults.PlanRows);

    private static readonly Option<int> Backlog =
        Number("--backlog", "Cases of the open backlog; 0 writes none.", Defaults.BacklogCases);

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Folder to write into.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<(int From, int To)> Years = new("--years")
    {
        Description =
            $"Years of decision, e.g. 2014-2024 (default: {Defaults.FromYear}-{Defaults.ToYear}, all there are).",
        HelpName = "FROM-TO",
        CustomParser = ParseYears,
    };

    private static readonly Option<LetterLayout[]> Layouts = new("--layouts")
    {
        Description = "Layouts to write, L1 to L7 (default: each year's own).",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<LetterArtefacts[]> Artefacts = new("--artefacts")
    {
        Description = "Extraction artefacts that may occur: None, All or names such as FormFeeds, HyphenatedLineEnds.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [Defaults.Artefacts],
    };

    private static readonly Option<double> SummaryBias = CommonOptions.Within(
        new Option<double>("--summary-bias")
        {
            Description = "Probability, 0 to 0.3, that a summary leaves out a fact that speaks against the verdict.",
            DefaultValueFactory = _ => Defaults.SummaryBias,
        },
        0, 0.3);

    private static readonly Option<bool> Packed = new("--packed")
    {
        Description = "Write one letters.jsonl instead of a text file a letter; for large corpora.",
    };

    public static Command Create() => Common.Command(
        "synthesize", "Write a synthetic corpus: letters, a DMHC-like file, a backlog and the truth about them.",
        RunAsync, Letters, Seed, Out, Years, Layouts, Artefacts, Pdfs, Packed, PlanRows, Backlog, SummaryBias);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var folder = arguments.GetRequiredValue(Out);
        var years = arguments.GetResult(Years) is null
            ? (From: Defaults.FromYear, To: Defaults.ToYear)
            : arguments.GetValue(Years);
        var options = new CorpusOptions
        {
            Letters = arguments.GetValue(Letters),
            Seed = arguments.GetValue(Seed),
            FromYear = years.From,
            ToYear = years.To,
            Layouts = arguments.GetValue(Layouts) ?? [],
            Artefacts = arguments.GetRequiredValue(Artefacts).Aggregate(LetterArtefacts.None, (all, one) => all | one),
            PdfCount = Math.Min(arguments.GetValue(Pdfs), arguments.GetValue(Letters)),
            Packed = arguments.GetValue(Packed),
            PlanRows = arguments.GetValue(PlanRows),
            BacklogCases = arguments.GetValue(Backlog),
            SummaryBias = arguments.GetValue(SummaryBias),
        };
        Check(options);
        terminal.Progress.Start();
        var summary = CorpusWriter.Write(
            options, folder, new Shown(terminal.Progress, options.Letters), cancellation);
        var share = summary.Items == 0 ? 0 : (double)summary.Overturned / summary.Items;
        terminal.Line($"wrote {summary.Letters:N0} synthetic letters ({summary.Pdfs:N0} as PDF) with "
            + $"{summary.Items:N0} items, {Figures.Percent(share)} overturned, to {folder}");
        terminal.Line("They are invented. Figures on them say nothing about real decisions.");
        await Common.WriteJsonAsync(arguments, summary, cancellation);
        return ExitCode.Done;
    }

    private static void Check(CorpusOptions options)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
        {
            var messages = string.Join(" ", faults.Select(fault => fault.ErrorMessage));
            throw new ImrPredictException($"synthesize: {messages}");
        }
    }

    private static Option<int> Number(string name, string description, int value) => CommonOptions.Within(
        new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value }, 0);

    private static (int From, int To) ParseYears(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var parts = text.Split('-');
        if (parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from <= to)
        {
            return (from, to);
        }

        result.AddError($"'{text}' is not a range of years such as 2014-2024.");
        return default;
    }

    private sealed class Shown(ProgressLine line, int letters) : IProgress<long>
    {
        public void Report(long value) =>
            line.At("writing", value, "letters", letters == 0 ? null : (double)value / letters);
    }
}
