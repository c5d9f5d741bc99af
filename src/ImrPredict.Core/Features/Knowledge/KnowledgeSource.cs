namespace ImrPredict.Features;

/// <summary>Where what is known of requests beforehand comes from.</summary>
public enum KnowledgeSource
{
    /// <summary>Published overturn rates of services in workers' compensation.</summary>
    ServiceRates,

    /// <summary>Published decisions of health plans' reviews on treatments and diagnoses that a text names.</summary>
    Topics,

    /// <summary>The more items a case has, the fewer are overturned.</summary>
    ItemCount,
}
