using ImrPredict.Cases;

namespace ImrPredict.Train.Download;

/// <summary>Follows redirects from http or https to http or https, and never away from https.</summary>
internal sealed class WebRedirects() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private const int Most = 10;

    /// <summary>Whether an address may lead to another.</summary>
    public static bool MayLead(Uri from, Uri to) =>
        to.Host.Length > 0
        && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var followed = 0; ; followed++)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308)
                || answer.Headers.Location is not { } location)
            {
                return answer;
            }

            answer.Dispose();
            var from = request.RequestUri!;
            if (!Uri.TryCreate(from, location, out var to) || followed == Most || !MayLead(from, to))
            {
                throw new ImrPredictException(
                    $"{from}: leads on to {location.OriginalString}, which is not followed: expected http or https, "
                    + $"no http after https, and no more than {Most} steps; name the file's own address with --url.");
            }

            request.RequestUri = to;
        }
    }
}
