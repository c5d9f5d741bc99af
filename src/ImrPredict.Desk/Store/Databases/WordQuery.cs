namespace ImrPredict.Desk.Store.Databases;

/// <summary>Words that a user looks for.</summary>
/// <param name="Anywhere">Those that stand in case number, title, diagnoses or text.</param>
/// <param name="InDiagnoses">Those that stand in the diagnoses.</param>
internal sealed record WordQuery(string Anywhere, string InDiagnoses = "")
{
    /// <summary>Whether there is no word.</summary>
    public bool IsEmpty => Cut(Anywhere).Count == 0 && Cut(InDiagnoses).Count == 0;

    /// <summary>What stands between spaces: each is looked for as it is, and may be begun.</summary>
    public static IReadOnlyList<string> Cut(string words) =>
        string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
