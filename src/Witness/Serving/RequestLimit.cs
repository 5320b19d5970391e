using System.Net;

namespace Witness.Serving;

/// <summary>
/// How often an address may ask: so many times in one go, and so many a second in the long run. It has no timer, as the
/// limiters of .NET do, which would wake the processor all day for nobody: of an address it knows only until when its
/// requests so far are too many, and that is forgotten when others need the room.
/// </summary>
/// <param name="burst">Requests in one go.</param>
/// <param name="perSecond">Requests a second in the long run.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestLimit(int burst, int perSecond, TimeProvider time)
{
    /// <summary>Of so many addresses at once it knows something; a crowd of more is none that counting by address would hold.</summary>
    public const int MostAddresses = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, TimeSpan> _busyUntil = [];
    private readonly TimeSpan _each = TimeSpan.FromSeconds(1) / perSecond;
    private readonly long _began = time.GetTimestamp();

    /// <summary>How many addresses it knows something of.</summary>
    public int Known => _busyUntil.Count;

    /// <summary>True where an address may ask now; that counts as a request.</summary>
    public bool Admits(IPAddress visitor)
    {
        var now = time.GetElapsedTime(_began);
        lock (_lock)
        {
            var isKnown = _busyUntil.TryGetValue(visitor, out var busyUntil);
            var next = (busyUntil > now ? busyUntil : now) + _each;
            if (next - now > burst * _each)
            {
                return false;
            }

            if (!isKnown && _busyUntil.Count >= MostAddresses)
            {
                MakeRoom(now);
            }

            _busyUntil[visitor] = next;
            return true;
        }
    }

    private void MakeRoom(TimeSpan now)
    {
        foreach (var (visitor, _) in _busyUntil.Where(one => one.Value <= now).ToList())
        {
            _busyUntil.Remove(visitor);
        }

        if (_busyUntil.Count >= MostAddresses)
        {
            _busyUntil.Clear();
        }
    }
}
