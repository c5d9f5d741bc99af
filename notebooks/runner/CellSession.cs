using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace ImrPredict.NotebookRunner;

/// <summary>Runs cells one after the other; each sees what those before it have declared.</summary>
internal sealed class CellSession
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .AddReferences(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0))
        .AddReferences(typeof(Cases.DisputedItem).Assembly, typeof(Enumerable).Assembly)
        .AddImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks");

    private readonly CellOutput _output = new();
    private ScriptState<object>? _state;

    /// <summary>Runs one cell.</summary>
    public async Task<(IReadOnlyList<JsonNode> Nodes, string? Error)> RunAsync(string source)
    {
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        string? error = null;
        try
        {
            _state = _state is null
                ? await CSharpScript.RunAsync<object>(source, Options, _output)
                : await _state.ContinueWithAsync<object>(source, Options);
            if (_state.ReturnValue is { } value)
            {
                _output.Display(value);
            }
        }
        catch (CompilationErrorException problem)
        {
            error = string.Join("; ", problem.Diagnostics);
        }
        catch (Exception problem) // whatever a cell throws ends the notebook and is told with its type
        {
            error = problem.ToString();
        }
        finally
        {
            Console.SetOut(console);
        }

        return (_output.Take(printed.ToString(), error), error);
    }
}
