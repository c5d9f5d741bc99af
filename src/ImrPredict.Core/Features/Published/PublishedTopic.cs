namespace ImrPredict.Features.Published;

/// <summary>A treatment or diagnosis that a text may name, with the published outcome of reviews about it.</summary>
/// <param name="Name">E.g. <c>speech therapy</c>.</param>
/// <param name="IsTreatment">A treatment; else a diagnosis.</param>
/// <param name="LogOdds">Shrunk log-odds of overturn of its reviews less those of all reviews.</param>
internal sealed record PublishedTopic(string Name, bool IsTreatment, double LogOdds);
