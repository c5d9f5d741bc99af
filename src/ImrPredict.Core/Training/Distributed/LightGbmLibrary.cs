using System.Runtime.InteropServices;
using ImrPredict.Cases;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// LightGBM's own functions (its <c>c_api.h</c>), for what ML.NET does not reach: training by several processes. Of one
/// training run all calls come from one thread.
/// </summary>
internal static unsafe partial class LightGbmLibrary
{
    /// <summary>32-bit floats, as the library numbers types.</summary>
    public const int Float32 = 0;

    /// <summary>32-bit integers.</summary>
    public const int Int32 = 2;

    private const string Name = "lib_lightgbm";
    private const string Threads = "libgomp.so.1";

    /// <summary>Joins the other processes by functions of the caller; no socket is opened.</summary>
    /// <param name="count">How many processes there are.</param>
    /// <param name="rank">Which of them this is.</param>
    /// <param name="reduceScatter">Sums blocks over the processes and leaves each its own.</param>
    /// <param name="allGather">Gives all blocks to all.</param>
    [LibraryImport(Name, EntryPoint = "LGBM_NetworkInitWithFunctions")]
    public static partial int NetworkInitWithFunctions(int count, int rank, nint reduceScatter, nint allGather);

    /// <summary>Leaves them.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_NetworkFree")]
    public static partial int NetworkFree();

    /// <summary>Makes a data set of sparse rows; with several processes they agree on bins.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_DatasetCreateFromCSR", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetCreateFromCsr(
        int* starts, int startsType, int* indices, float* values, int valuesType, long startsCount, long valuesCount,
        long columns, string parameters, nint reference, out nint dataset);

    /// <summary>Writes how a data set cuts its columns into bins.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSerializeReferenceToBinary")]
    public static partial int DatasetSerializeBins(nint dataset, out nint buffer, out int length);

    /// <summary>Makes an empty data set of bins that were written.</summary>
    [LibraryImport(
        Name, EntryPoint = "LGBM_DatasetCreateFromSerializedReference", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetOfBins(
        byte* buffer, int length, long rows, int classes, string parameters, out nint dataset);

    /// <summary>Reads one byte of a buffer of the library.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_ByteBufferGetAt")]
    public static partial int BufferAt(nint buffer, int index, out byte value);

    /// <summary>Frees a buffer of the library.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_ByteBufferFree")]
    public static partial int BufferFree(nint buffer);

    /// <summary>Sets the labels.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetField(nint dataset, string field, float* values, int count, int type);

    /// <summary>Frees a data set.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_DatasetFree")]
    public static partial int DatasetFree(nint dataset);

    /// <summary>Makes a booster.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterCreate(nint dataset, string parameters, out nint booster);

    /// <summary>Adds a tree.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int BoosterUpdate(nint booster, out int finished);

    /// <summary>Writes the model as text.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int BoosterSave(
        nint booster, int first, int count, int importance, long room, out long length, byte* text);

    /// <summary>Frees a booster.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_BoosterFree")]
    public static partial int BoosterFree(nint booster);

    /// <summary>Throws where this machine cannot load the library.</summary>
    /// <exception cref="ImrPredictException">It cannot.</exception>
    public static void Require()
    {
        if (NativeLibrary.TryLoad(Name, typeof(LightGbmLibrary).Assembly, null, out _))
        {
            return;
        }

        throw new ImrPredictException(OperatingSystem.IsLinux() && !NativeLibrary.TryLoad(Threads, out _)
            ? $"--nodes: LightGBM needs {Threads}, which this machine lacks; install it (Debian and Ubuntu: apt-get "
                + "install libgomp1; Fedora and Red Hat: dnf install libgomp), or leave --nodes out."
            : $"--nodes: LightGBM ({Name}) cannot be loaded on this machine; leave --nodes out.");
    }

    /// <summary>Throws what the library says when a call failed.</summary>
    /// <exception cref="ImrPredictException">It failed.</exception>
    public static void Check(int failed)
    {
        if (failed != 0)
        {
            throw new ImrPredictException(
                $"LightGBM: {Marshal.PtrToStringUTF8(LastError())}; if a rank was lost, run the same command again.");
        }
    }

    [LibraryImport(Name, EntryPoint = "LGBM_GetLastError")]
    private static partial nint LastError();
}
