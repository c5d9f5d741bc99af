using System.Net;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>What comes back from the provider is good once, and in the browser that went there.</summary>
public sealed class SignOnVisitTests(SignOnDesk desk) : IClassFixture<SignOnDesk>
{
    [Fact]
    public async Task An_answer_is_good_once_and_in_the_browser_that_asked()
    {
        var (browser, other) = (desk.Browser(), desk.Browser());
        var address = await SignOnDesk.ReturnAsync(browser);

        using var stolen = await other.GetAsync(address);
        using var first = await browser.GetAsync(address);
        using var again = await browser.GetAsync(address);
        using var madeUp = await other.GetAsync("/sign-in/oidc?code=1&state=2");
        using var inside = await other.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.All([stolen, again, madeUp], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Contains(",single sign-on failed,reason=visit,401", await desk.TrailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_was_used_or_is_of_another_visit_and_a_changed_state_let_nobody_in()
    {
        var (browser, other) = (desk.Browser(), desk.Browser());
        var used = Code(await UseAsync(browser));
        var foreign = Code(await SignOnDesk.ReturnAsync(browser));

        using var twice = await other.GetAsync(With(await SignOnDesk.ReturnAsync(other), used));
        using var injected = await other.GetAsync(With(await SignOnDesk.ReturnAsync(other), foreign));
        using var changed = await other.GetAsync(await SignOnDesk.ReturnAsync(other) + "x");
        var denied = With(await SignOnDesk.ReturnAsync(other), "")
            .Replace("code=", "error=access_denied", StringComparison.Ordinal);
        using var refused = await other.GetAsync(denied);
        using var inside = await other.GetAsync("/");
        var trail = await desk.TrailAsync();

        Assert.All(
            [twice, injected, changed, refused],
            answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, inside.StatusCode);
        Assert.Contains(",single sign-on failed,reason=answer,401", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(used, trail + desk.Desk.Said, StringComparison.Ordinal);
    }

    private static async Task<string> UseAsync(HttpClient browser)
    {
        var address = await SignOnDesk.ReturnAsync(browser);
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return address;
    }

    private static string Code(string address) => address.Split("code=")[1].Split('&')[0];

    private static string With(string address, string code) =>
        address.Replace(Code(address), code, StringComparison.Ordinal);
}
