using System.Text.Json;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Tests.Evaluation;

public sealed class EstimateTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = EstimateJson.Resolver,
        Converters = { new FiniteNumberConverter() },
    };

    [Fact]
    public void In_json_an_estimate_is_three_figures_at_its_place()
    {
        var point = new CoveragePoint(0.5, 10, new Estimate(0.7, double.NaN, 0.9), 0.4);

        var json = JsonSerializer.Serialize(point, Options);

        Assert.Equal(
            """{"coverage":0.5,"n":10,"accuracy":0.7,"accuracy_low":null,"accuracy_high":0.9,"overturn_rate":0.4}""",
            json);
    }

    [Fact]
    public void The_ends_are_points_of_the_draws_and_undefined_draws_are_left_out()
    {
        var estimate =
            Estimate.FromDraws(0.4, [.. Enumerable.Range(0, 201).Select(i => i / 200.0).Reverse(), double.NaN]);

        Assert.Equal((0.4, 0.025, 0.975), (estimate.Value, estimate.Low, estimate.High));
        Assert.True(double.IsNaN(Estimate.FromDraws(0.4, [double.NaN]).Low));
    }

    [Fact]
    public void Formatted_it_is_its_figure() =>
        Assert.Equal("0.41", FormattableString.Invariant($"{new Estimate(0.412, 0.3, 0.5):0.00}"));
}
