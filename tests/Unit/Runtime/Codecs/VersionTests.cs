using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Tests.Runtime;

public sealed class VersionTests
{
    [Fact]
    public void Read_OfNewerMessage_SkipsWhatItDoesNotKnow()
    {
        WideMessage sent = new()
        {
            Name = "n",
            Kept = 7,
            Added = [1, 2],
            AddedMessage = new WideMessage { Name = "inner", Kept = 1 },
            AddedText = "t",
        };
        NarrowMessage read = Convert<WideMessage, NarrowMessage>(sent);
        Assert.Equal((7, "fallback"), (read.Kept, read.Missing));
    }

    [Fact]
    public void Read_OfOlderMessage_KeepsInitialValues()
    {
        WideMessage read = Convert<NarrowMessage, WideMessage>(new NarrowMessage { Kept = 7 });
        Assert.Equal((7, "initial"), (read.Kept, read.AddedText));
        Assert.Null(read.AddedMessage);
        Assert.Empty(read.Added);
    }

    [Fact]
    public void Read_OfPositionalMessage_ConstructsIt()
    {
        PositionalMessage sent = new("a", 3) { Later = true };
        Assert.Equal(sent, Convert<PositionalMessage, PositionalMessage>(sent));
    }

    [Fact]
    public void Read_OfNullOverAnInitialValue_GivesNull()
    {
        WideMessage read = Convert<WideMessage, WideMessage>(new WideMessage { Name = "n", AddedText = null });
        Assert.Null(read.AddedText);
    }

    [Fact]
    public void Read_OfTooDeepMessage_ThrowsFormatException()
    {
        WideMessage message = new() { Name = "n" };
        for (int depth = 0; depth < WireReader.MaxDepth; depth++)
        {
            message = new WideMessage { Name = "n", AddedMessage = message };
        }

        Assert.Throws<WireFormatException>(() => Convert<WideMessage, WideMessage>(message));
    }

    private static TTo Convert<TFrom, TTo>(TFrom message)
    {
        WireWriter writer = new();
        CodecOf<TFrom>.Codec.Write(writer, message);
        WireReader reader = new(writer.Written.Span);
        TTo read = CodecOf<TTo>.Codec.Read(ref reader);
        Assert.Equal(0, reader.Remaining);
        return read;
    }
}
