using Witness.Core.Dns;

namespace Witness.Registrars.MasterFiles;

/// <summary>What one master file remembers from entry to entry: its origin and the owner of the record before.</summary>
internal sealed class OwnerMemory(DomainName origin)
{
    private DomainName _origin = origin;
    private DomainName? _owner;
    private string _ownerText = "";

    /// <summary>The origin of relative names.</summary>
    public DomainName Origin
    {
        get => _origin;
        set
        {
            _origin = value;
            _ownerText = _owner is { } owner ? MasterName.Absolute(owner) : "";
        }
    }

    /// <summary>The owner of the record before, with a text that means it under the present origin.</summary>
    /// <exception cref="FormatException">There is no record before.</exception>
    public (DomainName Name, string Text) Previous =>
        _owner is { } owner
            ? (owner, _ownerText)
            : throw new FormatException("the line starts with a blank, and there is no owner before it");

    /// <summary>Reads an owner and remembers it.</summary>
    public (DomainName Name, string Text) Next(string text)
    {
        var name = MasterName.Resolve(text, _origin);
        (_owner, _ownerText) = (name, text);
        return (name, text);
    }

    /// <summary>A memory that starts from here and leaves this one alone.</summary>
    public OwnerMemory Copy() => (OwnerMemory)MemberwiseClone();
}
