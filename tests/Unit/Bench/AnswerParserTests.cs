using System.Text;
using OrderGrains.Bench.Http;

namespace OrderGrains.Tests.Bench;

public sealed class AnswerParserTests
{
    private const string Counted = "HTTP/1.1 201 Created\r\ncontent-length: 5\r\nX: y\r\n\r\nhello";
    private const string Chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\nA\r\nlo, world!\r\n\r\n0\r\n\r\n";

    private readonly AnswerParser _parser = new();

    [Fact]
    public void TryParse_CountedBody_GivesStatusBodyAndLength()
    {
        ParseOutcome outcome = _parser.TryParse(Encoding.ASCII.GetBytes(Counted + "rest"), out HttpAnswer answer);

        Assert.Equal(ParseOutcome.Complete, outcome);
        Assert.Equal(201, answer.Status);
        Assert.Equal("hello", Encoding.ASCII.GetString(answer.Body));
        Assert.Equal(Counted.Length, answer.Consumed);
        Assert.True(answer.KeepAlive);
    }

    [Fact]
    public void TryParse_Chunks_JoinsThem()
    {
        ParseOutcome outcome = _parser.TryParse(Encoding.ASCII.GetBytes(Chunked), out HttpAnswer answer);

        Assert.Equal(ParseOutcome.Complete, outcome);
        Assert.Equal("hello, world!", Encoding.ASCII.GetString(answer.Body));
        Assert.Equal(Chunked.Length, answer.Consumed);
    }

    [Theory]
    [InlineData(Counted)]
    [InlineData(Chunked)]
    public void TryParse_AnyPrefix_IsIncomplete(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Equal(ParseOutcome.Incomplete, _parser.TryParse(bytes.AsSpan(0, length), out _));
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nno length")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 abc\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public void TryParse_NoAnswerOfKnownLength_IsMalformed(string text) =>
        Assert.Equal(ParseOutcome.Malformed, _parser.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void TryParse_ConnectionClose_IsSeen()
    {
        byte[] bytes = "HTTP/1.1 503 Busy\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

        _parser.TryParse(bytes, out HttpAnswer answer);

        Assert.False(answer.KeepAlive);
    }
}
