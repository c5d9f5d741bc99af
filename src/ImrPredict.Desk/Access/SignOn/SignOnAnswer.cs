using System.Security.Claims;

namespace ImrPredict.Desk.Access.SignOn;

/// <summary>What a single sign-on said of who came back from it.</summary>
/// <param name="Claims">What it says of the person, checked; null where the person was not signed in.</param>
/// <param name="Back">Where the person wanted to go.</param>
/// <param name="Reason">Why the person was not signed in, a word of <see cref="SignOnFailure"/>; else empty.</param>
internal sealed record SignOnAnswer(ClaimsPrincipal? Claims, string Back, string Reason);
