using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>A desk over a file and one over a server, which are asked the same.</summary>
public sealed class TwoDesks : IDisposable
{
    private readonly DeskProcess[] _desks;
    private readonly DeskClient[] _clients;
    private readonly HttpClient[] _programs;

    private TwoDesks(DeskProcess file, DeskProcess server)
    {
        _desks = [file, server];
        _clients = [.. _desks.Select(desk => new DeskClient(desk))];
        _programs = [.. _desks.Select(Program)];
    }

    /// <summary>Starts both.</summary>
    public static async Task<TwoDesks> StartAsync(string file, string place) =>
        new(await DeskProcess.StartAsync(file), await DeskProcess.StartAsync(place));

    /// <summary>Uploads files to both, and waits until they are worked on.</summary>
    public async Task UploadAsync(string[] files, params (string Name, string Value)[] fields)
    {
        foreach (var client in _clients)
        {
            await client.WaitAsync(await client.UploadAsync(files, fields));
        }
    }

    /// <summary>Sends a form to both.</summary>
    public async Task PostAsync(string path, params (string Name, string Value)[] fields)
    {
        foreach (var client in _clients)
        {
            using var answer = await client.PostAsync(path, fields);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
    }

    /// <summary>Gives a finding to both, as a program.</summary>
    public async Task FindAsync(long number, string reader, string finding, bool adjudicates = false)
    {
        foreach (var http in _programs)
        {
            using var body = new StringContent(
                JsonSerializer.Serialize(new { finding, note = $"seen by {reader}", adjudicates }),
                Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(
                string.Create(
                    CultureInfo.InvariantCulture, $"/api/v1/audits/1/decisions/{number}/findings?reader={reader}"),
                body);
            Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>What both answer, which is the same.</summary>
    /// <param name="path">The address.</param>
    /// <param name="same">Takes what differs by time out.</param>
    public async Task<string> SameAsync(string path, Func<string, string>? same = null)
    {
        var (file, server) = (await _programs[0].GetAsync(path), await _programs[1].GetAsync(path));
        using (file)
        using (server)
        {
            var (wanted, told) = (await file.Content.ReadAsStringAsync(), await server.Content.ReadAsStringAsync());
            Assert.Equal((path, file.StatusCode), (path, server.StatusCode));
            Assert.Equal(same?.Invoke(wanted) ?? wanted, same?.Invoke(told) ?? told);
            return told;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_programs, program => program.Dispose());
        Array.ForEach(_clients, client => client.Dispose());
        Array.ForEach(_desks, desk => desk.Dispose());
    }

    private static HttpClient Program(DeskProcess desk)
    {
        var http = new HttpClient { BaseAddress = desk.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", desk.Key);
        return http;
    }
}
