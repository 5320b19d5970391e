namespace Witness.Registrars.MasterFiles;

/// <summary>Divides the text of a master file into entries (RFC 1035 §5.1).</summary>
internal sealed class EntryReader
{
    private readonly string _file;
    private readonly string _text;
    private int _at;
    private int _line = 1;

    private EntryReader(string file, string text)
    {
        _file = file;
        _text = text;
    }

    /// <summary>Reads every entry of a text.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">The text, one character an octet.</param>
    /// <exception cref="FormatException">A quote or a parenthesis is not closed; the message has file and line.</exception>
    public static IReadOnlyList<Entry> ReadAll(string file, string text)
    {
        var reader = new EntryReader(file, text);
        reader.RefuseLoneCarriageReturns();
        var entries = new List<Entry>();
        while (reader._at < text.Length)
        {
            entries.Add(reader.Next());
        }

        return entries;
    }

    private Entry Next()
    {
        var (start, line, startsBlank) = (_at, _line, _text[_at] is ' ' or '\t');
        var tokens = new List<Token>();
        var depth = 0;
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (character == '\n')
            {
                EndLine();
                if (depth == 0)
                {
                    return new Entry(start, _at, line, startsBlank, tokens);
                }
            }
            else if (character is '(' or ')')
            {
                _at++;
                depth += character == '(' ? 1 : -1;
                Require(depth >= 0, line, "')' without '('");
            }
            else
            {
                ReadWithinLine(character, tokens);
            }
        }

        Require(depth == 0, line, "'(' without ')'");
        return new Entry(start, _at, line, startsBlank, tokens);
    }

    private void ReadWithinLine(char character, List<Token> tokens)
    {
        switch (character)
        {
            case ' ' or '\t' or '\r':
                _at++;
                break;
            case ';':
                _at = _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;
                break;
            case '"':
                tokens.Add(Quoted());
                break;
            default:
                tokens.Add(Word());
                break;
        }
    }

    private Token Quoted()
    {
        var start = _at++;
        while (_at < _text.Length && _text[_at] is not ('"' or '\n'))
        {
            Advance();
        }

        Require(_at < _text.Length && _text[_at] == '"', _line, "a quoted string does not end in its line");
        _at++;
        return new Token(start, _text[start.._at]);
    }

    private Token Word()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (' ' or '\t' or '\r' or '\n' or ';' or '"' or '(' or ')'))
        {
            Advance();
        }

        return new Token(start, _text[start.._at]);
    }

    /// <summary>Past one character, or past a backslash and the character that it quotes.</summary>
    private void Advance()
    {
        if (_text[_at] == '\\')
        {
            _at++;
            Require(_at < _text.Length && _text[_at] is not ('\r' or '\n'), _line, "a backslash at the end of a line");
        }

        _at++;
    }

    private void EndLine()
    {
        _at++;
        _line++;
    }

    /// <summary>Some servers end a line there and some do not, so that what follows may be a record or a comment.</summary>
    private void RefuseLoneCarriageReturns()
    {
        for (var at = _text.IndexOf('\r'); at >= 0; at = _text.IndexOf('\r', at + 1))
        {
            Require(at + 1 < _text.Length && _text[at + 1] == '\n', 1, "a carriage return that ends no line");
        }
    }

    private void Require(bool condition, int line, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException($"{_file}:{line}: {otherwise}");
        }
    }
}
