using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary>Prints the history in one of its formats, all at once or bit by bit.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="format">How.</param>
internal sealed class HistoryWriter(Terminal terminal, HistoryFormat format)
{
    private DateOnly? _day;
    private bool _hasHeader;

    /// <summary>Prints events.</summary>
    /// <param name="events">The events, oldest first.</param>
    /// <param name="context">What came before them and with them, so that a notice is known for an echo.</param>
    public void Write(IReadOnlyList<HistoryEvent> events, IReadOnlyList<HistoryEvent> context)
    {
        switch (format)
        {
            case HistoryFormat.Json:
                EventJson.Write(terminal, events);
                break;
            case HistoryFormat.Csv:
                WriteHeaderOnce();
                EventCsv.Write(terminal, events);
                break;
            default:
                var news = events.Select(one => (one.Kind, one.Id)).ToHashSet();
                var told = EventEchoes.Without(context).Where(one => news.Contains((one.Kind, one.Id)));
                _day = EventView.Write(terminal, told, _day);
                break;
        }
    }

    private void WriteHeaderOnce()
    {
        if (!_hasHeader)
        {
            _hasHeader = true;
            EventCsv.WriteHeader(terminal);
        }
    }
}
