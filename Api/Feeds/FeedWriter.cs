using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace OrderGrains.Api.Feeds;

/// <summary>Writes Server-Sent Events. Used by one at a time.</summary>
internal sealed class FeedWriter(PipeWriter output)
{
    /// <summary>The stream's first words: from here on everything is sent.</summary>
    public void WriteReady(string cursor)
    {
        output.Write("retry: 1000\nid: "u8);
        WriteText(cursor);
        output.Write("\nevent: ready\ndata: {}\n\n"u8);
    }

    /// <summary>An event, with the place after it.</summary>
    public void Write(FeedFrame frame, string cursor)
    {
        output.Write("id: "u8);
        WriteText(cursor);
        output.Write("\nevent: "u8);
        WriteText(frame.Type);
        output.Write("\ndata: "u8);
        output.Write(frame.Json.Span);
        output.Write("\n\n"u8);
    }

    /// <summary>
    /// Nothing has happened for a while: a comment, so that nobody on the way takes the stream for dead, and the place,
    /// which may have moved on over what others follow.
    /// </summary>
    public void WriteAlive(string cursor)
    {
        output.Write(": alive\nid: "u8);
        WriteText(cursor);
        output.Write("\n\n"u8);
    }

    /// <summary>Sends what was written.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken);

    private void WriteText(string text) => Encoding.UTF8.GetBytes(text, output);
}
