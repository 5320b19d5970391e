using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Witness.Serving.Pages;

namespace Witness.Serving;

/// <summary>The status page as HTML, made anew when it is asked for and the last one is no longer good.</summary>
internal sealed class PageSource : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly PageReader _reader;
    private readonly Fresh<Document> _page;

    /// <summary>A page of what a reader reads.</summary>
    public PageSource(PageReader reader, TimeProvider time)
    {
        _reader = reader;
        _page = new Fresh<Document>(RenderAsync, GoodFor, time);
    }

    /// <summary>The page.</summary>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public Task<Document> GetAsync(CancellationToken cancellation) => _page.GetAsync(cancellation);

    /// <inheritdoc />
    public void Dispose()
    {
        _page.Dispose();
        _services.Dispose();
    }

    private async Task<Document> RenderAsync(CancellationToken cancellation)
    {
        var page = await _reader.ReadAsync(cancellation);
        await using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(StatusPage.Page)] = page }
        );
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<StatusPage>(parameters)).ToHtmlString()
        );
        return Document.Of("text/html", html);
    }
}
