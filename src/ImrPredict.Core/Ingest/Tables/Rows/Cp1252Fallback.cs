using System.Text;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Reads bytes that are not UTF-8 as Windows-1252, so that a file of mixed origin is decoded line by line right
/// and no byte is lost.
/// </summary>
internal sealed class Cp1252Fallback : DecoderFallback
{
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private readonly Encoding _cp1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _text = _cp1252.GetString(bytesUnknown);
            _next = 0;
            return _text.Length > 0;
        }

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset()
        {
            _text = "";
            _next = 0;
        }
    }
}
