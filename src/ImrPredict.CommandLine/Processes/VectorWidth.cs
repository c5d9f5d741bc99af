using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace ImrPredict.CommandLine.Processes;

/// <summary>
/// Keeps the sums of learning the same on processors with and without AVX-512. ML.NET and the runtime add up in vectors
/// as wide as the processor has them, wider ones give other last digits, and a model gets another id. A process cannot
/// narrow its vectors once it runs: on Linux it begins anew, under the same number, with the setting for it.
/// </summary>
public static unsafe partial class VectorWidth
{
    private const string Setting = "DOTNET_EnableAVX512";

    /// <summary>Begins the process anew where its vectors are wider; to be called before anything else.</summary>
    public static void Narrow()
    {
        if (!OperatingSystem.IsLinux() || !Avx512F.IsSupported
            || Environment.GetEnvironmentVariable(Setting) is not null)
        {
            return;
        }

        try
        {
            var arguments = File.ReadAllBytes("/proc/self/cmdline");
            var setting = Encoding.ASCII.GetBytes($"{Setting}=0\0");
            byte[] environment = [.. File.ReadAllBytes("/proc/self/environ"), .. setting];
            fixed (byte* path = "/proc/self/exe\0"u8, argument = arguments, variable = environment)
            fixed (nint* argv = Places(arguments, argument), envp = Places(environment, variable))
            {
                // It returns only where the system refuses it.
                _ = Execute(path, argv, envp);
                throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                "warning: models made here differ in the last digits from those of other processors "
                + $"({refused.Message}); set {Setting}=0 in the environment.");
        }
    }

    // Where each text begins that ends with a zero, and a zero behind the last one.
    private static nint[] Places(byte[] texts, byte* at)
    {
        List<nint> places = [];
        for (var begin = 0; begin < texts.Length; begin += texts.AsSpan(begin).IndexOf((byte)0) + 1)
        {
            places.Add((nint)(at + begin));
        }

        return [.. places, 0];
    }

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true)]
    private static partial int Execute(byte* path, nint* arguments, nint* environment);
}
