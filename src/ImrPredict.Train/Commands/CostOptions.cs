using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Thresholds;

namespace ImrPredict.Train.Commands;

/// <summary>The options that state what a review costs and what an overturn is worth.</summary>
internal static class CostOptions
{
    private static readonly Option<double?> Review = CommonOptions.Within(
        new Option<double?>("--review-cost")
        {
            Description = "What it costs to review one item, in any unit. With --overturn-gain it gives the "
                + "probability from which on a review pays (cost / gain); the report says what that threshold brings "
                + "on the rows judged, which have no part in it.",
            HelpName = "AMOUNT",
        },
        0.001, what: "number");

    private static readonly Option<double?> Gain = CommonOptions.Within(
        new Option<double?>("--overturn-gain")
        {
            Description = "What an overturn found by a review is worth, in the unit of --review-cost, before that cost "
                + "is taken off.",
            HelpName = "AMOUNT",
        },
        0.001, what: "number");

    /// <summary>Both.</summary>
    public static IReadOnlyList<Option> All { get; } = [Review, Gain];

    /// <summary>Refuses one without the other, and a review that never pays.</summary>
    public static void Check(Command command) => command.Validators.Add(result =>
    {
        var (review, gain) = (result.GetResult(Review), result.GetResult(Gain));
        if ((review is null) != (gain is null))
        {
            result.AddError("--review-cost and --overturn-gain go together; give both, in one unit.");
        }
        else if (Amount(review) >= Amount(gain))
        {
            result.AddError("--overturn-gain is no more than --review-cost: at these costs no review pays, whatever "
                + "the probability.");
        }
    });

    // What is no amount is refused by its option.
    private static double Amount(OptionResult? option) =>
        option is { Tokens: [.., var token] }
        && double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : double.NaN;

    /// <summary>The costs; null where none are stated.</summary>
    public static ReviewCosts? Of(ParseResult arguments) =>
        arguments.GetValue(Review) is { } review && arguments.GetValue(Gain) is { } gain ? new(review, gain) : null;
}
