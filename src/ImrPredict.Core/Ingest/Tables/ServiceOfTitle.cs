using ImrPredict.Cases;

namespace ImrPredict.Ingest.Tables;

/// <summary>The one place where a table's service title becomes a category: the classifier goes in here.</summary>
internal static class ServiceOfTitle
{
    /// <summary>Category of a service by its title.</summary>
    public static ServiceCategory Classify(string title)
    {
        // CLASSIFY: ServiceClassifier.Classify(title) replaces this body.
        _ = title;
        return ServiceCategory.Other;
    }
}
