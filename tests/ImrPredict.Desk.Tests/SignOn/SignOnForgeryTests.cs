using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>Nobody comes in by an ID token that the provider did not sign for this desk and visit, now.</summary>
public sealed class SignOnForgeryTests(SignOnDesk desk) : IClassFixture<SignOnDesk>
{
    [Theory]
    [InlineData("nonce", "nonce")]
    [InlineData("no nonce", "nonce")]
    [InlineData("aud", "audience")]
    [InlineData("iss", "issuer")]
    [InlineData("exp", "lifetime")]
    [InlineData("no sub", "answer")]
    [InlineData("another key", "signature")]
    [InlineData("none", "signature")]
    [InlineData("the shared secret", "signature")]
    public async Task What_the_provider_did_not_sign_for_this_visit_lets_nobody_in(string what, string reason)
    {
        using var other = RSA.Create(2048);
        desk.Provider.Person = ("a1", "Mallory", ["imr-admins"]);
        desk.Provider.Change = claims => Change(claims, what);
        desk.Provider.Sign = what switch
        {
            "another key" => bytes => (
                "RS256", other.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "none" => _ => ("none", []),
            "the shared secret" => bytes => (
                "HS256", HMACSHA256.HashData(Encoding.UTF8.GetBytes(OpenIdProvider.Secret), bytes)),
            _ => null,
        };
        var browser = desk.Browser();
        var before = Count(await desk.TrailAsync(), reason);

        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));
        var page = await answer.Content.ReadAsStringAsync();
        using var inside = await browser.GetAsync("/");
        var trail = await desk.TrailAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("The single sign-on let nobody in", page, StringComparison.Ordinal);
        Assert.DoesNotContain("IDX", page + desk.Desk.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Mallory", page + desk.Desk.Said + trail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Equal(before + 1, Count(trail, reason));
    }

    private static void Change(Dictionary<string, object> claims, string what)
    {
        if (what is "no nonce" or "no sub")
        {
            claims.Remove(what[3..]);
        }
        else if (claims.ContainsKey(what))
        {
            claims[what] = what == "exp"
                ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 600
                : "https://elsewhere.example.org";
        }
    }

    private static int Count(string trail, string reason) =>
        trail.Split($",single sign-on failed,reason={reason},401").Length - 1;
}
