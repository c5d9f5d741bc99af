using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Output;

/// <summary>One made-up health plan review.</summary>
internal sealed record PlanReview
{
    public required string ReferenceId { get; init; }

    public required int Year { get; init; }

    public required PlanTreatment Treatment { get; init; }

    public required string[] Diagnosis { get; init; }

    /// <summary>MN, EI or UR.</summary>
    public required string Type { get; init; }

    /// <summary>First and last year of the age band; the last of 65+ is 0.</summary>
    public required (int From, int To) Ages { get; init; }

    public required Sex Sex { get; init; }

    public required bool Expedited { get; init; }

    public required int DaysToReview { get; init; }

    public required double Probability { get; init; }

    public required Outcome Outcome { get; init; }

    public required string Findings { get; init; }

    /// <summary>The part of the findings that may be known before the decision.</summary>
    public required Passage Background { get; init; }

    public string TypeName => Type switch
    {
        "EI" => "Experimental/Investigational",
        "UR" => "Urgent Care",
        _ => "Medical Necessity",
    };

    public string Determination => Outcome == Outcome.Overturned
        ? "Overturned Decision of Health Plan"
        : "Upheld Decision of Health Plan";
}
