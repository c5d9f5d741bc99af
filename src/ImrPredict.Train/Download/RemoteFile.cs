namespace ImrPredict.Train.Download;

/// <summary>A file that can be downloaded, and what its catalogue says of it.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="AdvertisedBytes">Size by the catalogue, which may be out of date; null where it gives none.</param>
/// <param name="AdvertisedHash">Hash by the catalogue, hexadecimal; null where it gives none.</param>
/// <param name="Found">How the address was found: <c>catalogue</c>, <c>known address</c> or <c>--url</c>.</param>
internal sealed record RemoteFile(Uri Address, long? AdvertisedBytes, string? AdvertisedHash, string Found);
