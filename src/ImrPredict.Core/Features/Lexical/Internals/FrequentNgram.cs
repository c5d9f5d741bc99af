namespace ImrPredict.Features.Lexical.Internals;

/// <summary>An n-gram that stands in enough letters.</summary>
/// <param name="First">Where it was found when it was enough; what it is named after.</param>
/// <param name="Frequency">Letters that it stands in.</param>
internal readonly record struct FrequentNgram(FoundNgram First, int Frequency)
{
    /// <summary>Its hash.</summary>
    public ulong Hash => First.Hash;
}
