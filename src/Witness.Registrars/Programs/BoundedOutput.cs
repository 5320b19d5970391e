using System.Text;
using Witness.Core;

namespace Witness.Registrars.Programs;

/// <summary>What a program says on one of its outputs, as far as it has been read.</summary>
/// <param name="reader">The output.</param>
/// <param name="longest">The most characters that are taken.</param>
internal sealed class BoundedOutput(TextReader reader, int longest)
{
    private readonly StringBuilder _text = new();

    /// <summary>What has been read.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="ProgramException">It is longer than may be.</exception>
    public async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is var count and > 0)
        {
            lock (_text)
            {
                _text.Append(buffer, 0, count);
                if (_text.Length > longest)
                {
                    throw new ProgramException($"more than {Phrase.Of(longest, "character")} of output");
                }
            }
        }
    }
}
