namespace ImrPredict.Features.Encoding;

/// <summary>Whether a pretrained language model reads the texts.</summary>
public enum EncoderUse
{
    /// <summary>On where the training texts are few enough to be read in minutes.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never: about a hundred times faster.</summary>
    Off,
}
