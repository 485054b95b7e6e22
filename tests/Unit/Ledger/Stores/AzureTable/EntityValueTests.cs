using System.Buffers;
using System.Text;
using System.Text.Json;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class EntityValueTests
{
    private const int Units = EntityValue.MaxTextUnits;

    [Theory]
    [InlineData("", 0)]
    [InlineData("""{"id":"ord_1","note":"a\\b \"c\""}""", 1)]
    [InlineData("line\r\n\tnext \u2028 and \u2029 \u00E2\u20AC end", 1)]
    [InlineData("Grüße, 寿司, \U0001F355", 1)]
    public void Write_Text_IsOneReadableProperty(string text, int properties)
    {
        JsonElement entity = Written(Encoding.UTF8.GetBytes(text));

        Assert.Equal(properties, entity.EnumerateObject().Count() - 1);
        Assert.Equal(text, entity.TryGetProperty("text", out JsonElement value) ? value.GetString() : "");
        Assert.Equal(text, Encoding.UTF8.GetString(EntityValue.Read(entity)));
    }

    [Theory]
    [InlineData(Units - 1, 1)]
    [InlineData(Units, 1)]
    [InlineData(Units + 1, 2)]
    [InlineData(2 * Units, 2)]
    [InlineData((2 * Units) + 1, 3)]
    [InlineData(480 << 10, 16)]
    public void Write_LongText_IsDividedIntoProperties(int length, int properties)
    {
        byte[] value = [.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26)))];

        JsonElement entity = Written(value);

        Assert.Equal(
            properties,
            entity.EnumerateObject().Count(member => member.Name.StartsWith("text", StringComparison.Ordinal)));
        Assert.Equal(value, EntityValue.Read(entity));
    }

    [Theory]
    [InlineData("\U0001F355")]
    [InlineData("\u00E9")]
    [InlineData("\u5BFF")]
    public void Write_CharacterAtTheBorder_IsNotDivided(string character)
    {
        for (int before = Units - 3; before <= Units; before++)
        {
            string text = new string('a', before) + character + "z";

            JsonElement entity = Written(Encoding.UTF8.GetBytes(text));

            string first = entity.GetProperty("text").GetString()!;
            Assert.InRange(first.Length, Units - 1, Units);
            Assert.Equal(text, first + (entity.TryGetProperty("text1", out JsonElement rest) ? rest.GetString() : ""));
        }
    }

    [Fact]
    public void Write_WhatIsNoText_IsBytes()
    {
        byte[][] values =
        [
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0], [.. "a\u0001b"u8], [.. "\uFFFF"u8],
            [.. Enumerable.Repeat((byte)'"', 10_000)], new byte[EntityValue.MaxBinarySizeBytes + 1],
            [.. Enumerable.Repeat((byte)'a', (480 << 10) + 1)],
        ];
        Assert.All(values, value =>
        {
            JsonElement entity = Written(value);
            Assert.False(entity.TryGetProperty("text", out _));
            Assert.Equal("Edm.Binary", entity.GetProperty("bytes@odata.type").GetString());
            Assert.Equal(value, EntityValue.Read(entity));
        });
    }

    [Fact]
    public void Write_AnyValue_StaysBelowTheSizesThatTheLimitsCountOn()
    {
        Random random = new(5);
        string[] letters = ["\"", "\\", "\n", "a", "\u00E9", "\u2028", "\U0001F355"];
        for (int i = 0; i < 50; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 5_000).Select(_ => letters[random.Next(1 + (i % 7))]));
            byte[] value = Encoding.UTF8.GetBytes(text);
            ArrayBufferWriter<byte> output = new();
            EntityValue.Write(output, value);
            Assert.InRange(output.WrittenCount, 1, (value.Length * 2) + 200);
        }
    }

    private static JsonElement Written(byte[] value)
    {
        ArrayBufferWriter<byte> output = new();
        output.Write("{\"RowKey\":\"a\""u8);
        EntityValue.Write(output, value);
        output.Write("}"u8);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }
}
