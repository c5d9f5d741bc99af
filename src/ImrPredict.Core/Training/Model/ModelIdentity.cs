namespace ImrPredict.Training.Model;

/// <summary>Which model it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sha256">SHA-256 of its <c>model.zip</c>.</param>
public sealed record ModelIdentity(string Id, string Sha256);
