using System.Net;

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
    public async Task Who_has_no_role_sees_nothing()
    {
        Reset(("n1", "Nora", ["imr-admin", "IMR-READERS"]));
        var browser = desk.Browser();

        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));
        using var inside = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Nora has no role", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Matches($"Nora,127\\.0\\.0\\.1,{Failed},reason=role,403", await desk.TrailAsync());
    }

    [Fact]
    public async Task A_name_is_of_one_person_and_a_person_keeps_the_first()
    {
        Reset(("z1", "Zoe", ["imr-readers"]));
        var first = await NameAsync();
        desk.Provider.Person = ("z1", "Zoe Renamed", ["imr-readers"]);
        var renamed = await NameAsync();
        desk.Provider.Person = ("z2", "ZOE", ["imr-readers"]);
        var other = await NameAsync();
        desk.Provider.Person = ("z3", "ada", ["imr-admins"]);
        var ofToken = await NameAsync();
        desk.Provider.Person = ("z4", "<script>", ["imr-admins"]);
        var noName = await NameAsync();
        desk.Provider.Person = ("z5", "Yan", ["nothing"]);
        var noRole = await NameAsync();
        desk.Provider.Person = ("z6", "Yan", ["imr-readers"]);
        var free = await NameAsync();

        Assert.Contains("You are Zoe (reader)", first, StringComparison.Ordinal);
        Assert.Contains("You are Zoe (reader)", renamed, StringComparison.Ordinal);
        Assert.Contains("Another person has come by this name", other, StringComparison.Ordinal);
        Assert.Contains("Somebody with a token has this name", ofToken, StringComparison.Ordinal);
        Assert.Contains("is no name", noName, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", noName, StringComparison.Ordinal);
        Assert.Contains("Yan has no role", noRole, StringComparison.Ordinal);
        Assert.Contains("You are Yan (reader)", free, StringComparison.Ordinal);
        Assert.Equal(3, (await desk.TrailAsync()).Split("reason=name,403").Length - 1);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_leads_to_the_provider()
    {
        Reset(("o1", "Olga", ["imr-readers"]));
        var browser = desk.Browser();
        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));

        using var ended = await AccountDesk.PostAsync(browser, "/", "/sign-out");
        using var inside = await browser.GetAsync("/");

        Assert.StartsWith(
            $"0;url={desk.Provider.Address}/end?", Assert.Single(ended.Headers.GetValues("Refresh")),
            StringComparison.Ordinal);
        Assert.DoesNotContain("id_token", ended.Headers.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Matches(@"Olga,127\.0\.0\.1,sign out", await desk.TrailAsync());
    }

    [Fact]
    public async Task A_token_signs_in_beside_it_and_signs_out_of_the_desk_alone()
    {
        var browser = desk.Browser();

        using var answer = await AccountDesk.SignInAsync(browser, desk.Token);
        using var ended = await AccountDesk.PostAsync(browser, "/", "/sign-out");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/sign-in", ended.Headers.Location!.ToString());
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

    private async Task<string> NameAsync()
    {
        var browser = desk.Browser();
        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private void Reset((string Subject, string Name, string[] Roles) person)
    {
        (desk.Provider.Person, desk.Provider.Change, desk.Provider.Sign) = (person, _ => { }, null);
    }
}
