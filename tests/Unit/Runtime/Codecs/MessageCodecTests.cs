using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrderGrains.Orders;
using OrderGrains.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Tests.Runtime;

public sealed class MessageCodecTests
{
    private const int RunsPerType = 100;

    private static readonly IReadOnlyList<MessageCodec> Codecs =
        GrainManifestBuilder.Read(typeof(OrderEvent).Assembly).Codecs;

    public static TheoryData<string> Aliases => [.. Codecs.Select(static codec => codec.Alias)];

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Codec_OfEveryMessage_ReadsWhatItWrote(string alias)
    {
        MessageCodec codec = Codecs.Single(item => item.Alias == alias);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(RunsPerType),
            Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
            {
                object message = new MessageFactory(new Random(seed)).Create(codec.Type);
                Assert.Equal(Json(message), Json(RoundTrip(codec, message)));
            }));
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Codec_OfCutBytes_ThrowsFormatException(string alias)
    {
        MessageCodec codec = Codecs.Single(item => item.Alias == alias);
        WireWriter writer = new();
        codec.WriteObject(writer, new MessageFactory(new Random(1)).Create(codec.Type));
        byte[] bytes = writer.Written.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<WireFormatException>(() => Read(codec, bytes.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Codec_OfAnyBytes_GivesAMessageOrFormatException(string alias)
    {
        MessageCodec codec = Codecs.Single(item => item.Alias == alias);
        WireWriter writer = new();
        codec.WriteObject(writer, new MessageFactory(new Random(2)).Create(codec.Type));
        byte[] bytes = writer.Written.ToArray();
        Random random = new(3);
        for (int run = 0; run < RunsPerType; run++)
        {
            byte[] damaged = [.. bytes];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Exception? failure = Record.Exception(() => Read(codec, damaged));
            Assert.True(failure is null or WireFormatException, failure?.ToString());
        }
    }

    private static object RoundTrip(MessageCodec codec, object message)
    {
        WireWriter writer = new();
        codec.WriteObject(writer, message);
        return Read(codec, writer.Written.Span);
    }

    private static object Read(MessageCodec codec, ReadOnlySpan<byte> bytes)
    {
        WireReader reader = new(bytes);
        return codec.ReadObject(ref reader);
    }

    private static string Json(object message) => JsonSerializer.Serialize(message, message.GetType());
}
