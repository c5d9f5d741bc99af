using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>People come by a single sign-on, and nobody comes by what only looks like one.</summary>
public sealed class SignOnTests(SignOnDesk desk) : IClassFixture<SignOnDesk>
{
    private const string Failed = "single sign-on failed";

    [Fact]
    public async Task A_person_of_the_provider_has_the_roles_that_it_tells_and_the_desks_own_session()
    {
        Reset(("q1", "quinn@example.org", ["other", "imr-quality", "imr-readers"]));
        var browser = desk.Browser();

        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser, "/search?q=knee"));
        var page = await browser.GetStringAsync("/decisions");
        using var refused = await browser.GetAsync("/trail");
        var trail = await desk.TrailAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("0;url=/search?q=knee", Assert.Single(answer.Headers.GetValues("Refresh")));
        Assert.Contains(
            answer.Headers.GetValues("Set-Cookie"), set => set.Contains("imr-desk-session", StringComparison.Ordinal)
                && set.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("quinn@example.org", page, StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Matches(@"quinn@example\.org,127\.0\.0\.1,sign in", trail);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    [InlineData("no nonce")]
    [InlineData("no sub")]
    [InlineData("another key")]
    [InlineData("none")]
    [InlineData("the shared secret")]
    public async Task What_the_provider_did_not_sign_for_this_visit_lets_nobody_in(string what)
    {
        Reset(("a1", "Mallory", ["imr-admins"]));
        using var other = RSA.Create(2048);
        switch (what)
        {
            case "no nonce" or "no sub":
                desk.Provider.Change = claims => claims.Remove(what[3..]);
                break;
            case "another key":
                desk.Provider.Sign = bytes => (
                    "RS256", other.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                break;
            case "none":
                desk.Provider.Sign = _ => ("none", []);
                break;
            case "the shared secret":
                desk.Provider.Sign = bytes => (
                    "HS256", HMACSHA256.HashData(Encoding.UTF8.GetBytes(OpenIdProvider.Secret), bytes));
                break;
            default:
                desk.Provider.Change = claims => claims[what] = what == "exp"
                    ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 600 : "https://elsewhere.example.org";
                break;
        }

        var browser = desk.Browser();
        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));
        var page = await answer.Content.ReadAsStringAsync();
        using var inside = await browser.GetAsync("/");

        Assert.True(
            answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}");
        Assert.DoesNotContain("IDX", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mallory", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Contains(Failed, await desk.TrailAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mallory", await desk.TrailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_in_the_browser_that_asked()
    {
        Reset(("r1", "Rita", ["imr-readers"]));
        var (browser, other) = (desk.Browser(), desk.Browser());
        var address = await SignOnDesk.ReturnAsync(browser);

        using var stolen = await other.GetAsync(address);
        using var first = await browser.GetAsync(address);
        using var again = await browser.GetAsync(address);
        using var madeUp = await other.GetAsync("/sign-in/oidc?code=1&state=2");
        using var inside = await other.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.All(
            new[] { stolen, again, madeUp },
            answer => Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("//elsewhere.example.org/")]
    [InlineData("/\\elsewhere.example.org")]
    public async Task It_leads_back_to_this_desk_alone(string back)
    {
        Reset(("r1", "Rita", ["imr-readers"]));
        var browser = desk.Browser();

        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser, back));

        Assert.Equal("0;url=/", Assert.Single(answer.Headers.GetValues("Refresh")));
    }

    [Fact]
    public async Task Neither_the_trail_nor_the_terminal_holds_what_the_provider_sent()
    {
        Reset(("s1", "Sam", ["imr-readers", "canary-of-a-claim"]));
        var browser = desk.Browser();
        var address = await SignOnDesk.ReturnAsync(browser);
        using var answer = await browser.GetAsync(address);

        var kept = await desk.TrailAsync() + desk.Desk.Said + await answer.Content.ReadAsStringAsync();
        foreach (var secret in new[]
        {
            OpenIdProvider.Secret, "canary-of-a-claim", address.Split("code=")[1].Split('&')[0],
            address.Split("state=")[1],
        })
        {
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        }
    }

    private void Reset((string Subject, string Name, string[] Roles) person)
    {
        (desk.Provider.Person, desk.Provider.Change, desk.Provider.Sign) = (person, _ => { }, null);
    }
}
