using System.Net;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>Who is let in by the provider, and is nobody at the desk.</summary>
public sealed class SignOnNameTests(SignOnDesk desk) : IClassFixture<SignOnDesk>
{
    [Fact]
    public async Task Who_has_no_role_sees_nothing()
    {
        desk.Provider.Person = ("n1", "Nora", ["imr-admin", "IMR-READERS"]);
        var browser = desk.Browser();

        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));
        using var inside = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Nora has no role", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Matches($"Nora,127\\.0\\.0\\.1,single sign-on failed,[^\n]*403", await desk.TrailAsync());
    }

    [Fact]
    public async Task A_name_is_of_one_person_and_a_person_keeps_the_first()
    {
        desk.Provider.Person = ("z1", "Zoe", ["imr-readers"]);
        var first = await NameAsync();
        desk.Provider.Person = ("z1", "Zoe Renamed", ["imr-readers"]);
        var renamed = await NameAsync();
        desk.Provider.Person = ("z2", "ZOE", ["imr-readers"]);
        var other = await NameAsync();
        desk.Provider.Person = ("z3", "ada", ["imr-admins"]);
        var ofToken = await NameAsync();
        desk.Provider.Person = ("z4", "<script>", ["imr-admins"]);
        var noName = await NameAsync();

        Assert.Contains("You are Zoe (reader)", first, StringComparison.Ordinal);
        Assert.Contains("You are Zoe (reader)", renamed, StringComparison.Ordinal);
        Assert.Contains("Another person has come by this name", other, StringComparison.Ordinal);
        Assert.Contains("Somebody with a token has this name", ofToken, StringComparison.Ordinal);
        Assert.Contains("is no name", noName, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", noName, StringComparison.Ordinal);
    }

    private async Task<string> NameAsync()
    {
        var browser = desk.Browser();
        using var answer = await browser.GetAsync(await SignOnDesk.ReturnAsync(browser));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
