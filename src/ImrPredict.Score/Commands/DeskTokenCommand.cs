using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Access;

namespace ImrPredict.Score.Commands;

internal static class DeskTokenCommand
{
    private static readonly CommonOptions Common = new();

    private static readonly Argument<string> Name = new("NAME")
    {
        Description = "The person; findings and the trail have this name.",
    };

    private static readonly Option<string> Tokens = new("--tokens")
    {
        Description = "The file of who may sign in, as the desk takes it; made where it is not there. It holds SHA-256 "
            + "of each token and no token.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string[]> Roles = new("--role")
    {
        Description = "What the person is: reader looks, analyst uploads and scores, quality audits and judges, admin "
            + "deletes, promotes models and sees the trail. May be repeated.",
        HelpName = "reader|analyst|quality|admin",
    };

    private static readonly Option<bool> Remove = new("--remove")
    {
        Description = "Take the person out instead: the token and open sessions are good no more, at once.",
    };

    public static Command Create()
    {
        Roles.AcceptOnlyFromAmong([.. Enum.GetValues<DeskRole>().Select(DeskRights.NameOf)]);
        var command = Common.Command(
            "token",
            "Make the token by which a person signs in to a desk; it is printed once. An earlier one of the same name "
            + "is good no more.",
            RunAsync, Name, Tokens, Roles, Remove);
        command.Validators.Add(result =>
        {
            var isNamed = result.GetResult(Roles) is { Implicit: false };
            if (isNamed == result.GetResult(Remove) is { Implicit: false })
            {
                result.AddError($"give {Roles.Name}, once or more, or {Remove.Name}.");
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (name, path) = (arguments.GetRequiredValue(Name), arguments.GetRequiredValue(Tokens));
        var terminal = Common.Terminal(arguments);
        if (arguments.GetValue(Remove))
        {
            TokenFile.Remove(path, name);
            terminal.Line($"{name} is in {path} no more.");
            return ExitCode.Done;
        }

        var roles = arguments.GetRequiredValue(Roles);
        if (Common.Json(arguments) is null && arguments.GetValue<bool>("--quiet"))
        {
            throw new ImrPredictException(
                "a token that is not printed is lost; leave --quiet out, or give --json FILE.");
        }

        var token = TokenFile.Add(
            path, name, [.. Enum.GetValues<DeskRole>().Where(role => roles.Contains(DeskRights.NameOf(role)))]);
        terminal.Line(token);
        terminal.Line($"this is the token of {name} ({string.Join(", ", roles)}): give it to no one else; it is not "
            + "shown again.");
        await Common.WriteJsonAsync(arguments, new { Name = name, Roles = roles, Token = token }, cancellation);
        return ExitCode.Done;
    }
}
