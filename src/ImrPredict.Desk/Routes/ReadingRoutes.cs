using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Pages.Decisions;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Who reads, single decisions, and what readers do with one or with all that are shown.</summary>
internal sealed class ReadingRoutes(DeskStore store, ReadingDesk reading, PageWriter pages)
{
    private readonly BatchTable _batches = new(store);
    private readonly ItemTable _items = new(store);
    private readonly DecisionTable _decisions = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/reader", NameAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}/{number:long}", (HttpContext context, long batch, long number) =>
            ShowAsync(context, batch, number, "")).Needs(DeskRight.Look);
        routes.MapPost("/decisions/{batch:long}/{number:long}", JudgeAsync).Needs(DeskRight.Judge);
        routes.MapGet("/decisions/{batch:long}/all", (HttpContext context, long batch) =>
            LookOverAsync(context, batch, context.Request.Query["action"].ToString(), "")).Needs(DeskRight.Judge);
        routes.MapPost("/decisions/{batch:long}/all", JudgeAllAsync).Needs(DeskRight.Judge);
    }

    private async Task NameAsync(HttpContext context)
    {
        var form = await pages.FormAsync(context);
        if (Visit.Of(context) is { HasAccounts: true, Person.Name: var own })
        {
            throw RefusedException.NotAllowed($"You read as {own}, and as nobody else. Nothing was changed.");
        }

        ReaderName.Keep(context, form[ReaderName.Field].ToString());
        var back = form["back"].ToString();
        SeeOther(
            context,
            back.StartsWith("/decisions", StringComparison.Ordinal) && back.All(c => c is > ' ' and <= '~')
                ? back
                : "/decisions");
    }

    private async Task ShowAsync(HttpContext context, long batch, long number, string problem)
    {
        var (reader, filter) = (ReaderName.Of(context), DecisionFilter.Read(context.Request.Query));
        if (_batches.Find(batch) is not { Audit: not null } found || reading.Line(batch, number, reader) is not { } line
            || _items.Text(batch, number) is not { } text)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var numbers = reading.Lines(batch, reader, filter).Select(other => other.Decision.Number).ToList();
        var place = numbers.IndexOf(number);
        await pages.WriteAsync<ReadingPage>(
            context,
            new()
            {
                [nameof(ReadingPage.Page)] = pages.PageOf(context),
                [nameof(ReadingPage.Batch)] = found,
                [nameof(ReadingPage.Line)] = line,
                [nameof(ReadingPage.Text)] = text,
                [nameof(ReadingPage.Twins)] = _decisions.TwinsOf(batch, number),
                [nameof(ReadingPage.Filter)] = filter,
                [nameof(ReadingPage.Beside)] = (
                    place > 0 ? numbers[place - 1] : (long?)null,
                    place + 1 < numbers.Count ? numbers[place + 1] : (long?)null),
                [nameof(ReadingPage.Problem)] = problem,
            },
            problem.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private async Task JudgeAsync(HttpContext context, long batch, long number)
    {
        var form = await pages.FormAsync(context);
        var (reader, filter) = (ReaderName.Of(context), DecisionFilter.Read(context.Request.Query));
        if (reading.Line(batch, number, reader) is not { } line)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await IsForOtherAsync(context, form, reader))
        {
            return;
        }

        // Where the view shows pending ones alone, this one is no longer in it afterwards.
        var after = Following(batch, number, reader, filter);
        var (action, note) = (form["action"].ToString(), form["note"].ToString());
        var finding = ReadingAction.FindingNamed(form["finding"].ToString());
        Visit.Of(context).Note("action", Known(action));
        try
        {
            Judge(batch, line, action, finding, note, reader);
        }
        catch (ImrPredictException problem)
        {
            await ShowAsync(context, batch, number, problem.Message);
            return;
        }

        SeeOther(context, action is "give" or "discard"
            ? after is { } next
                ? DecisionAddress.Of(batch, next, filter)
                : DecisionAddress.Of(batch, filter, more: "did=last")
            : DecisionAddress.Of(batch, number, filter));
    }

    // What the trail may keep of it: words of this program alone.
    private static string Known(string action) =>
        action is ReadingAction.Draft or ReadingAction.Withdraw or ReadingAction.Settle ? action
        : ReadingAction.Named(action)?.Name ?? "give";

    private void Judge(long batch, QueueLine line, string action, LogFinding? finding, string note, string reader)
    {
        switch (action)
        {
            case ReadingAction.Draft:
                reading.Draft(batch, line, finding, note, reader);
                break;
            case ReadingAction.Withdraw:
                reading.Withdraw(batch, line.Decision.Number, reader);
                break;
            case ReadingAction.Settle:
                reading.Settle(batch, line.Decision.Number, Needed(finding), note, reader);
                break;
            case "give" or "":
                Apply(ReadingAction.Of(Needed(finding)));
                break;
            default:
                Apply(ReadingAction.Named(action) ?? throw new ImrPredictException($"{action}: no such action."));
                break;
        }

        void Apply(ReadingAction known)
        {
            if (reading.Apply(batch, known, [line], reader, note) == 0)
            {
                throw new ImrPredictException("nothing was changed: this decision is done, or so already.");
            }
        }
    }

    private static LogFinding Needed(LogFinding? finding) => finding ?? throw new ImrPredictException(
        "say what you find: confirmed, explained or data error. Nothing was given.");

    // The next pending decision of a view behind one, else the first of those before it.
    private long? Following(long batch, long number, string reader, DecisionFilter filter)
    {
        var lines = reading.Lines(batch, reader, filter).ToList();
        var place = lines.FindIndex(line => line.Decision.Number == number);
        return lines.Skip(place + 1).Concat(lines.Take(Math.Max(0, place)))
            .FirstOrDefault(line => line.State is ReadingState.Pending or ReadingState.Draft)?.Decision.Number;
    }

    private async Task LookOverAsync(HttpContext context, long batch, string action, string problem)
    {
        var (reader, filter) = (ReaderName.Of(context), DecisionFilter.Read(context.Request.Query));
        if (_batches.Find(batch) is not { Audit: not null } found || ReadingAction.Named(action) is not { } known)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (reader.Length == 0)
        {
            SeeOther(context, DecisionAddress.Of(batch, filter));
            return;
        }

        var shown = reading.Lines(batch, reader, filter);
        await pages.WriteAsync<ManyPage>(
            context,
            new()
            {
                [nameof(ManyPage.Page)] = pages.PageOf(context),
                [nameof(ManyPage.Batch)] = found,
                [nameof(ManyPage.Filter)] = filter,
                [nameof(ManyPage.Action)] = known,
                [nameof(ManyPage.Reader)] = reader,
                [nameof(ManyPage.Lines)] = shown.Where(known.AppliesTo).ToList(),
                [nameof(ManyPage.Shown)] = shown.Count,
                [nameof(ManyPage.Problem)] = problem,
            },
            problem.Length > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private async Task JudgeAllAsync(HttpContext context, long batch)
    {
        var form = await pages.FormAsync(context);
        var (reader, filter) = (ReaderName.Of(context), DecisionFilter.Read(context.Request.Query));
        var name = form["action"].ToString();
        if (ReadingAction.Named(name) is not { } action)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await IsForOtherAsync(context, form, reader))
        {
            return;
        }

        var lines = reading.Lines(batch, reader, filter).Where(action.AppliesTo).ToList();
        if (form["lines"] != QueueLine.DigestOf(lines))
        {
            await LookOverAsync(
                context, batch, name,
                "What is shown has changed since the page was made; nothing was done. Look again.");
            return;
        }

        Visit.Of(context).Note("action", action.Name);
        var did = reading.Apply(batch, action, lines, reader, form["note"].ToString());
        Visit.Of(context).Note("did", did);
        SeeOther(context, DecisionAddress.Of(batch, filter, more: $"did={did}"));
    }

    // A page that was made for one reader says nothing for another, who was chosen since in the same browser.
    private async Task<bool> IsForOtherAsync(HttpContext context, IFormCollection form, string reader)
    {
        var madeFor = ReaderName.Clean(form[ReaderName.MadeFor].ToString());
        if (ReaderName.IsSame(madeFor, reader))
        {
            return false;
        }

        await pages.WriteAsync<MessagePage>(
            context,
            new()
            {
                [nameof(MessagePage.Title)] = "Another reader",
                [nameof(MessagePage.Message)] =
                    $"The page was made for {Named(madeFor)}, and now {Named(reader)} reads in this browser. Nothing "
                    + "was changed: go back, copy your note if you wrote one, and load the page again.",
            },
            StatusCodes.Status409Conflict);
        return true;

        static string Named(string name) => name.Length > 0 ? name : "nobody";
    }

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
